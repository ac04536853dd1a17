package shad.model.service;

import java.util.List;

/// The signatures of a table, compiled. Compiling takes a while, and what is matched makes it grow, so that one thread
/// keeps one for all its engines.
public final class Signatures {
    private final List<Signature> all;
    private final int[] neededBy;
    private final SignatureSet tcpOriginator;
    private final SignatureSet tcpResponder;
    private final SignatureSet udp;

    /// Compiles the signatures of a table.
    public Signatures(AnalyzerTable table) {
        this.all = table.signatures();
        this.neededBy = SignatureSet.needs(all);
        this.tcpOriginator = new SignatureSet(all, true, true);
        this.tcpResponder = new SignatureSet(all, true, false);
        this.udp = new SignatureSet(all, false, true);
    }

    SignatureSet of(boolean tcp, boolean originator) {
        return !tcp ? udp : originator ? tcpOriginator : tcpResponder;
    }

    Signature rule(int number) {
        return all.get(number);
    }

    /// The rule that a rule needs on the other side; negative for none.
    int neededBy(int number) {
        return neededBy[number];
    }
}
