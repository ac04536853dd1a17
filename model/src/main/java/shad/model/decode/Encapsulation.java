package shad.model.decode;

import org.jspecify.annotations.Nullable;

/// The tunnels around a packet, seen from the innermost. Immutable, so that packets and connections share it.
public final class Encapsulation {
    private final @Nullable Encapsulation outer;
    private final TunnelType type;
    private final long uidOrdinal;
    private final int depth;

    Encapsulation(@Nullable Encapsulation outer, TunnelType type, long uidOrdinal) {
        this.outer = outer;
        this.type = type;
        this.uidOrdinal = uidOrdinal;
        this.depth = outer == null ? 1 : outer.depth + 1;
    }

    /// The kind of the innermost tunnel.
    public TunnelType type() {
        return type;
    }

    /// Which identifier the innermost tunnel has: that of the connection that carries it, or one of its own.
    public long uidOrdinal() {
        return uidOrdinal;
    }

    /// How many tunnels there are around the packet.
    static int depth(@Nullable Encapsulation encapsulation) {
        return encapsulation == null ? 0 : encapsulation.depth;
    }

    /// Whether two packets lie in the same tunnels.
    public static boolean isSame(@Nullable Encapsulation a, @Nullable Encapsulation b) {
        Encapsulation left = a;
        Encapsulation right = b;
        while (left != null && right != null && left.depth == right.depth) {
            if (left.type != right.type || left.uidOrdinal != right.uidOrdinal) {
                return false;
            }
            left = left.outer;
            right = right.outer;
        }
        return left == null && right == null;
    }

    /// A tunnel that remembers what it looked like around its last packet, so that a steady flow makes no objects.
    static final class Cache {
        private @Nullable Encapsulation last;

        Encapsulation push(@Nullable Encapsulation outer, TunnelType type, long uidOrdinal) {
            Encapsulation known = last;
            if (known != null && known.type == type && known.outer == outer) {
                return known;
            }
            Encapsulation made = new Encapsulation(outer, type, uidOrdinal);
            last = made;
            return made;
        }
    }
}
