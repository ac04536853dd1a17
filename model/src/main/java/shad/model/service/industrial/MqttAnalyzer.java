package shad.model.service.industrial;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.PayloadReader;

/// MQTT 3 (OASIS "MQTT Version 3.1.1", Zeek `mqtt-protocol.pac`): confirmed by a CONNECT or PUBLISH. As in Zeek each
/// chunk of the stream is one control packet, and what follows it in the chunk is not looked at.
public final class MqttAnalyzer extends Analyzer {
    private static final int CONNECT = 1;
    private static final int CONNACK = 2;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int PUBCOMP = 7;
    private static final int SUBSCRIBE = 8;
    private static final int SUBACK = 9;
    private static final int UNSUBSCRIBE = 10;
    private static final int UNSUBACK = 11;

    private static final int WILL_FLAG = 0x04;
    private static final int PASSWORD_FLAG = 0x40;
    private static final int USER_FLAG = 0x80;
    private static final int QOS_BITS = 0x06;
    /// Zeek rejects the longest encoding of a length, although the standard allows it.
    private static final int MAX_LENGTH_BYTES = 3;

    private final PayloadReader reader = new PayloadReader();

    public MqttAnalyzer() {
        super(Protocol.MQTT, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (isSettled()) {
            skip();
            return;
        }
        reader.wrap(bytes, offset, length);
        int header = reader.u8();
        int remaining = remainingLength();
        reader.require(remaining);
        reader.wrap(bytes, reader.position(), remaining);
        switch (header >> 4) {
            case CONNECT -> connect();
            case PUBLISH -> publish(header);
            case SUBSCRIBE -> {
                reader.skip(2);
                while (!reader.isAtEnd()) {
                    skipString();
                    reader.skip(1);
                }
            }
            case UNSUBSCRIBE -> {
                reader.skip(2);
                while (!reader.isAtEnd()) {
                    skipString();
                }
            }
            case SUBACK -> reader.skip(3);
            case CONNACK, PUBACK, PUBACK + 1, PUBCOMP - 1, PUBCOMP, UNSUBACK -> reader.skip(2);
            default -> {}
        }
    }

    /// Groups of seven bits, the low ones first. A length that is too long is 0.
    private int remainingLength() {
        int value = 0;
        int count = 0;
        int group;
        do {
            group = reader.u8();
            if (count < MAX_LENGTH_BYTES) {
                value |= (group & 0x7f) << 7 * count;
            }
            count++;
        } while ((group & 0x80) != 0);
        if (count > MAX_LENGTH_BYTES) {
            violate();
            return 0;
        }
        return value;
    }

    private void connect() {
        skipString();
        reader.skip(1);
        int flags = reader.u8();
        reader.skip(2);
        int clientId = reader.position();
        skipString();
        int clientIdEnd = reader.position();
        if ((flags & WILL_FLAG) != 0) {
            skipString();
            skipString();
        }
        int user = reader.position();
        if ((flags & USER_FLAG) != 0) {
            skipString();
        }
        int userEnd = reader.position();
        if ((flags & PASSWORD_FLAG) != 0) {
            skipString();
        }
        confirm();
        keep(EvidenceKind.DETAIL, clientId, clientIdEnd);
        keep(EvidenceKind.USER_NAME, user, userEnd);
    }

    /// Keeps a string that lies between two places, its length before it.
    private void keep(EvidenceKind kind, int from, int to) {
        int length = to - from - 2;
        if (length > 0) {
            keepEvidence(kind, reader.bytes(), from + 2, length);
        }
    }

    private void publish(int header) {
        skipString();
        if ((header & QOS_BITS) != 0) {
            reader.skip(2);
        }
        confirm();
    }

    private void skipString() {
        reader.skip(reader.u16());
    }
}
