package shad.model.service;

import java.io.ByteArrayOutputStream;

/// Writes elements of ASN.1's basic encoding, for tests.
///
///     Ber.of(0x30, Ber.integer(1), Ber.of(0x60, …))
public final class Ber {
    private Ber() {}

    /// An element: its tag, and its content as [Talk#bytes] takes it.
    public static byte[] of(int tag, Object... content) {
        byte[] bytes = Talk.bytes(content);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (bytes.length < 0x80) {
            out.write(bytes.length);
        } else {
            out.write(0x82);
            out.write(bytes.length >> 8);
            out.write(bytes.length);
        }
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    public static byte[] integer(int value) {
        return of(2, value & 0xff);
    }

    public static byte[] enumerated(int value) {
        return of(10, value & 0xff);
    }

    public static byte[] bool(boolean value) {
        return of(1, value ? 0xff : 0);
    }

    public static byte[] text(String text) {
        return of(4, text);
    }

    public static byte[] sequence(Object... content) {
        return of(0x30, content);
    }

    /// A constructed element of the context class.
    public static byte[] context(int number, Object... content) {
        return of(0xa0 | number, content);
    }
}
