package shad.model.log;

import java.util.Arrays;

/// Numbers for short texts that occur again and again, found without making a string of the bytes. Keeps a bounded number
/// of texts. For one thread.
final class ByteTexts {
    static final int UNKNOWN = -1;

    private static final int PLACES = 1 << 12;
    private static final int MOST = PLACES / 2;

    private final byte[][] texts = new byte[PLACES][];
    private final int[] numbers = new int[PLACES];
    private int count;

    /// The number of a text, [#UNKNOWN] where it was not put in.
    int find(byte[] bytes, int from, int to) {
        int place = place(bytes, from, to);
        return texts[place] == null ? UNKNOWN : numbers[place];
    }

    /// Puts a text in that is not there; with too many others there is no room for it, and it stays unknown.
    void put(byte[] bytes, int from, int to, int number) {
        if (count < MOST) {
            int place = place(bytes, from, to);
            texts[place] = Arrays.copyOfRange(bytes, from, to);
            numbers[place] = number;
            count++;
        }
    }

    private int place(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        int place = (hash * 0x9e3779b9 >>> 16) & PLACES - 1;
        for (byte[] text = texts[place]; text != null; text = texts[place]) {
            if (Arrays.equals(text, 0, text.length, bytes, from, to)) {
                return place;
            }
            place = place + 1 & PLACES - 1;
        }
        return place;
    }
}
