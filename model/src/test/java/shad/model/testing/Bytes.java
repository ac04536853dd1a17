package shad.model.testing;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Small things to do with bytes, written to be obviously right rather than fast.
public final class Bytes {
    private Bytes() {}

    /// The arrays one after the other.
    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /// Bytes written as hexadecimal digits; spaces are ignored.
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /// `length` bytes that count 0, 1, 2, … 255, 0, …
    public static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    /// A 16-bit field in network byte order.
    static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    /// A 32-bit field in network byte order.
    static byte[] u32(long value) {
        return concat(u16((int) (value >> 16)), u16((int) value));
    }

    /// Overwrites a 16-bit field in network byte order.
    static void setU16(byte[] bytes, int offset, int value) {
        bytes[offset] = (byte) (value >> 8);
        bytes[offset + 1] = (byte) value;
    }

    /// Internet checksum (RFC 1071) of the arrays taken as one.
    static int checksum(byte[]... parts) {
        byte[] bytes = concat(parts);
        int sum = 0;
        for (int i = 0; i < bytes.length; i++) {
            sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
            sum = (sum & 0xffff) + (sum >> 16);
        }
        return ~sum & 0xffff;
    }
}
