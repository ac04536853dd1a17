package shad.model.service.database;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// MySQL (Zeek, `mysql-protocol.pac`): confirmed by the client's answer to the server's greeting. If that asks for TLS,
/// all later chunks are TLS.
public final class MySqlAnalyzer extends Analyzer implements MySqlSession.Listener {
    private static final int HEADER_LENGTH = 4;
    /// Longer packets are counted off: by then no violation counts any more, and no handshake is as long.
    private static final int MAX_PACKET = 65536;

    private final MySqlSession session = new MySqlSession(this);
    private final PerSide<StreamBuffer> buffers = new PerSide<>(_ -> new StreamBuffer(MAX_PACKET));
    private final PayloadReader reader = new PayloadReader();

    public MySqlAnalyzer() {
        super(Protocol.MYSQL, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        StreamBuffer buffer = buffers.of(fromOriginator);
        buffer.offer(bytes, offset, length);
        try {
            while (buffer.available() >= HEADER_LENGTH && packet(fromOriginator, buffer)) {}
        } catch (MalformedPayload malformed) {
            buffer.clear();
            throw malformed;
        } finally {
            buffer.settle();
        }
        if (isSettled() && !isHandedOver()) {
            skip();
        }
    }

    /// Takes a packet off the front; returns false if it is not complete yet.
    private boolean packet(boolean fromOriginator, StreamBuffer buffer) {
        byte[] bytes = buffer.bytes();
        int start = buffer.start();
        int length = MySqlSession.packetLength(bytes, start);
        if (length > MAX_PACKET) {
            buffer.consume(length);
            return true;
        }
        if (buffer.available() < length) {
            return false;
        }
        reader.wrap(bytes, start + HEADER_LENGTH, length - HEADER_LENGTH);
        if (fromOriginator) {
            session.client(reader);
        } else {
            session.server(reader, bytes[start + 3] & 0xff, length);
        }
        buffer.consume(length);
        return true;
    }

    @Override
    public void serverVersion(byte[] bytes, int offset, int length) {
        keepEvidence(EvidenceKind.SERVER_SOFTWARE, bytes, offset, length);
    }

    @Override
    public void userName(byte[] bytes, int offset, int length) {
        keepEvidence(EvidenceKind.USER_NAME, bytes, offset, length);
    }

    @Override
    public void clientAnswered(boolean ssl) {
        confirm();
        if (ssl) {
            attachChild(Protocol.SSL);
            handOver();
        }
    }
}
