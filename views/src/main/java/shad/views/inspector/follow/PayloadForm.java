package shad.views.inspector.follow;

/// How bytes are shown.
enum PayloadForm {
    /// As letters, a line of text a line.
    TEXT("Text"),
    /// As numbers and letters, a fixed number of bytes a line.
    HEX("Hex");

    private static final String DIGITS = "0123456789abcdef";
    private static final char NO_LETTER = '·';

    private final String word;

    PayloadForm(String word) {
        this.word = word;
    }

    /// The word for a person.
    String word() {
        return word;
    }

    /// How many bytes a line holds at most.
    ///
    /// @param letters how many letters it has room for
    int bytesPerLine(int letters) {
        return this == TEXT ? Math.max(16, letters) : letters < 16 * 4 + 2 ? 8 : 16;
    }

    /// The bytes of a line.
    ///
    /// @param bytesPerLine how many bytes a full line has
    String text(byte[] bytes, int offset, int length, int bytesPerLine) {
        StringBuilder line = new StringBuilder();
        if (this == HEX) {
            for (int i = 0; i < bytesPerLine; i++) {
                if (i < length) {
                    line.append(DIGITS.charAt(bytes[offset + i] >> 4 & 0xf))
                            .append(DIGITS.charAt(bytes[offset + i] & 0xf));
                } else {
                    line.append("  ");
                }
                line.append(' ');
            }
            line.append(' ');
        }
        int end = this == TEXT ? withoutLineEnd(bytes, offset, length) : length;
        for (int i = 0; i < end; i++) {
            line.append(letter(bytes[offset + i]));
        }
        return line.toString();
    }

    private static int withoutLineEnd(byte[] bytes, int offset, int length) {
        int end = length;
        if (end > 0 && bytes[offset + end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[offset + end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    private static char letter(byte value) {
        return value == '\t' ? ' ' : value >= ' ' && value < 0x7f ? (char) value : NO_LETTER;
    }
}
