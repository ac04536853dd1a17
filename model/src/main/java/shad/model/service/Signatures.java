package shad.model.service;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The signatures of a table, compiled. Compiling takes a while, so that other threads do it, and what is matched makes it
/// grow, so that one thread keeps one for all its engines.
public final class Signatures {
    private final List<Signature> all;
    private final int[] neededBy;
    private final CompletableFuture<SignatureSet> tcpOriginator;
    private final CompletableFuture<SignatureSet> tcpResponder;
    private final CompletableFuture<SignatureSet> udp;

    /// The signatures of a table, which begin to be compiled.
    public Signatures(AnalyzerTable table) {
        this.all = table.signatures();
        this.neededBy = SignatureSet.needs(all);
        this.udp = compile(false, true);
        this.tcpOriginator = compile(true, true);
        this.tcpResponder = compile(true, false);
    }

    private CompletableFuture<SignatureSet> compile(boolean tcp, boolean originator) {
        return CompletableFuture.supplyAsync(() -> new SignatureSet(all, tcp, originator));
    }

    SignatureSet ofDatagrams() {
        return udp.join();
    }

    SignatureSet ofStream(boolean originator) {
        return originator ? tcpOriginator.join() : tcpResponder.join();
    }

    Signature rule(int number) {
        return all.get(number);
    }

    /// The rule that a rule needs on the other side; negative for none.
    int neededBy(int number) {
        return neededBy[number];
    }
}
