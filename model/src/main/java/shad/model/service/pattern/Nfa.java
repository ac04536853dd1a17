package shad.model.service.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A nondeterministic automaton (Thompson's construction) over bytes. Nodes are numbers: a node either forks to others
/// without reading, or reads one byte of a set, or accepts a pattern.
final class Nfa {
    private final List<BitSet> reads = new ArrayList<>();
    private final List<int[]> nexts = new ArrayList<>();
    private final List<Integer> accepts = new ArrayList<>();

    private static final BitSet NOTHING = new BitSet();
    private static final int NO_PATTERN = -1;

    /// A piece of the automaton: where it begins, and the fork at its end, which leads nowhere yet.
    record Piece(int start, int end) {}

    int size() {
        return reads.size();
    }

    /// The bytes that lead on from a node; empty for a fork.
    BitSet reads(int node) {
        return reads.get(node);
    }

    int[] nexts(int node) {
        return nexts.get(node);
    }

    /// The pattern that a node accepts, negative for none.
    int accepts(int node) {
        return accepts.get(node);
    }

    Piece empty() {
        int fork = fork();
        return new Piece(fork, fork);
    }

    Piece read(BitSet bytes) {
        int end = fork();
        return new Piece(node(bytes, new int[] {end}), end);
    }

    Piece sequence(Piece first, Piece second) {
        link(first.end, second.start);
        return new Piece(first.start, second.end);
    }

    Piece either(List<Piece> pieces) {
        int end = fork();
        int start = fork();
        for (Piece piece : pieces) {
            link(start, piece.start);
            link(piece.end, end);
        }
        return new Piece(start, end);
    }

    Piece optional(Piece piece) {
        return either(List.of(piece, empty()));
    }

    Piece star(Piece piece) {
        int fork = fork();
        int end = fork();
        link(fork, piece.start);
        link(fork, end);
        link(piece.end, fork);
        return new Piece(fork, end);
    }

    void accept(Piece piece, int pattern) {
        accepts.set(piece.end, pattern);
    }

    private int fork() {
        return node(NOTHING, new int[0]);
    }

    private int node(BitSet bytes, int[] next) {
        reads.add(bytes);
        nexts.add(next);
        accepts.add(NO_PATTERN);
        return reads.size() - 1;
    }

    private void link(int from, int to) {
        int[] old = nexts.get(from);
        int[] linked = Arrays.copyOf(old, old.length + 1);
        linked[old.length] = to;
        nexts.set(from, linked);
    }
}
