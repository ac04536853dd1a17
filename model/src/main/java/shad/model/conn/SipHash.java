package shad.model.conn;

/// SipHash-2-4 (Aumasson, Bernstein 2012), the keyed hash behind Zeek's identifiers and set orders. Immutable.
public final class SipHash {
    private final long key0;
    private final long key1;

    public SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    /// The hash of the 16-byte message made of two little-endian words.
    public long hash(long first, long second) {
        State state = new State();
        state.absorb(first);
        state.absorb(second);
        return state.finish(16L << 56);
    }

    /// The hash of any bytes.
    public long hash(byte[] message) {
        State state = new State();
        int whole = message.length & ~7;
        for (int i = 0; i < whole; i += 8) {
            state.absorb(littleEndian(message, i, 8));
        }
        return state.finish((long) message.length << 56 | littleEndian(message, whole, message.length - whole));
    }

    private static long littleEndian(byte[] bytes, int offset, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[offset + i] & 0xffL) << (8 * i);
        }
        return word;
    }

    private final class State {
        private long v0 = key0 ^ 0x736f6d6570736575L;
        private long v1 = key1 ^ 0x646f72616e646f6dL;
        private long v2 = key0 ^ 0x6c7967656e657261L;
        private long v3 = key1 ^ 0x7465646279746573L;

        void absorb(long word) {
            v3 ^= word;
            rounds(2);
            v0 ^= word;
        }

        long finish(long lastWord) {
            absorb(lastWord);
            v2 ^= 0xff;
            rounds(4);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void rounds(int count) {
            for (int i = 0; i < count; i++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }
}
