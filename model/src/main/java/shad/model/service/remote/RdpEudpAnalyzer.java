package shad.model.service.remote;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// The transport of RDP over UDP (MS-RDPEUDP section 2.2). Confirms with the responder's answer to the originator's SYN.
/// Zeek: rdpeudp-protocol.pac, rdpeudp-analyzer.pac.
///
/// ```text
/// | source ack (4) | window (2) | flags (2) | SYN: sequence (4) | MTU (2) | MTU (2) | …
/// ```
public final class RdpEudpAnalyzer extends Analyzer {
    private static final long NO_ACK = 0xffff_ffffL;
    private static final int SYN = 0x0001;
    private static final int ACK = 0x0004;
    private static final int DATA = 0x0008;
    private static final int ACK_OF_ACKS = 0x0100;
    private static final int CORRELATION_ID = 0x0800;
    private static final int SYN_EX = 0x1000;
    private static final int VERSION_3 = 0x0101;

    private final PayloadReader datagram = new PayloadReader();
    private Phase phase = Phase.BEFORE_SYN;
    private int originatorVersion;
    private int responderVersion;

    private enum Phase {
        BEFORE_SYN,
        BEFORE_SYN_ACK,
        DATA
    }

    public RdpEudpAnalyzer() {
        super(Protocol.RDPEUDP, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        datagram.wrap(bytes, offset, length);
        if (phase != Phase.DATA) {
            handshake(fromOriginator);
        } else if (originatorVersion == VERSION_3 && responderVersion == VERSION_3) {
            datagram.skip(3); // prefix, header
        } else {
            data();
        }
        if (isSettled()) {
            skip();
        }
    }

    private void handshake(boolean fromOriginator) {
        long sourceAck = datagram.u32();
        datagram.skip(2); // window
        int flags = datagram.u16();
        datagram.skip(4 + 2 + 2); // sequence number, MTUs
        if ((flags & CORRELATION_ID) != 0) {
            datagram.skip(32);
        }
        if ((flags & SYN_EX) == 0) { // Zeek asks for the version in any case
            throw MalformedPayload.thrown();
        }
        datagram.skip(2); // flags of the extension
        int version = datagram.u16();
        if (version == VERSION_3) {
            datagram.skip(32); // hash of the cookie
        }
        if (phase == Phase.BEFORE_SYN) {
            if (fromOriginator && (flags & SYN) != 0 && sourceAck == NO_ACK) {
                phase = Phase.BEFORE_SYN_ACK;
                originatorVersion = version;
            }
        } else if (!fromOriginator && (flags & (SYN | ACK)) != 0) {
            phase = Phase.DATA;
            responderVersion = version;
            confirm();
        }
    }

    private void data() {
        datagram.skip(4 + 2); // source ack, window
        int flags = datagram.u16();
        int ackVectorSize = datagram.u16();
        datagram.skip(ackVectorSize);
        datagram.skip(-(2 + ackVectorSize) & 3); // aligned to four bytes
        datagram.skip((flags & ACK_OF_ACKS) != 0 ? 4 : 0);
        datagram.skip((flags & DATA) != 0 ? 8 : 0);
    }
}
