package shad.model.service.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Up to 64 patterns, matched at once from the first byte on, over as many pieces of input as come. The deterministic
/// automaton is built as input asks for it; when hostile input asks for too much of it, it is forgotten and begun again,
/// so that it never takes more than a few megabytes. Owned by one thread.
public final class PatternSet {
    private static final int BYTES = 256;
    private static final int MAX_STATES = 4096;

    private final Nfa nfa = new Nfa();
    private final byte[] classOfByte = new byte[BYTES];
    private final int[] byteOfClass;
    private final Map<BitSet, State> states = new HashMap<>();
    private final State start;

    /// A place in the automaton.
    private static final class State {
        private final BitSet nodes;
        private final @Nullable State[] next;
        private final long accepts;

        private State(BitSet nodes, int classes, long accepts) {
            this.nodes = nodes;
            this.next = new @Nullable State[classes];
            this.accepts = accepts;
        }

        /// Whether no pattern can match any more, whatever follows.
        boolean isDead() {
            return nodes.isEmpty();
        }
    }

    /// Takes the state before a piece of input and says which patterns match in it.
    public static final class Run {
        private State state;
        private long matched;

        /// A run from the beginning.
        public Run(PatternSet patterns) {
            this.state = patterns.start;
        }

        /// The patterns that matched since the run was made or restarted, a bit each.
        public long matched() {
            return matched;
        }

        /// Begins again at the first byte of another input.
        public void restart(PatternSet patterns) {
            state = patterns.start;
            matched = 0;
        }
    }

    /// Compiles patterns; the number of a pattern is its place in the list. See [PatternParser] for the notation.
    public PatternSet(List<String> patterns) {
        if (patterns.size() > Long.SIZE) {
            throw new IllegalArgumentException(patterns.size() + " patterns do not fit into a long");
        }
        BitSet initial = new BitSet();
        for (int i = 0; i < patterns.size(); i++) {
            Nfa.Piece piece = new PatternParser(nfa, patterns.get(i)).parse();
            nfa.accept(piece, i);
            initial.set(piece.start());
        }
        byteOfClass = classifyBytes();
        start = state(closure(initial));
    }

    /// Continues a run over `length` bytes from `offset`.
    public void match(Run run, byte[] bytes, int offset, int length) {
        State state = run.state;
        long matched = run.matched | state.accepts;
        int end = offset + length;
        for (int i = offset; i < end && !state.isDead(); i++) {
            int byteClass = classOfByte[bytes[i] & 0xff] & 0xff;
            State next = state.next[byteClass];
            if (next == null) {
                next = step(state, byteClass);
            }
            state = next;
            matched |= state.accepts;
        }
        run.state = state;
        run.matched = matched;
    }

    private State step(State state, int byteClass) {
        BitSet reached = new BitSet();
        int value = byteOfClass[byteClass];
        for (int node = state.nodes.nextSetBit(0); node >= 0; node = state.nodes.nextSetBit(node + 1)) {
            if (nfa.reads(node).get(value)) {
                reached.set(nfa.nexts(node)[0]);
            }
        }
        State next = state(closure(reached));
        state.next[byteClass] = next;
        return next;
    }

    private State state(BitSet nodes) {
        State known = states.get(nodes);
        if (known != null) {
            return known;
        }
        if (states.size() == MAX_STATES) {
            forget();
        }
        long accepts = 0;
        BitSet readers = new BitSet();
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            if (nfa.accepts(node) >= 0) {
                accepts |= 1L << nfa.accepts(node);
            }
            if (!nfa.reads(node).isEmpty()) {
                readers.set(node);
            }
        }
        State state = new State(readers, byteOfClass.length, accepts);
        states.put(nodes, state);
        return state;
    }

    /// Unlinks all states, so that those that no run holds can go.
    private void forget() {
        states.values().forEach(state -> Arrays.fill(state.next, null));
        states.clear();
    }

    private BitSet closure(BitSet nodes) {
        BitSet reached = new BitSet(nfa.size());
        int[] stack = new int[nfa.size()];
        int depth = 0;
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            reached.set(node);
            stack[depth++] = node;
        }
        while (depth > 0) {
            int node = stack[--depth];
            if (!nfa.reads(node).isEmpty()) {
                continue;
            }
            for (int next : nfa.nexts(node)) {
                if (!reached.get(next)) {
                    reached.set(next);
                    stack[depth++] = next;
                }
            }
        }
        return reached;
    }

    /// Bytes that no pattern tells apart share a class. Returns one byte of each class.
    private int[] classifyBytes() {
        Map<BitSet, Integer> classes = new HashMap<>();
        int[] representative = new int[BYTES];
        for (int value = 0; value < BYTES; value++) {
            BitSet readers = new BitSet(nfa.size());
            for (int node = 0; node < nfa.size(); node++) {
                if (nfa.reads(node).get(value)) {
                    readers.set(node);
                }
            }
            Integer known = classes.putIfAbsent(readers, classes.size());
            if (known == null) {
                representative[classes.size() - 1] = value;
                classOfByte[value] = (byte) (classes.size() - 1);
            } else {
                classOfByte[value] = known.byteValue();
            }
        }
        return Arrays.copyOf(representative, classes.size());
    }
}
