package shad.model.service.pattern;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gathers sets of the nodes that read or accept: those that are added, and those that these lead to without reading. What
/// a node leads to is found once. Owned by one thread.
final class Closures {
    private static final int FIRST_NODES = 16;

    private final Nfa nfa;
    private final int[] @Nullable [] known;
    private final int[] stack;
    /// By node, the number of the last walk that came to it.
    private final int[] walkOf;
    private int walkNumber;
    /// By node, the number of the last set that it was put into.
    private final int[] setOf;
    private int setNumber = 1;
    private int[] gathered = new int[FIRST_NODES];
    private int count;

    /// @param nfa complete
    Closures(Nfa nfa) {
        this.nfa = nfa;
        known = new int[nfa.size()][];
        stack = new int[nfa.size()];
        walkOf = new int[nfa.size()];
        setOf = new int[nfa.size()];
    }

    /// Adds what a node leads to to the set.
    void add(int node) {
        for (int reached : of(node)) {
            if (setOf[reached] != setNumber) {
                setOf[reached] = setNumber;
                gathered = put(gathered, count++, reached);
            }
        }
    }

    /// Returns the set, and begins another.
    NodeSet take() {
        int[] numbers = Arrays.copyOf(gathered, count);
        Arrays.sort(numbers);
        setNumber++;
        count = 0;
        return new NodeSet(numbers);
    }

    private int[] of(int node) {
        int[] found = known[node];
        if (found == null) {
            found = walk(node);
            known[node] = found;
        }
        return found;
    }

    private int[] walk(int from) {
        walkNumber++;
        int[] kept = new int[FIRST_NODES];
        int keptCount = 0;
        int depth = 0;
        stack[depth++] = from;
        walkOf[from] = walkNumber;
        while (depth > 0) {
            int node = stack[--depth];
            boolean isReader = !nfa.reads(node).isEmpty();
            if (isReader || nfa.accepts(node) >= 0) {
                kept = put(kept, keptCount++, node);
            }
            if (isReader) {
                continue;
            }
            for (int next : nfa.nexts(node)) {
                if (walkOf[next] != walkNumber) {
                    walkOf[next] = walkNumber;
                    stack[depth++] = next;
                }
            }
        }
        return Arrays.copyOf(kept, keptCount);
    }

    private static int[] put(int[] numbers, int at, int number) {
        int[] room = at < numbers.length ? numbers : Arrays.copyOf(numbers, at * 2);
        room[at] = number;
        return room;
    }
}
