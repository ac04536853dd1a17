package shad.model.service.windows;

import shad.model.service.Needs;
import shad.model.service.Protocol;

/// Kerberos, one message in each datagram, or in each token of a protocol that authenticates by it (Zeek, KRB
/// analyzer).
public final class KrbAnalyzer extends KerberosAnalyzer {
    public KrbAnalyzer() {
        super(Protocol.KRB, Needs.NOTHING);
    }

    @Override
    void take(boolean fromOriginator, byte[] bytes, int offset, int length) {
        read(bytes, offset, length);
    }
}
