package shad.model.service.pattern;

import java.util.Arrays;

/// Nodes of an automaton.
final class NodeSet {
    private final int[] numbers;

    /// @param numbers in ascending order; not to be changed any more
    NodeSet(int[] numbers) {
        this.numbers = numbers;
    }

    int[] numbers() {
        return numbers;
    }

    int size() {
        return numbers.length;
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeSet set && Arrays.equals(numbers, set.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
