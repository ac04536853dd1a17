package shad.model.service.tls;

import shad.model.buffer.Layouts;

/// A handshake message of DTLS that comes in several records, put together as Zeek does it: by the numbers of the records
/// that hold it, which it expects to follow each other, and not by what its fragments cover.
final class FragmentedMessage {
    /// Longest message that is put together.
    static final int MAX_LENGTH = 100_000;

    private static final int MAX_RECORDS = 32;

    private boolean begun;
    private int messageNumber;
    private int length;
    private long firstSequence;
    private boolean firstSeen;
    private long lastSequence;
    /// The records that were seen, counted from the first.
    private int seen;
    private boolean fresh;
    private byte[] bytes = Layouts.NO_BYTES;

    /// Goes on with a message, or begins it if it is not the one of the fragments before. Returns false if it is too long,
    /// or if the record lies too far from the others.
    boolean begin(int number, int messageLength, long sequence) {
        if (messageLength > MAX_LENGTH) {
            return false;
        }
        if (!begun || messageNumber != number || length != messageLength) {
            begun = true;
            messageNumber = number;
            length = messageLength;
            firstSequence = sequence;
            firstSeen = false;
            lastSequence = 0;
            seen = 0;
            if (bytes.length < messageLength) {
                bytes = new byte[messageLength];
            }
        }
        return Math.abs(firstSequence - sequence) < MAX_RECORDS;
    }

    /// Takes note of a fragment's record. Returns false if the fragment contradicts what came before, or itself, or if
    /// there are too many of them. Whether it is one to add, says [#isNew].
    boolean accept(long sequence, int offset, int fragmentLength, int dataLength) {
        fresh = false;
        if (sequence < firstSequence) {
            if (firstSeen) {
                return false;
            }
            seen <<= (int) (firstSequence - sequence);
            firstSequence = sequence;
        }
        firstSeen |= offset == 0;
        int bit = 1 << (int) (sequence - firstSequence);
        if ((seen & bit) != 0) {
            return true;
        }
        if (dataLength != fragmentLength || offset + fragmentLength > length) {
            return false;
        }
        seen |= bit;
        fresh = true;
        if (offset + fragmentLength == length) {
            lastSequence = sequence;
        }
        return !hasBothEnds() || lastSequence >= firstSequence && lastSequence - firstSequence < MAX_RECORDS - 1;
    }

    private boolean hasBothEnds() {
        return firstSeen && lastSequence != 0;
    }

    boolean isNew() {
        return fresh;
    }

    /// Copies a fragment that was accepted.
    void add(int offset, byte[] from, int fromOffset, int fragmentLength) {
        System.arraycopy(from, fromOffset, bytes, offset, fragmentLength);
    }

    /// Whether all records from the first to the last were seen, after one that was accepted.
    boolean isComplete() {
        int all = (1 << (int) (lastSequence - firstSequence + 1)) - 1;
        return hasBothEnds() && (~seen & all) == 0;
    }

    /// The message, once it is complete.
    byte[] bytes() {
        return bytes;
    }
}
