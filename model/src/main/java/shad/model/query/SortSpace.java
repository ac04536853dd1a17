package shad.model.query;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Memory for sorting: a word for each row, a second one to sort into, and a bit. That of a big sort is kept for the next
/// as long as memory is plenty, for new memory takes the system longer to hand out than sorting takes in it. Belongs to one
/// thread, and those that help it, until it is given back.
final class SortSpace {
    private static final int LEAST_KEPT = 1 << 16;
    private static final AtomicReference<SoftReference<SortSpace>> KEPT =
            new AtomicReference<>(new SoftReference<>(null));

    private long[] words;
    private long[] otherWords = new long[0];
    private final long[] bits;

    private SortSpace(int length) {
        words = new long[length];
        bits = new long[length / Long.SIZE + 1];
    }

    /// Space for at least so many words, whatever they were before.
    static SortSpace of(int length) {
        if (length >= LEAST_KEPT) {
            SortSpace kept = takeKept();
            if (kept != null && kept.words.length >= length) {
                return kept;
            }
        }
        return new SortSpace(length);
    }

    private static @Nullable SortSpace takeKept() {
        return KEPT.getAndSet(new SoftReference<>(null)).get();
    }

    /// The words; may have more than was asked for.
    long[] words() {
        return words;
    }

    /// As many words as [#words].
    long[] otherWords() {
        if (otherWords.length < words.length) {
            otherWords = new long[words.length];
        }
        return otherWords;
    }

    /// From now on the other words are the words.
    void swap() {
        long[] before = words;
        words = otherWords();
        otherWords = before;
    }

    /// A bit for each word.
    long[] bits() {
        return bits;
    }

    /// The same, all of them 0.
    long[] clearedBits() {
        Arrays.fill(bits, 0);
        return bits;
    }

    /// Leaves it to others. Only when no other thread can be at work in it any more.
    void giveBack() {
        if (words.length < LEAST_KEPT) {
            return;
        }
        SortSpace kept = takeKept();
        KEPT.set(new SoftReference<>(kept != null && kept.words.length > words.length ? kept : this));
    }
}
