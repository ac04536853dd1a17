package shad.model.service.tls;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;

/// One side's CRYPTO frames put together to its hello, as a TLS record (RFC 9000 section 19.6). Keeps no more than the
/// longest hello that Zeek accepts; of bytes that come twice the first count.
///
/// ```text
/// | 22 | 03 03 | length | hello: type, length in three bytes, … |
/// ```
final class CryptoStream {
    private static final int RECORD_HEADER_LENGTH = 5;
    /// 2^14 + 256: what fits into a TLS record (RFC 8446 section 5.2).
    private static final int MAX_MESSAGE_LENGTH = (1 << 14) + 256;
    /// One more, to notice that there is too much.
    private static final int MAX_KEPT = MAX_MESSAGE_LENGTH + 1;
    private static final int UNKNOWN = -1;

    private byte[] record = Layouts.NO_BYTES;
    private @Nullable BitSet present;
    private int messageLength = UNKNOWN;
    private boolean finished;
    private boolean overfull;

    /// Whether the hello was complete.
    boolean isFinished() {
        return finished;
    }

    /// Whether more came than the hello says, without a hole.
    boolean isOverfull() {
        return overfull;
    }

    /// Adds the content of a frame. Returns the record if it is complete now, otherwise null.
    byte @Nullable [] add(long streamOffset, byte[] bytes, int offset, int length) {
        if (finished) {
            overfull |= length > 0 && streamOffset <= messageLength && streamOffset + length > messageLength;
            return null;
        }
        if (streamOffset >= MAX_KEPT || messageLength > MAX_MESSAGE_LENGTH) {
            return null;
        }
        int from = (int) streamOffset;
        int to = Math.min(MAX_KEPT, from + length);
        BitSet there = present;
        if (there == null) {
            there = new BitSet(to);
            present = there;
        }
        if (RECORD_HEADER_LENGTH + to > record.length) {
            record = Arrays.copyOf(record, RECORD_HEADER_LENGTH + Math.min(MAX_KEPT, Math.max(to, 2 * record.length)));
        }
        for (int at = there.nextClearBit(from); at < to; at = there.nextClearBit(at + 1)) {
            record[RECORD_HEADER_LENGTH + at] = bytes[offset + at - from];
            there.set(at);
        }
        return complete(there.nextClearBit(0));
    }

    /// `arrived` bytes have come without a hole.
    private byte @Nullable [] complete(int arrived) {
        if (messageLength == UNKNOWN && arrived >= HandshakeParser.HEADER_LENGTH) {
            messageLength = HandshakeParser.messageLength(record, RECORD_HEADER_LENGTH);
        }
        if (messageLength == UNKNOWN || messageLength > MAX_MESSAGE_LENGTH || arrived < messageLength) {
            return null;
        }
        finished = true;
        overfull = arrived > messageLength;
        byte[] whole = Arrays.copyOf(record, RECORD_HEADER_LENGTH + messageLength);
        whole[0] = TlsAnalyzer.HANDSHAKE;
        whole[1] = TlsVersion.TLS_1_2 >> 8;
        whole[2] = (byte) TlsVersion.TLS_1_2;
        whole[3] = (byte) (messageLength >> 8);
        whole[4] = (byte) messageLength;
        record = Layouts.NO_BYTES;
        present = null;
        return whole;
    }
}
