package shad.model.service.mime;

import java.util.Arrays;
import shad.model.buffer.Layouts;
import shad.model.service.parse.Ascii;

/// One header field: its lines joined, and once it is complete where name, value and the first token of the value lie.
/// Reused for field after field.
public final class MimeField {
    /// More text than this is not kept of one field.
    private static final int LIMIT = 65536;

    private byte[] text = Layouts.NO_BYTES;
    private int textLength;
    private int nameStart;
    private int nameEnd;
    private int valueStart;
    private int tokenStart;
    private int tokenEnd;

    void clear() {
        textLength = 0;
    }

    void append(byte[] bytes, int offset, int length) {
        int size = Math.min(length, LIMIT - textLength);
        if (textLength + size > text.length) {
            text = Arrays.copyOf(text, Math.max(textLength + size, Math.min(LIMIT, Math.max(64, text.length * 2))));
        }
        System.arraycopy(bytes, offset, text, textLength, size);
        textLength += size;
    }

    /// Finds name and value. Returns false if this is no header field.
    boolean parse() {
        nameStart = skipToName();
        if (nameStart < 0) {
            return false;
        }
        nameEnd = nameStart;
        while (nameEnd < textLength && MimeSyntax.isNameByte(text[nameEnd])) {
            nameEnd++;
        }
        int colon = MimeSyntax.skipBlanksAndComments(text, nameEnd, textLength);
        if (colon == textLength || text[colon] != ':') {
            return false;
        }
        valueStart = colon + 1;
        while (valueStart < textLength && Ascii.isSpace(text[valueStart])) {
            valueStart++;
        }
        tokenStart = MimeSyntax.tokenStart(text, valueStart, textLength);
        tokenEnd = tokenStart < 0 ? tokenStart : MimeSyntax.tokenEnd(text, tokenStart, textLength);
        return true;
    }

    private int skipToName() {
        int at = MimeSyntax.skipBlanksAndComments(text, 0, textLength);
        while (at < textLength) {
            if (MimeSyntax.isNameByte(text[at])) {
                return at;
            }
            at = Math.max(at + 1, MimeSyntax.skipBlanksAndComments(text, at, textLength));
        }
        return -1;
    }

    /// Whether this is the name, given in upper case.
    public boolean isNamed(String name) {
        return Ascii.isIgnoringCase(text, nameStart, nameEnd - nameStart, name);
    }

    /// What the other methods give places in; valid until the next field.
    public byte[] bytes() {
        return text;
    }

    /// Index of the name in [#bytes()].
    public int nameStart() {
        return nameStart;
    }

    /// Index behind the name in [#bytes()].
    public int nameEnd() {
        return nameEnd;
    }

    /// Index of the value in [#bytes()].
    public int valueStart() {
        return valueStart;
    }

    /// Index behind the value in [#bytes()].
    public int valueEnd() {
        return textLength;
    }

    /// Whether the value has a token.
    public boolean hasToken() {
        return tokenStart >= 0;
    }

    /// Whether the first token of the value is this one, given in upper case.
    public boolean isToken(String token) {
        return hasToken() && Ascii.isIgnoringCase(text, tokenStart, tokenEnd - tokenStart, token);
    }

    /// The first token as text, empty if there is none.
    public String token() {
        return hasToken() ? Ascii.text(text, tokenStart, tokenEnd - tokenStart) : "";
    }

    /// The first token as a number: negative if it does not begin with one.
    public long tokenNumber() {
        return hasToken() ? Ascii.number(text, tokenStart, tokenEnd - tokenStart, 10) : -1;
    }

    /// Index behind the first token in [#bytes()].
    public int tokenEnd() {
        return tokenEnd;
    }
}
