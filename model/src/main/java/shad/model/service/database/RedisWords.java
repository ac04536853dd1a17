package shad.model.service.database;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import shad.model.service.parse.Ascii;

/// The first words of a command, as far as anything depends on them.
final class RedisWords {
    /// Words looked at: a command and two arguments.
    private static final int KEPT_WORDS = 3;
    /// Longer than any word that is looked for.
    private static final int KEPT_LENGTH = 16;

    private final byte[][] words = new byte[KEPT_WORDS][KEPT_LENGTH];
    private final int[] lengths = new int[KEPT_WORDS];
    private int count;
    private int length;
    /// Of a line: the quotation mark that the word is in, or 0.
    private byte quote;
    private boolean escaped;

    void clear() {
        count = 0;
        length = 0;
        quote = 0;
        escaped = false;
    }

    /// Adds bytes to the present word.
    void add(byte[] bytes, int offset, int size) {
        for (int i = 0; i < Math.min(size, KEPT_LENGTH); i++) {
            add(bytes[offset + i]);
        }
    }

    private void add(byte value) {
        if (count < KEPT_WORDS && length < KEPT_LENGTH) {
            words[count][length] = value;
        }
        length = Math.min(length + 1, KEPT_LENGTH);
    }

    /// Adds a byte of a line, which separates words by blanks outside of quotation marks.
    void addInline(byte value) {
        if (quote != 0) {
            if (value == quote && !escaped) {
                quote = 0;
            }
            escaped = value == '\\';
            add(value);
        } else if (value == 0 || value == '\t' || value == '\n' || value == '\r' || value == ' ') {
            endWord();
        } else {
            if (value == '"' || value == '\'') {
                quote = value;
                escaped = false;
            }
            add(value);
        }
    }

    /// Ends a word of a line, if there is one.
    void endWord() {
        if (length > 0) {
            endElement();
        }
    }

    /// Ends an element of an array, which may be empty.
    void endElement() {
        if (count < KEPT_WORDS) {
            lengths[count] = length;
        }
        count++;
        length = 0;
    }

    int count() {
        return count;
    }

    /// Whether a word is `text`, in either case; `text` is upper case.
    boolean is(int word, String text) {
        return word < count && Ascii.isIgnoringCase(words[word], 0, lengths[word], text);
    }

    /// The command, upper case; one that is longer than any known is cut.
    String command() {
        return new String(words[0], 0, lengths[0], StandardCharsets.ISO_8859_1).toUpperCase(Locale.ROOT);
    }

    /// First byte of the command, upper case; 0 if it is empty.
    int initial() {
        return lengths[0] == 0 ? 0 : Ascii.upper(words[0][0]);
    }
}
