package shad.model.service.windows;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;

/// What Kerberos in datagrams and over TCP have in common (RFC 4120): each message that can be read confirms, of either
/// side, and the first clients named are kept. Zeek: krb-analyzer.pac.
abstract class KerberosAnalyzer extends Analyzer implements KrbMessage.Sink {
    private final KrbMessage message = new KrbMessage(this);

    KerberosAnalyzer(Protocol protocol, Needs needs) {
        super(protocol, needs);
    }

    @Override
    protected final void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (isSettled()) {
            skip();
        } else {
            take(fromOriginator, bytes, offset, length);
        }
    }

    /// Takes a chunk or datagram while something depends on it.
    abstract void take(boolean fromOriginator, byte[] bytes, int offset, int length);

    final void read(byte[] bytes, int offset, int length) {
        message.read(bytes, offset, length);
    }

    @Override
    public final void message() {
        confirm();
    }

    @Override
    public final void client(byte[] bytes, int offset, int length) {
        if (!isConfirmed()) {
            keepEvidence(EvidenceKind.USER_NAME, bytes, offset, length);
        }
    }
}
