package shad.model.service.talk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// An offer of a file between two users of IRC, past the servers (DCC SEND): where its sender listens.
///
/// @param addressLow the low half of the IPv4-mapped address; the high half is 0
record DirectTransfer(long addressLow, int port) {
    private static final long IPV4_MAPPED = 0xffff_0000_0000L;
    private static final byte CTCP = 1;
    private static final int MIN_WORDS = 5;
    private static final int MAX_WORDS = 7;
    private static final int MAX_PORT = 65_535;

    /// Reads the text of a message; null if it is no such offer.
    static @Nullable DirectTransfer parse(byte[] bytes, int offset, int limit) {
        int at = offset;
        int end = limit;
        if (at < end && bytes[at] == ':') {
            at++;
        }
        if (at < end && bytes[at] == CTCP) {
            at++;
        }
        if (end - at <= 3 || !Ascii.startsWith(bytes, at, end - at, "DCC")) {
            return null;
        }
        if (bytes[end - 1] == CTCP) {
            end--;
        }
        List<String> words = words(Ascii.text(bytes, at, end - at));
        // A seventh word is the mark of the "turbo" variant.
        boolean complete = words.size() == MIN_WORDS
                || words.size() == MIN_WORDS + 1
                || words.size() == MAX_WORDS && words.getLast().equals("T");
        if (!complete || !words.get(1).equals("SEND")) {
            return null;
        }
        long address = number(words.get(3));
        long port = number(words.get(4));
        return address < 0 || port < 0 || port > MAX_PORT
                ? null
                : new DirectTransfer(IPV4_MAPPED | address & 0xffff_ffffL, (int) port);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || text.charAt(at) == ' ') {
                if (at > start) {
                    words.add(text.substring(start, at));
                }
                start = at + 1;
            }
        }
        return words;
    }

    /// The number at the beginning of a word, -1 if there is none.
    private static long number(String word) {
        long value = -1;
        for (int i = 0; i < word.length() && Character.digit(word.charAt(i), 10) >= 0; i++) {
            value = Math.max(0, value) * 10 + Character.digit(word.charAt(i), 10);
            if (value > 0xffff_ffffL) {
                return -1;
            }
        }
        return value;
    }
}
