package shad.model.service.network;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.BerHeader;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// SNMP versions 1, 2c and 3 (RFC 1157, RFC 1901, RFC 3412). Only an answer shows that it is SNMP: a request or a trap
/// alone does not (Zeek, SNMP analyzer). Lengths of sequences are read but not held to.
public final class SnmpAnalyzer extends Analyzer {
    private static final int INTEGER = BerHeader.INTEGER;
    private static final int OCTET_STRING = BerHeader.OCTET_STRING;
    private static final int OBJECT_IDENTIFIER = BerHeader.OBJECT_IDENTIFIER;
    private static final int SEQUENCE = 0x30;
    private static final int NETWORK_ADDRESS = 0x40;
    private static final int TIME_TICKS = 0x43;
    private static final int TRAP = 0xa4;
    private static final int FIRST_PDU = 0xa0;
    private static final int LAST_PDU = 0xa8;
    private static final int MAX_INTEGER = 9;
    private static final int USER_SECURITY = 3;

    private final PayloadReader reader = new PayloadReader();
    private final BerHeader header = new BerHeader();

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
        if (anyHeader(reader) != SEQUENCE) {
            reader.skipRest();
            return false;
        }
        element(reader, OCTET_STRING);
        element(reader, OCTET_STRING);
        return true;
    }

    private void userSecurity(PayloadReader security) {
        header(security, SEQUENCE);
        element(security, OCTET_STRING);
        element(security, INTEGER);
        element(security, INTEGER);
        element(security, OCTET_STRING);
        element(security, OCTET_STRING);
        element(security, OCTET_STRING);
    }

    private void pdu() {
        int tag = anyHeader(reader);
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
            anyHeader(reader);
            reader.skip(header.length());
        }
    }

    private long integer() {
        long size = header(INTEGER);
        requireInteger(size);
        return BerHeader.number(reader, (int) size);
    }

    private static void requireInteger(long size) {
        if (size < 0 || size > MAX_INTEGER) {
            throw MalformedPayload.thrown();
        }
    }

    /// Reads the header of an element with this tag; returns the length of its content.
    private long header(int tag) {
        return header(reader, tag);
    }

    private long header(PayloadReader in, int tag) {
        if (anyHeader(in) != tag) {
            throw MalformedPayload.thrown();
        }
        return header.length();
    }

    /// Reads the header of an element; returns its tag.
    private int anyHeader(PayloadReader in) {
        header.readLoosely(in);
        return header.tag();
    }

    private void element(PayloadReader in, int tag) {
        long size = header(in, tag);
        if (tag == INTEGER) {
            requireInteger(size);
        }
        in.skip(size);
    }
}
