package shad.model.service.mime;

import shad.model.service.parse.Ascii;

/// The lexical rules of header fields: blanks, comments in parentheses, tokens (RFC 2045 section 5.1, RFC 5322 section
/// 3.2), with the leniency of Zeek: what is no token is passed over until one comes.
final class MimeSyntax {
    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";

    private MimeSyntax() {}

    /// Index of the first byte at or behind `at` that is neither blank nor in a comment, at most `end`.
    static int skipBlanksAndComments(byte[] bytes, int at, int end) {
        int next = at;
        while (next < end) {
            if (Ascii.isBlank(bytes[next])) {
                next++;
            } else if (bytes[next] == '(') {
                next = skipComment(bytes, next, end);
            } else {
                return next;
            }
        }
        return end;
    }

    private static int skipComment(byte[] bytes, int at, int end) {
        int depth = 0;
        for (int next = at; next < end; next++) {
            switch (bytes[next]) {
                case '(' -> depth++;
                case ')' -> {
                    if (--depth == 0) {
                        return next + 1;
                    }
                }
                case '\\' -> next++;
                default -> {}
            }
        }
        return end;
    }

    static boolean isNameByte(byte value) {
        return value >= 33 && value <= 126 && value != ':';
    }

    static boolean isTokenByte(byte value) {
        return value >= 33 && value <= 126 && TSPECIALS.indexOf(value) < 0;
    }

    /// Index where the next token begins, or -1 if there is none.
    static int tokenStart(byte[] bytes, int at, int end) {
        int next = skipBlanksAndComments(bytes, at, end);
        while (next < end) {
            if (isTokenByte(bytes[next])) {
                return next;
            }
            next = skipBlanksAndComments(bytes, next + 1, end);
        }
        return -1;
    }

    /// Index behind the token that begins at `at`.
    static int tokenEnd(byte[] bytes, int at, int end) {
        int next = at;
        while (next < end && isTokenByte(bytes[next])) {
            next++;
        }
        return next;
    }
}
