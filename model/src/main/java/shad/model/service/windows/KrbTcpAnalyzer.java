package shad.model.service.windows;

import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// Kerberos over TCP: messages behind a length of four bytes (RFC 4120 section 7.2.2; Zeek, KRB_TCP analyzer). After a
/// malformed message its side starts afresh with the next chunk.
public final class KrbTcpAnalyzer extends KerberosAnalyzer {
    /// Longest message that is looked into; the largest of tickets are far smaller.
    private static final int LIMIT = 131_072;
    private static final int LENGTH_SIZE = 4;

    private final PayloadReader reader = new PayloadReader();
    private final PerSide<StreamBuffer> buffers = new PerSide<>(_ -> new StreamBuffer(LIMIT));

    public KrbTcpAnalyzer() {
        super(Protocol.KRB_TCP, Needs.WHOLE_STREAM);
    }

    @Override
    void take(boolean fromOriginator, byte[] bytes, int offset, int length) {
        StreamBuffer buffer = buffers.of(fromOriginator);
        try {
            buffer.offer(bytes, offset, length);
            while (next(buffer)) {
                buffer.consume(LENGTH_SIZE + size(buffer));
            }
        } catch (MalformedPayload malformed) {
            buffer.clear();
            throw malformed;
        }
        buffer.settle();
    }

    /// Reads a message, if it is there in full or too long for that. Returns whether to go on behind it.
    private boolean next(StreamBuffer buffer) {
        if (buffer.available() < LENGTH_SIZE) {
            return false;
        }
        long size = size(buffer);
        if (size + LENGTH_SIZE > LIMIT) {
            return true;
        }
        if (size + LENGTH_SIZE > buffer.available()) {
            return false;
        }
        read(buffer.bytes(), buffer.start() + LENGTH_SIZE, (int) size);
        return true;
    }

    private long size(StreamBuffer buffer) {
        long size = reader.wrap(buffer.bytes(), buffer.start(), LENGTH_SIZE).u32();
        if (size + LENGTH_SIZE > Integer.MAX_VALUE) {
            throw MalformedPayload.thrown();
        }
        return size;
    }

    @Override
    protected void rolesFlipped() {
        buffers.swap();
    }
}
