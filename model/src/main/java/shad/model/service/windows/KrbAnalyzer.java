package shad.model.service.windows;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;

/// Kerberos, one message in each datagram, or in each token of a protocol that authenticates by it (Zeek, KRB
/// analyzer). Each message that can be read confirms, of either side.
public final class KrbAnalyzer extends Analyzer implements KrbMessage.Sink {
    private final KrbMessage message = new KrbMessage(this);

    public KrbAnalyzer() {
        super(Protocol.KRB, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (isSettled()) {
            skip();
        } else {
            message.read(bytes, offset, length);
        }
    }

    @Override
    public void message() {
        confirm();
    }

    @Override
    public void client(byte[] bytes, int offset, int length) {
        if (!isConfirmed()) {
            keepEvidence(EvidenceKind.USER_NAME, bytes, offset, length);
        }
    }
}
