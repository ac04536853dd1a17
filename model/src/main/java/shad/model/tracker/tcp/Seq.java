package shad.model.tracker.tcp;

/// Arithmetic of 32-bit sequence numbers (RFC 9293 section 3.4).
final class Seq {
    private Seq() {}

    /// How far `a` lies ahead of `b`; negative when it lies behind.
    static int delta(int a, int b) {
        return a - b;
    }

    /// Whether `a` is the smaller as a plain unsigned number, which tells that counting wrapped.
    static boolean isBelow(int a, int b) {
        return Integer.compareUnsigned(a, b) < 0;
    }

    /// The position counted from a start that wrapped so many times.
    static long full(int number, int wraps) {
        return ((long) wraps << 32) + (number & 0xffff_ffffL);
    }
}
