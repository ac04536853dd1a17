package shad.model.buffer;

/// Byte orders of every field that is read or written: the one place that knows them.
///
/// Plain shifts on purpose: most captures are over before the optimising compiler has got far, and until then a memory
/// segment or a view handle costs ten times as much.
public final class Layouts {
    /// An array without bytes, for flyweights that were not placed yet.
    public static final byte[] NO_BYTES = {};

    private Layouts() {}

    /// Reads an unsigned 16-bit field, most significant byte first.
    public static int unsignedShortBe(byte[] bytes, int offset) {
        return (bytes[offset] & 0xff) << 8 | bytes[offset + 1] & 0xff;
    }

    /// Reads an unsigned 16-bit field, least significant byte first.
    public static int unsignedShortLe(byte[] bytes, int offset) {
        return bytes[offset] & 0xff | (bytes[offset + 1] & 0xff) << 8;
    }

    /// Reads a 32-bit field, most significant byte first.
    public static int intBe(byte[] bytes, int offset) {
        return unsignedShortBe(bytes, offset) << 16 | unsignedShortBe(bytes, offset + 2);
    }

    /// Reads a 32-bit field, least significant byte first.
    public static int intLe(byte[] bytes, int offset) {
        return unsignedShortLe(bytes, offset) | unsignedShortLe(bytes, offset + 2) << 16;
    }

    /// Reads a 64-bit field, most significant byte first.
    public static long longBe(byte[] bytes, int offset) {
        return (long) intBe(bytes, offset) << 32 | intBe(bytes, offset + 4) & 0xffff_ffffL;
    }

    /// Reads a 64-bit field, least significant byte first.
    public static long longLe(byte[] bytes, int offset) {
        return intLe(bytes, offset) & 0xffff_ffffL | (long) intLe(bytes, offset + 4) << 32;
    }

    /// Writes the low 16 bits of a value, most significant byte first.
    public static void setShortBe(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >>> 8);
        bytes[offset + 1] = (byte) value;
    }

    /// Writes the low 16 bits of a value, least significant byte first.
    public static void setShortLe(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
    }

    /// Writes a 32-bit field, least significant byte first.
    public static void setIntLe(byte[] bytes, int offset, int value) {
        setShortLe(bytes, offset, value);
        setShortLe(bytes, offset + 2, value >>> 16);
    }

    /// Reads an unsigned 16-bit field whose byte order is known at run time only.
    public static int unsignedShort(byte[] bytes, int offset, boolean bigEndian) {
        return bigEndian ? unsignedShortBe(bytes, offset) : unsignedShortLe(bytes, offset);
    }

    /// Reads a 32-bit field whose byte order is known at run time only.
    public static int int32(byte[] bytes, int offset, boolean bigEndian) {
        return bigEndian ? intBe(bytes, offset) : intLe(bytes, offset);
    }

    /// Reads a 64-bit field whose byte order is known at run time only.
    public static long int64(byte[] bytes, int offset, boolean bigEndian) {
        return bigEndian ? longBe(bytes, offset) : longLe(bytes, offset);
    }
}
