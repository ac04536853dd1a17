package shad.model.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signatures of a table, compiled. Compiling takes a while, and what is matched makes it grow, so that one thread
/// keeps one for all its engines.
public final class Signatures {
    private final List<Signature> all;
    private final int[] neededBy;
    private @Nullable SignatureSet tcpOriginator;
    private @Nullable SignatureSet tcpResponder;
    private @Nullable SignatureSet udp;

    /// The signatures of a table; each set is compiled when it is first asked for.
    public Signatures(AnalyzerTable table) {
        this.all = table.signatures();
        this.neededBy = SignatureSet.needs(all);
    }

    SignatureSet ofDatagrams() {
        if (udp == null) {
            udp = new SignatureSet(all, false, true);
        }
        return udp;
    }

    SignatureSet ofStream(boolean originator) {
        SignatureSet set = originator ? tcpOriginator : tcpResponder;
        if (set == null) {
            set = new SignatureSet(all, true, originator);
            if (originator) {
                tcpOriginator = set;
            } else {
                tcpResponder = set;
            }
        }
        return set;
    }

    Signature rule(int number) {
        return all.get(number);
    }

    /// The rule that a rule needs on the other side; negative for none.
    int neededBy(int number) {
        return neededBy[number];
    }
}
