package shad.model.service;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The signatures of a table, compiled. Compiling takes a while, and what is matched makes it grow, so that one thread
/// keeps one for all its engines.
public final class Signatures {
    private final List<Signature> all;
    private final int[] neededBy;
    private final Compiled tcpOriginator = new Compiled(true, true);
    private final Compiled tcpResponder = new Compiled(true, false);
    private final Compiled udp = new Compiled(false, true);

    /// The signatures of a table; each set is compiled when it is first asked for.
    public Signatures(AnalyzerTable table) {
        this.all = table.signatures();
        this.neededBy = SignatureSet.needs(all);
    }

    /// A set that is compiled once, by whoever comes first.
    private final class Compiled {
        private final boolean tcp;
        private final boolean originator;
        private @Nullable SignatureSet set;

        Compiled(boolean tcp, boolean originator) {
            this.tcp = tcp;
            this.originator = originator;
        }

        synchronized SignatureSet get() {
            if (set == null) {
                set = new SignatureSet(all, tcp, originator);
            }
            return set;
        }
    }

    /// Has other threads begin to compile, for a run that will ask for all of them soon.
    public void compileInBackground() {
        Stream.of(tcpOriginator, tcpResponder, udp).forEach(set -> ForkJoinPool.commonPool().execute(set::get));
    }

    SignatureSet ofDatagrams() {
        return udp.get();
    }

    SignatureSet ofStream(boolean originator) {
        return originator ? tcpOriginator.get() : tcpResponder.get();
    }

    Signature rule(int number) {
        return all.get(number);
    }

    /// The rule that a rule needs on the other side; negative for none.
    int neededBy(int number) {
        return neededBy[number];
    }
}
