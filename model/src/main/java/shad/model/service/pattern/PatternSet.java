package shad.model.service.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Up to 64 patterns, matched at once from the first byte on, over as many pieces of input as come. The deterministic
/// automaton is built as input asks for it; when hostile input asks for too much of it, it is begun again, so that it
/// never takes more than a few megabytes. Owned by one thread.
public final class PatternSet {
    private static final int BYTES = 256;
    private static final int MAX_STATES = 4096;
    private static final int UNKNOWN = Integer.MIN_VALUE;
    /// A row of next states has room for 128 classes of bytes, so that a state's number is a shift away.
    private static final int ROW_SHIFT = 7;

    private final Nfa nfa = new Nfa();
    private final byte[] classOfByte = new byte[BYTES];
    private final int[] byteOfClass;
    private final int[] stack;
    private final BitSet initial;
    private Automaton automaton;

    /// The deterministic automaton, as far as it is known. A state is the index of its row of next states. In the rows
    /// a state at which there is something to do, because patterns match there or none can any more, stands as its
    /// complement: so each byte is asked one question only.
    private final class Automaton {
        private int[] next = new int[64 << ROW_SHIFT];
        private long[] accepts = new long[64];
        private BitSet[] nodes = new BitSet[64];
        private final Map<BitSet, Integer> states = new HashMap<>();
        private final int start = state(initial);

        boolean isFull() {
            return states.size() == MAX_STATES;
        }

        /// The state of a set of nodes, whatever they lead to without reading included.
        int state(BitSet closed) {
            Integer known = states.get(closed);
            if (known != null) {
                return known;
            }
            int index = states.size();
            if (index == nodes.length) {
                next = Arrays.copyOf(next, next.length * 2);
                accepts = Arrays.copyOf(accepts, index * 2);
                nodes = Arrays.copyOf(nodes, index * 2);
            }
            int row = index << ROW_SHIFT;
            Arrays.fill(next, row, row + byteOfClass.length, UNKNOWN);
            accepts[index] = accepted(closed);
            nodes[index] = closed;
            states.put(closed, row);
            return row;
        }

        /// How a state stands in the rows.
        int entry(int row) {
            return accepts(row) != 0 || isDead(row) ? ~row : row;
        }

        boolean isDead(int row) {
            return nodes(row).isEmpty();
        }

        BitSet nodes(int row) {
            return nodes[row >> ROW_SHIFT];
        }

        long accepts(int row) {
            return accepts[row >> ROW_SHIFT];
        }
    }

    /// Takes the state before a piece of input and says which patterns match in it.
    public static final class Run {
        private Automaton automaton;
        private int state;
        private long matched;

        /// A run from the beginning.
        public Run(PatternSet patterns) {
            this.automaton = patterns.automaton;
            this.state = automaton.start;
            this.matched = automaton.accepts(state);
        }

        /// The patterns that matched since the run was made or restarted, a bit each.
        public long matched() {
            return matched;
        }

        /// Begins again at the first byte of another input.
        public void restart(PatternSet patterns) {
            automaton = patterns.automaton;
            state = automaton.start;
            matched = automaton.accepts(state);
        }
    }

    /// Compiles patterns; the number of a pattern is its place in the list. See [PatternParser] for the notation.
    public PatternSet(List<String> patterns) {
        if (patterns.size() > Long.SIZE) {
            throw new IllegalArgumentException(patterns.size() + " patterns do not fit into a long");
        }
        BitSet starts = new BitSet();
        for (int i = 0; i < patterns.size(); i++) {
            Nfa.Piece piece = new PatternParser(nfa, patterns.get(i)).parse();
            nfa.accept(piece, i);
            starts.set(piece.start());
        }
        stack = new int[nfa.size()];
        byteOfClass = classifyBytes();
        initial = closure(starts);
        automaton = new Automaton();
    }

    /// Continues a run over `length` bytes from `offset`.
    public void match(Run run, byte[] bytes, int offset, int length) {
        Automaton known = automaton;
        int state = run.state;
        if (run.automaton != known) {
            state = known.state(run.automaton.nodes(state));
        }
        long matched = run.matched;
        int[] next = known.next;
        byte[] classes = classOfByte;
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            int byteClass = classes[bytes[i] & 0xff];
            int reached = next[state + byteClass];
            if (reached >= 0) {
                state = reached;
                continue;
            }
            if (reached == UNKNOWN) {
                if (known.isFull()) {
                    BitSet nodes = known.nodes(state);
                    known = new Automaton();
                    automaton = known;
                    state = known.state(nodes);
                }
                reached = step(known, state, byteClass);
                next = known.next;
            }
            state = reached < 0 ? ~reached : reached;
            matched |= known.accepts(state);
            if (known.isDead(state)) {
                break;
            }
        }
        run.automaton = known;
        run.state = state;
        run.matched = matched;
    }

    /// The entry of the state that a byte leads to, which is noted.
    private int step(Automaton known, int state, int byteClass) {
        BitSet reached = new BitSet(nfa.size());
        BitSet nodes = known.nodes(state);
        int value = byteOfClass[byteClass];
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            if (nfa.reads(node).get(value)) {
                reached.set(nfa.nexts(node)[0]);
            }
        }
        int next = known.entry(known.state(closure(reached)));
        known.next[state + byteClass] = next;
        return next;
    }

    private long accepted(BitSet nodes) {
        long accepts = 0;
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            if (nfa.accepts(node) >= 0) {
                accepts |= 1L << nfa.accepts(node);
            }
        }
        return accepts;
    }

    /// The nodes that read or accept, among those given and those that they lead to without reading.
    private BitSet closure(BitSet nodes) {
        BitSet reached = (BitSet) nodes.clone();
        BitSet kept = new BitSet(nfa.size());
        int depth = 0;
        for (int node = nodes.nextSetBit(0); node >= 0; node = nodes.nextSetBit(node + 1)) {
            stack[depth++] = node;
        }
        while (depth > 0) {
            int node = stack[--depth];
            if (!nfa.reads(node).isEmpty()) {
                kept.set(node);
                continue;
            }
            if (nfa.accepts(node) >= 0) {
                kept.set(node);
            }
            for (int next : nfa.nexts(node)) {
                if (!reached.get(next)) {
                    reached.set(next);
                    stack[depth++] = next;
                }
            }
        }
        return kept;
    }

    /// Bytes that no pattern tells apart share a class, at most 128 of them. Returns one byte of each class.
    private int[] classifyBytes() {
        List<BitSet> sets = distinctSets();
        Map<BitSet, Integer> classes = new HashMap<>();
        int[] representative = new int[BYTES];
        for (int value = 0; value < BYTES; value++) {
            BitSet readers = new BitSet(sets.size());
            for (int i = 0; i < sets.size(); i++) {
                readers.set(i, sets.get(i).get(value));
            }
            Integer known = classes.putIfAbsent(readers, classes.size());
            if (known == null) {
                representative[classes.size() - 1] = value;
                classOfByte[value] = (byte) (classes.size() - 1);
            } else {
                classOfByte[value] = known.byteValue();
            }
        }
        if (classes.size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("the patterns tell too many bytes apart");
        }
        return Arrays.copyOf(representative, classes.size());
    }

    private List<BitSet> distinctSets() {
        Set<BitSet> sets = new LinkedHashSet<>();
        for (int node = 0; node < nfa.size(); node++) {
            sets.add(nfa.reads(node));
        }
        return List.copyOf(sets);
    }
}
