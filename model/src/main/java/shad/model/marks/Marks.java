package shad.model.marks;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import shad.model.store.ConnectionView;

/// The marks and notes of one capture. Immutable; any thread. A changed set is another one, and two are never equal:
/// whoever kept a result that goes by marks compares which ones it went by.
public final class Marks {
    /// Nothing is marked.
    public static final Marks NONE = new Marks(Map.of());
    /// Marks are for people: more connections than this can't be marked.
    public static final int MOST = 100_000;
    /// Letters of all notes together.
    private static final long MOST_NOTE_LETTERS = 16_000_000;

    private final Map<ConnectionKey, Remark> remarks;
    private final StartTimes starts;

    private Marks(Map<ConnectionKey, Remark> remarks) {
        this.remarks = remarks;
        starts = new StartTimes(remarks.keySet());
    }

    /// What is said of a row; [Remark#NONE] for nothing. Takes a few nanoseconds where that is so.
    public Remark of(ConnectionView row) {
        return starts.contains(row.startNanos()) ? of(ConnectionKey.of(row)) : Remark.NONE;
    }

    public Remark of(ConnectionKey key) {
        return remarks.getOrDefault(key, Remark.NONE);
    }

    /// How many connections have a mark or a note.
    public int size() {
        return remarks.size();
    }

    public boolean isEmpty() {
        return remarks.isEmpty();
    }

    /// The same, but for what `changes` says; [Remark#NONE] takes away. Takes time by the number of marks.
    public Marks with(Map<ConnectionKey, Remark> changes) {
        Map<ConnectionKey, Remark> changed = new HashMap<>(remarks);
        changes.forEach((key, remark) -> {
            if (remark.isNone()) {
                changed.remove(key);
            } else {
                changed.put(key, remark);
            }
        });
        return new Marks(changed);
    }

    /// What makes `before` these marks: [Remark#NONE] stands for what was taken away.
    public Map<ConnectionKey, Remark> changesSince(Marks before) {
        Map<ConnectionKey, Remark> changes = new HashMap<>();
        remarks.forEach((key, remark) -> {
            if (!remark.equals(before.of(key))) {
                changes.put(key, remark);
            }
        });
        before.remarks.keySet().stream()
                .filter(key -> !remarks.containsKey(key))
                .forEach(key -> changes.put(key, Remark.NONE));
        return changes;
    }

    /// Whether there are more marks or longer notes than can be kept.
    public boolean areTooMany() {
        return size() > MOST
                || remarks.values().stream().mapToLong(remark -> remark.note().length()).sum() > MOST_NOTE_LETTERS;
    }

    /// All of them, by start.
    SortedMap<ConnectionKey, Remark> sorted() {
        return new TreeMap<>(remarks);
    }
}
