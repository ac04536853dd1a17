package shad.model.inspect;

import java.util.Arrays;
import shad.model.conn.HistoryRule;

/// What the tracker said about letters, packet by packet, one array a value. Written by one thread, then only read.
final class EventColumns {
    private static final HistoryRule[] RULES = HistoryRule.values();

    private int size;
    private int[] packet = new int[64];
    private char[] letter = new char[64];
    private byte[] rule = new byte[64];
    private int[] occurrence = new int[64];

    int size() {
        return size;
    }

    void add(int packetIndex, char newLetter, HistoryRule newRule, int newOccurrence) {
        insert(size, packetIndex, newLetter, newRule, newOccurrence);
    }

    void insert(int index, int packetIndex, char newLetter, HistoryRule newRule, int newOccurrence) {
        if (size == packet.length) {
            packet = Arrays.copyOf(packet, size * 2);
            letter = Arrays.copyOf(letter, size * 2);
            rule = Arrays.copyOf(rule, size * 2);
            occurrence = Arrays.copyOf(occurrence, size * 2);
        }
        System.arraycopy(packet, index, packet, index + 1, size - index);
        System.arraycopy(letter, index, letter, index + 1, size - index);
        System.arraycopy(rule, index, rule, index + 1, size - index);
        System.arraycopy(occurrence, index, occurrence, index + 1, size - index);
        packet[index] = packetIndex;
        letter[index] = newLetter;
        rule[index] = (byte) newRule.ordinal();
        occurrence[index] = newOccurrence;
        size++;
    }

    void removeFrom(int index) {
        size = index;
    }

    void setLetter(int index, char newLetter) {
        letter[index] = newLetter;
    }

    /// The first event of a packet, or of one after it; [#size] for none.
    int firstOf(int packetIndex) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = low + high >>> 1;
            if (packet[middle] < packetIndex) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int packet(int index) {
        return packet[index];
    }

    boolean isWritten(int index) {
        return RULES[rule[index]].writes();
    }

    LetterNote note(int index) {
        return new LetterNote(letter[index], RULES[rule[index]], occurrence[index]);
    }

    char letter(int index) {
        return letter[index];
    }
}
