package shad.model.service.mime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// What a Content-Type field says about how a body is built (RFC 2045 section 5.1), as Zeek reads it. Immutable.
final class ContentType {
    private final Kind kind;
    private final byte @Nullable [] boundary;

    private ContentType(Kind kind, byte @Nullable [] boundary) {
        this.kind = kind;
        this.boundary = boundary;
    }

    enum Kind {
        MULTIPART,
        MESSAGE,
        SIMPLE
    }

    Kind kind() {
        return kind;
    }

    /// What separates the parts, with its two leading hyphens; null if the field names none.
    byte @Nullable [] boundary() {
        return boundary;
    }

    /// Reads the value of a field; null if it names no type.
    static @Nullable ContentType of(MimeField field) {
        byte[] bytes = field.bytes();
        int end = field.valueEnd();
        if (!field.hasToken()) {
            return null;
        }
        int slash = MimeSyntax.skipBlanksAndComments(bytes, field.tokenEnd(), end);
        if (slash == end || bytes[slash] != '/') {
            return null;
        }
        int subtype = MimeSyntax.tokenStart(bytes, slash + 1, end);
        if (subtype < 0) {
            return null;
        }
        Kind kind = field.isToken("MULTIPART")
                ? Kind.MULTIPART
                : field.isToken("MESSAGE") ? Kind.MESSAGE : Kind.SIMPLE;
        byte[] boundary = kind == Kind.MULTIPART
                ? boundary(bytes, MimeSyntax.tokenEnd(bytes, subtype, end), end)
                : null;
        return new ContentType(kind, boundary);
    }

    private static byte @Nullable [] boundary(byte[] bytes, int from, int end) {
        byte[] found = null;
        int at = from;
        while (true) {
            at = MimeSyntax.skipBlanksAndComments(bytes, at, end);
            if (at == end || bytes[at] != ';') {
                return found;
            }
            int name = MimeSyntax.tokenStart(bytes, at + 1, end);
            if (name < 0) {
                return found;
            }
            int nameEnd = MimeSyntax.tokenEnd(bytes, name, end);
            int equals = MimeSyntax.skipBlanksAndComments(bytes, nameEnd, end);
            if (equals == end || bytes[equals] != '=') {
                return found;
            }
            boolean isBoundary = Ascii.isIgnoringCase(bytes, name, nameEnd - name, "BOUNDARY");
            int value = isBoundary ? equals + 1 : MimeSyntax.skipBlanksAndComments(bytes, equals + 1, end);
            if (value < end && bytes[value] == '"') {
                int quote = closingQuote(bytes, value, end);
                if (quote < 0) {
                    return found;
                }
                if (isBoundary) {
                    found = unquoted(bytes, value + 1, quote);
                }
                at = quote + 1;
            } else if (isBoundary) {
                value = boundaryStart(bytes, value, end);
                if (value < 0) {
                    return found;
                }
                at = boundaryEnd(bytes, value, end);
                found = unescaped(bytes, value, at);
            } else {
                value = MimeSyntax.tokenStart(bytes, value, end);
                if (value < 0) {
                    return found;
                }
                at = MimeSyntax.tokenEnd(bytes, value, end);
            }
        }
    }

    private static int closingQuote(byte[] bytes, int open, int end) {
        for (int at = open + 1; at < end; at++) {
            if (bytes[at] == '"') {
                return at;
            }
            if (bytes[at] == '\\') {
                at++;
            }
        }
        return -1;
    }

    /// An unquoted boundary may hold anything printable but quotes, semicolons too: software in the wild is careless.
    private static boolean isBoundaryByte(byte value) {
        return value >= 33 && value <= 126 && value != '"';
    }

    private static int boundaryStart(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && !isBoundaryByte(bytes[at])) {
            at++;
        }
        return at == end ? -1 : at;
    }

    private static int boundaryEnd(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && isBoundaryByte(bytes[at])) {
            at++;
        }
        return at;
    }

    private static byte[] unescaped(byte[] bytes, int from, int to) {
        byte[] delimiter = new byte[2 + to - from];
        delimiter[0] = '-';
        delimiter[1] = '-';
        System.arraycopy(bytes, from, delimiter, 2, to - from);
        return delimiter;
    }

    private static byte[] unquoted(byte[] bytes, int from, int to) {
        byte[] delimiter = unescaped(bytes, from, to);
        int length = 2;
        for (int at = 2; at < delimiter.length; at++) {
            if (delimiter[at] == '\\') {
                at++;
            }
            if (at < delimiter.length) {
                delimiter[length++] = delimiter[at];
            }
        }
        return Arrays.copyOf(delimiter, length);
    }
}
