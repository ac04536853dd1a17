package shad.model.service;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.service.pattern.PatternSet;

/// The signatures that apply to one side of one transport, or to both sides of UDP, compiled. Rules keep the numbers
/// that they have in the whole list, a bit each. Owned by the tracker thread.
final class SignatureSet {
    private final PatternSet patterns;
    /// Bit of the pattern to number of the rule.
    private final int[] ruleOfPattern;

    SignatureSet(List<Signature> all, boolean tcp, boolean originator) {
        List<String> texts = new ArrayList<>();
        int[] rules = new int[all.size()];
        for (int i = 0; i < all.size(); i++) {
            Signature signature = all.get(i);
            if (signature.isOver(tcp) && (!tcp || signature.looksAt(originator))) {
                rules[texts.size()] = i;
                texts.add(signature.pattern());
            }
        }
        this.patterns = new PatternSet(texts);
        this.ruleOfPattern = rules;
    }

    PatternSet.Run run() {
        return new PatternSet.Run(patterns);
    }

    void restart(PatternSet.Run run) {
        run.restart(patterns);
    }

    /// Continues a run; returns the rules whose patterns matched in it so far.
    long match(PatternSet.Run run, byte[] bytes, int offset, int length) {
        patterns.match(run, bytes, offset, length);
        long rules = 0;
        for (long rest = run.matched(); rest != 0; rest &= rest - 1) {
            rules |= 1L << ruleOfPattern[Long.numberOfTrailingZeros(rest)];
        }
        return rules;
    }

    /// For each rule the number of the one it needs, negative for none.
    static int[] needs(List<Signature> all) {
        int[] needs = new int[all.size()];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = indexOf(all, all.get(i).needs());
        }
        return needs;
    }

    private static int indexOf(List<Signature> all, @Nullable String name) {
        if (name == null) {
            return -1;
        }
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no signature " + name);
    }
}
