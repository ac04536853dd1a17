package shad.model.service.database;

import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// The field types of MySQL's protocol ("Basic Data Types" of the MySQL internals documentation), as Zeek reads them
/// (`mysql-protocol.pac`).
final class MySqlFields {
    private MySqlFields() {}

    /// Reads a length-encoded integer.
    static int lengthEncoded(PayloadReader reader) {
        return lengthEncoded(reader, reader.u8());
    }

    /// Reads what follows the first byte of a length-encoded integer; a wide one is cut to 32 bits.
    static int lengthEncoded(PayloadReader reader, int first) {
        return switch (first) {
            case 0xfb, 0xff -> 0;
            case 0xfc -> reader.u16le();
            case 0xfd -> reader.u24le();
            case 0xfe -> (int) reader.i64le();
            default -> first;
        };
    }

    /// Skips a string with its length before it.
    static void skipString(PayloadReader reader) {
        reader.skip(lengthEncoded(reader));
    }

    /// Skips such a string whose first byte was read already.
    static void skipString(PayloadReader reader, int first) {
        reader.skip(lengthEncoded(reader, first));
    }

    /// Skips a string up to its NUL, and that. Returns the string's length.
    static int skipTerminated(PayloadReader reader) {
        int length = terminatedLength(reader);
        reader.skip(length + 1L);
        return length;
    }

    /// Whether such a string follows.
    static boolean hasTerminated(PayloadReader reader) {
        return terminatedLength(reader) < reader.remaining();
    }

    private static int terminatedLength(PayloadReader reader) {
        int start = reader.position();
        return Ascii.indexOf(reader.bytes(), start, start + reader.remaining(), '\0') - start;
    }

    /// Skips a value in the binary encoding, by its type.
    static void skipBinary(PayloadReader reader, int type) {
        switch (type) {
            case 0x00 -> lengthEncoded(reader);
            case 0x01 -> reader.skip(1);
            case 0x02, 0x0d -> reader.skip(2);
            case 0x03, 0x04, 0x09 -> reader.skip(4);
            case 0x05, 0x08 -> reader.skip(8);
            case 0x06 -> {}
            case 0x07, 0x0a, 0x0c, 0x11 -> skipDate(reader);
            case 0x0b -> skipTime(reader);
            case 0x0f, 0x10, 0xf5, 0xf6, 0xf7, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe, 0xff -> skipString(reader);
            default -> throw MalformedPayload.thrown();
        }
    }

    private static void skipDate(PayloadReader reader) {
        int length = reader.u8();
        if (length != 0 && length != 4 && length != 7 && length != 11) {
            throw MalformedPayload.thrown();
        }
        reader.skip(length);
    }

    private static void skipTime(PayloadReader reader) {
        int length = reader.u8();
        if (length != 0 && length != 8 && length != 12) {
            throw MalformedPayload.thrown();
        }
        if (length > 0 && reader.peek(0) > 1) {
            throw MalformedPayload.thrown();
        }
        reader.skip(length);
    }
}
