package shad.model.service.network;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.PayloadReader;

/// RADIUS (RFC 2865 section 3): a header, and attributes exactly to the end of the datagram.
public final class RadiusAnalyzer extends Analyzer {
    private static final int HEADER_LENGTH = 20;
    private static final int USER_NAME = 1;

    private final PayloadReader reader = new PayloadReader();

    public RadiusAnalyzer() {
        super(Protocol.RADIUS, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        reader.wrap(bytes, offset, length);
        reader.skip(HEADER_LENGTH);
        while (!reader.isAtEnd()) {
            int code = reader.u8();
            int size = reader.u8() - 2;
            reader.require(size);
            if (code == USER_NAME && !isConfirmed()) {
                keepEvidence(EvidenceKind.USER_NAME, bytes, reader.position(), size);
            }
            reader.skip(size);
        }
        confirm();
    }
}
