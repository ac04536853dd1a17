package shad.model.capture.compress;

import shad.model.buffer.Layouts;

/// The 32-bit xxHash with seed 0, the checksum of LZ4 frames (xxHash specification 0.1.1, section "XXH32"). Not
/// thread-safe.
final class XxHash32 {
    private static final int PRIME_1 = 0x9e37_79b1;
    private static final int PRIME_2 = 0x85eb_ca77;
    private static final int PRIME_3 = 0xc2b2_ae3d;
    private static final int PRIME_4 = 0x27d4_eb2f;
    private static final int PRIME_5 = 0x1656_67b1;
    private static final int STRIPE_LENGTH = 16;

    private final byte[] stripe = new byte[STRIPE_LENGTH];
    private int stripeLength;
    private long totalLength;
    private int lane1;
    private int lane2;
    private int lane3;
    private int lane4;

    XxHash32() {
        reset();
    }

    static int of(byte[] bytes, int offset, int length) {
        XxHash32 hash = new XxHash32();
        hash.update(bytes, offset, length);
        return hash.value();
    }

    void reset() {
        stripeLength = 0;
        totalLength = 0;
        lane2 = PRIME_2;
        lane1 = PRIME_1 + lane2;
        lane3 = 0;
        lane4 = -PRIME_1;
    }

    void update(byte[] bytes, int offset, int length) {
        totalLength += length;
        int position = offset;
        int end = offset + length;
        if (stripeLength > 0) {
            int count = Math.min(STRIPE_LENGTH - stripeLength, length);
            System.arraycopy(bytes, position, stripe, stripeLength, count);
            stripeLength += count;
            position += count;
            if (stripeLength < STRIPE_LENGTH) {
                return;
            }
            mix(stripe, 0);
        }
        for (; end - position >= STRIPE_LENGTH; position += STRIPE_LENGTH) {
            mix(bytes, position);
        }
        stripeLength = end - position;
        System.arraycopy(bytes, position, stripe, 0, stripeLength);
    }

    int value() {
        int hash = totalLength < STRIPE_LENGTH
                ? PRIME_5
                : Integer.rotateLeft(lane1, 1)
                        + Integer.rotateLeft(lane2, 7)
                        + Integer.rotateLeft(lane3, 12)
                        + Integer.rotateLeft(lane4, 18);
        hash += (int) totalLength;
        int position = 0;
        for (; stripeLength - position >= Integer.BYTES; position += Integer.BYTES) {
            hash = Integer.rotateLeft(hash + Layouts.intLe(stripe, position) * PRIME_3, 17) * PRIME_4;
        }
        for (; position < stripeLength; position++) {
            hash = Integer.rotateLeft(hash + (stripe[position] & 0xff) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ hash >>> 15) * PRIME_2;
        hash = (hash ^ hash >>> 13) * PRIME_3;
        return hash ^ hash >>> 16;
    }

    private void mix(byte[] bytes, int offset) {
        lane1 = round(lane1, Layouts.intLe(bytes, offset));
        lane2 = round(lane2, Layouts.intLe(bytes, offset + 4));
        lane3 = round(lane3, Layouts.intLe(bytes, offset + 8));
        lane4 = round(lane4, Layouts.intLe(bytes, offset + 12));
    }

    private static int round(int lane, int word) {
        return Integer.rotateLeft(lane + word * PRIME_2, 13) * PRIME_1;
    }
}
