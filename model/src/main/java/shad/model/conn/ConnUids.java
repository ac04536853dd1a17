package shad.model.conn;

import java.nio.charset.StandardCharsets;

/// Computes connection identifiers as Zeek does in its deterministic mode: `C` and two numbers in base 62.
/// A uid is a function of the seed and of the connection's place in the order of creation, so the store keeps
/// only that place. Immutable; any thread. Source: Zeek, UID and calculate_unique_id.
public final class ConnUids implements Identifiers {
    /// The identifiers that a given seed of zeros yields (Zeek's `-D`).
    public static final ConnUids DEFAULT = new ConnUids(new SipHash(0, 0));

    /// The longest text: the letter, 6 digits of a 32-bit number, 11 of a 64-bit one.
    public static final int MAX_LENGTH = 18;

    private static final byte[] DIGITS = digits();
    /// Zeek draws connection uids from its pool number 1.
    private static final long POOL = 1;

    private final SipHash hash;

    public ConnUids(SipHash hash) {
        this.hash = hash;
    }

    /// The hash under which Zeek, started with the same seed, would order its sets.
    public SipHash hash() {
        return hash;
    }

    @Override
    public int maxLength() {
        return MAX_LENGTH;
    }

    /// The uid of the connection or tunnel that was the `ordinal`-th (from 0) to draw one.
    @Override
    public String text(long ordinal) {
        byte[] buffer = new byte[MAX_LENGTH];
        int length = write(ordinal, buffer, 0);
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    /// Writes the uid as ASCII and returns the offset behind it; at most [#MAX_LENGTH] bytes.
    @Override
    public int write(long ordinal, byte[] target, int offset) {
        long upper = hash.hash(POOL, 2 * ordinal + 1) >>> 32;
        long lower = hash.hash(POOL, 2 * ordinal + 2);
        target[offset] = 'C';
        return writeBase62(lower, target, writeBase62(upper, target, offset + 1));
    }

    /// Least significant digit first, no padding: Zeek's own order.
    private static int writeBase62(long number, byte[] target, int offset) {
        int at = offset;
        long rest = number;
        do {
            // The unsigned quotient; a signed division by a constant becomes a multiplication.
            long quotient = (rest >>> 1) / 31;
            target[at++] = DIGITS[(int) (rest - quotient * 62)];
            rest = quotient;
        } while (rest != 0);
        return at;
    }

    private static byte[] digits() {
        byte[] digits = new byte[62];
        for (int i = 0; i < 10; i++) {
            digits[i] = (byte) ('0' + i);
        }
        for (int i = 0; i < 26; i++) {
            digits[10 + i] = (byte) ('a' + i);
            digits[36 + i] = (byte) ('A' + i);
        }
        return digits;
    }
}
