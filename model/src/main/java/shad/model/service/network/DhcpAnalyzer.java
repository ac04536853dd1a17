package shad.model.service.network;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.PayloadReader;

/// DHCP (RFC 2131, RFC 2132). A message without type, pure BOOTP, is no DHCP.
public final class DhcpAnalyzer extends Analyzer {
    private static final int FIXED_LENGTH = 236;
    private static final int COOKIE = 0x63825363;
    private static final int PAD = 0;
    private static final int END = 255;
    private static final int HOST_NAME = 12;
    private static final int MESSAGE_TYPE = 53;
    private static final int VENDOR_CLASS = 60;
    private static final int CLIENT_ID = 61;
    private static final int CLIENT_NAME = 81;
    private static final int RELAY_AGENT = 82;

    private final PayloadReader reader = new PayloadReader();
    /// Bytes of relay agent information read from each side. Zeek never counts from zero again, so that a second such
    /// option of a side takes in what follows it.
    private int relayFromOriginator;
    private int relayFromResponder;

    public DhcpAnalyzer() {
        super(Protocol.DHCP, Needs.NOTHING);
    }

    @Override
    protected void rolesFlipped() {
        int relay = relayFromOriginator;
        relayFromOriginator = relayFromResponder;
        relayFromResponder = relay;
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        reader.wrap(bytes, offset, length);
        reader.skip(FIXED_LENGTH);
        int cookie = reader.i32();
        int type = 0;
        boolean typeSeen = false;
        int code = PAD;
        while (code != END && !reader.isAtEnd()) {
            code = reader.u8();
            if (code != PAD && code != END) {
                int size = reader.u8();
                int first = reader.remaining() > 0 ? reader.peek(0) : 0;
                option(code, size, fromOriginator);
                if (code == MESSAGE_TYPE && !typeSeen) {
                    typeSeen = true;
                    type = first;
                }
            }
        }
        if (type == 0) {
            violate();
        }
        if (cookie == COOKIE) {
            confirm();
        } else {
            violate();
        }
    }

    /// Some options have a fixed size, whatever their length says.
    private void option(int code, int length, boolean fromOriginator) {
        switch (code) {
            case MESSAGE_TYPE, 19, 116 -> reader.skip(1);
            case 57 -> reader.skip(2);
            case 1, 2, 28, 50, 51, 54, 58, 59 -> reader.skip(4);
            case 3, 4, 5, 6, 42, 44 -> reader.skip(length & ~3);
            case CLIENT_ID -> {
                reader.skip(1);
                reader.skip(length - 1);
            }
            case CLIENT_NAME -> {
                reader.skip(3);
                reader.skip(length - 3);
            }
            case RELAY_AGENT -> relayAgent(length, fromOriginator);
            case HOST_NAME, VENDOR_CLASS -> {
                reader.require(length);
                if (fromOriginator) {
                    keepEvidence(
                            code == HOST_NAME ? EvidenceKind.HOST_NAME : EvidenceKind.CLIENT_SOFTWARE,
                            reader.bytes(),
                            reader.position(),
                            length);
                }
                reader.skip(length);
            }
            default -> reader.skip(length);
        }
    }

    /// Suboptions until all of them together are as long as the option (RFC 3046).
    private void relayAgent(int length, boolean fromOriginator) {
        int read = fromOriginator ? relayFromOriginator : relayFromResponder;
        do {
            reader.skip(1);
            int size = reader.u8();
            reader.skip(size);
            read += 2 + size;
        } while (read != length);
        if (fromOriginator) {
            relayFromOriginator = read;
        } else {
            relayFromResponder = read;
        }
    }
}
