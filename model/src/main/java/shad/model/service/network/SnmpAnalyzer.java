package shad.model.service.network;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// SNMP versions 1, 2c and 3 (RFC 1157, RFC 1901, RFC 3412). Only an answer shows that it is SNMP: a request or a trap
/// alone does not (Zeek, SNMP analyzer). Lengths of sequences are read but not held to.
public final class SnmpAnalyzer extends Analyzer {
    private static final int INTEGER = 0x02;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int NETWORK_ADDRESS = 0x40;
    private static final int TIME_TICKS = 0x43;
    private static final int TRAP = 0xa4;
    private static final int FIRST_PDU = 0xa0;
    private static final int LAST_PDU = 0xa8;
    private static final int MAX_INTEGER = 9;
    private static final int USER_SECURITY = 3;

    private final PayloadReader reader = new PayloadReader();

    public SnmpAnalyzer() {
        super(Protocol.SNMP, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        reader.wrap(bytes, offset, length);
        header(SEQUENCE);
        long version = integer();
        boolean plain = switch (Math.clamp(version, -1, 4)) {
            case 0, 1 -> {
                community();
                yield true;
            }
            case 3 -> version3();
            default -> {
                reader.skipRest();
                yield false;
            }
        };
        if (!fromOriginator) {
            confirm();
        }
        if (plain) {
            pdu();
        }
    }

    private void community() {
        long size = header(OCTET_STRING);
        reader.require(size);
        if (!isConfirmed()) {
            keepEvidence(EvidenceKind.COMMUNITY, reader.bytes(), reader.position(), (int) size);
        }
        reader.skip(size);
    }

    /// Returns whether the PDU can be read.
    private boolean version3() {
        header(SEQUENCE);
        integer();
        integer();
        long flags = header(OCTET_STRING);
        reader.skip(flags);
        if (flags != 1) {
            violate();
        }
        long model = integer();
        long parameters = header(OCTET_STRING);
        PayloadReader security = reader.take(parameters);
        if (model == USER_SECURITY) {
            userSecurity(security);
        }
        int tag = reader.u8();
        length(reader);
        if (tag != SEQUENCE) {
            reader.skipRest();
            return false;
        }
        element(reader, OCTET_STRING);
        element(reader, OCTET_STRING);
        return true;
    }

    private static void userSecurity(PayloadReader security) {
        expect(security, SEQUENCE);
        length(security);
        element(security, OCTET_STRING);
        element(security, INTEGER);
        element(security, INTEGER);
        element(security, OCTET_STRING);
        element(security, OCTET_STRING);
        element(security, OCTET_STRING);
    }

    private void pdu() {
        int tag = reader.u8();
        length(reader);
        if (tag < FIRST_PDU || tag > LAST_PDU) {
            return;
        }
        if (tag == TRAP) {
            element(reader, OBJECT_IDENTIFIER);
            element(reader, NETWORK_ADDRESS);
            integer();
            integer();
            element(reader, TIME_TICKS);
        } else {
            integer();
            integer();
            integer();
        }
        header(SEQUENCE);
        while (!reader.isAtEnd()) {
            header(SEQUENCE);
            element(reader, OBJECT_IDENTIFIER);
            reader.skip(1);
            reader.skip(length(reader));
        }
    }

    private long integer() {
        long size = header(INTEGER);
        if (size > MAX_INTEGER) {
            throw MalformedPayload.thrown();
        }
        return number(reader.take(size));
    }

    private static long number(PayloadReader content) {
        if (content.remaining() > Long.BYTES) {
            return 0;
        }
        long value = 0;
        while (!content.isAtEnd()) {
            value = value << 8 | content.u8();
        }
        return value;
    }

    /// The length of an element with this tag.
    private long header(int tag) {
        expect(reader, tag);
        return length(reader);
    }

    private static void element(PayloadReader reader, int tag) {
        expect(reader, tag);
        long size = length(reader);
        if (tag == INTEGER && size > MAX_INTEGER) {
            throw MalformedPayload.thrown();
        }
        reader.skip(size);
    }

    private static void expect(PayloadReader reader, int tag) {
        if (reader.u8() != tag) {
            throw MalformedPayload.thrown();
        }
    }

    /// A length (X.690 section 8.1.3); one of more than eight bytes reads as 0.
    private static long length(PayloadReader reader) {
        int first = reader.u8();
        return (first & 0x80) == 0 ? first : number(reader.take(first & 0x7f));
    }
}
