package shad.model.service.mail;

import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// Words that may begin a line of POP3, of client or server, in Zeek's order (POP3_cmd.def).
enum Pop3Command {
    OK,
    ERR,
    USER,
    PASS,
    APOP,
    AUTH,
    STAT,
    LIST,
    RETR,
    DELE,
    RSET,
    NOOP,
    LAST,
    QUIT,
    TOP,
    CAPA,
    UIDL,
    STLS,
    XSENDER;

    private static final Pop3Command[] ALL = values();

    /// Finds a word, in either case. Zeek takes a sign off the front before each comparison, so that the later a word is
    /// in the list, the more signs it may have.
    static @Nullable Pop3Command of(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int start = offset;
        while (start < end && (bytes[start] == '+' || bytes[start] == '-')) {
            start++;
        }
        for (int i = Math.max(0, start - offset - 1); i < ALL.length; i++) {
            if (Ascii.isIgnoringCase(bytes, start, end - start, ALL[i].name())) {
                return ALL[i];
            }
        }
        return null;
    }
}
