package shad.model.service.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Up to 64 patterns, matched at once from the first byte on, over as many pieces of input as come. The deterministic
/// automaton is built as input asks for it; when hostile input asks for too much of it, it is begun again, so that it
/// never takes more than a few megabytes. Owned by one thread.
public final class PatternSet {
    private static final int BYTES = 256;
    private static final int MAX_STATES = 4096;
    /// In the sets of all states together: four megabytes.
    private static final int MAX_NODES = 1 << 20;
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final Nfa nfa = new Nfa();
    private final byte[] classOfByte = new byte[BYTES];
    private final int[] byteOfClass;
    private final Closures closures;
    private final NodeSet initial;
    private Automaton automaton;

    /// The deterministic automaton, as far as it is known. A state is the index of its row of next states. In the rows
    /// a state at which there is something to do, because patterns match there or none can any more, stands as its
    /// complement: so one question tells whether to go on.
    private final class Automaton {
        /// As short as can be: what is used of it fits into the processor's first cache then.
        private final int rowLength = byteOfClass.length;
        private int[] next = new int[64 * rowLength];
        private long[] accepts = new long[64];
        private NodeSet[] nodes = new NodeSet[64];
        private final Map<NodeSet, Integer> states = new HashMap<>();
        private int nodeCount;
        private final int start = state(initial);

        boolean isFull() {
            return states.size() >= MAX_STATES || nodeCount > MAX_NODES;
        }

        /// The state of a set of nodes, whatever they lead to without reading included.
        int state(NodeSet closed) {
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
            int row = index * rowLength;
            Arrays.fill(next, row, row + rowLength, UNKNOWN);
            accepts[index] = accepted(closed);
            nodes[index] = closed;
            nodeCount += closed.size();
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

        NodeSet nodes(int row) {
            return nodes[row / rowLength];
        }

        long accepts(int row) {
            return accepts[row / rowLength];
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
        int[] starts = new int[patterns.size()];
        for (int i = 0; i < starts.length; i++) {
            Nfa.Piece piece = new PatternParser(nfa, patterns.get(i)).parse();
            nfa.accept(piece, i);
            starts[i] = piece.start();
        }
        byteOfClass = classifyBytes();
        closures = new Closures(nfa);
        for (int start : starts) {
            closures.add(start);
        }
        initial = closures.take();
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
        int at = offset;
        while (at < end) {
            long passed = pass(next, classes, state, bytes, at, end);
            state = (int) (passed >>> Integer.SIZE);
            at = (int) passed;
            if (at == end) {
                break;
            }
            int byteClass = classes[bytes[at++] & 0xff];
            int reached = next[state + byteClass];
            if (reached == UNKNOWN) {
                if (known.isFull()) {
                    NodeSet nodes = known.nodes(state);
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

    /// Goes over the bytes from `from` on as long as there is nothing to do. Returns the state reached, in the upper half, and
    /// where the bytes begin that are left. A method of its own, which reads arrays that do not change meanwhile: it is
    /// compiled early, and far better than as part of its caller.
    private static long pass(int[] next, byte[] classes, int start, byte[] bytes, int from, int end) {
        int state = start;
        int i = from;
        while (i < end) {
            int reached = next[state + classes[bytes[i] & 0xff]];
            if (reached < 0) {
                break;
            }
            i++;
            if (reached == state) {
                // Most bytes change nothing, and none of these has to wait for the one before.
                while (i < end && next[state + classes[bytes[i] & 0xff]] == state) {
                    i++;
                }
            }
            state = reached;
        }
        return (long) state << Integer.SIZE | i;
    }

    /// The entry of the state that a byte leads to, which is noted.
    private int step(Automaton known, int state, int byteClass) {
        int value = byteOfClass[byteClass];
        for (int node : known.nodes(state).numbers()) {
            if (nfa.reads(node).get(value)) {
                closures.add(nfa.nexts(node)[0]);
            }
        }
        int next = known.entry(known.state(closures.take()));
        known.next[state + byteClass] = next;
        return next;
    }

    private long accepted(NodeSet nodes) {
        long accepts = 0;
        for (int node : nodes.numbers()) {
            if (nfa.accepts(node) >= 0) {
                accepts |= 1L << nfa.accepts(node);
            }
        }
        return accepts;
    }

    /// Bytes that no pattern tells apart share a class, at most 127 of them. Returns one byte of each class.
    private int[] classifyBytes() {
        int[] classes = new int[BYTES];
        int[] sizes = new int[BYTES];
        sizes[0] = BYTES;
        int count = 1;
        BitSet before = new BitSet();
        for (int node = 0; node < nfa.size(); node++) {
            BitSet set = nfa.reads(node);
            if (!set.equals(before)) {
                count = split(set, classes, sizes, count);
                before = set;
            }
        }
        if (count > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("the patterns tell too many bytes apart");
        }
        int[] representative = new int[count];
        for (int value = 0; value < BYTES; value++) {
            classOfByte[value] = (byte) classes[value];
            representative[classes[value]] = value;
        }
        return representative;
    }

    /// Cuts in two each class of which a set has some bytes, but not all. Returns how many classes there are then.
    private static int split(BitSet set, int[] classes, int[] sizes, int count) {
        int[] members = new int[count];
        for (int value = set.nextSetBit(0); value >= 0; value = set.nextSetBit(value + 1)) {
            members[classes[value]]++;
        }
        int[] own = new int[count];
        int split = count;
        for (int value = set.nextSetBit(0); value >= 0; value = set.nextSetBit(value + 1)) {
            int old = classes[value];
            if (members[old] < sizes[old]) {
                if (own[old] == 0) {
                    own[old] = split++;
                }
                classes[value] = own[old];
            }
        }
        for (int old = 0; old < count; old++) {
            if (own[old] > 0) {
                sizes[own[old]] = members[old];
                sizes[old] -= members[old];
            }
        }
        return split;
    }
}
