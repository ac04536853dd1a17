package shad.views.table;

import java.util.Map;
import java.util.TreeMap;

/// A set of indices kept as ranges that neither overlap nor touch. Takes time and memory by their number, however long
/// they are. Not thread-safe.
final class IndexRanges {
    /// End (exclusive) by start.
    private final TreeMap<Integer, Integer> ranges;

    IndexRanges() {
        ranges = new TreeMap<>();
    }

    IndexRanges(IndexRanges copied) {
        ranges = new TreeMap<>(copied.ranges);
    }

    /// Hears of a range, `to` exclusive.
    @FunctionalInterface
    interface Visitor {
        void range(int from, int to);
    }

    boolean contains(int index) {
        Map.Entry<Integer, Integer> range = ranges.floorEntry(index);
        return range != null && index < range.getValue();
    }

    /// Adds `from` to `to - 1`.
    void add(int from, int to) {
        int start = from;
        int end = to;
        Map.Entry<Integer, Integer> near = ranges.floorEntry(to);
        while (near != null && near.getValue() >= from) {
            start = Math.min(start, near.getKey());
            end = Math.max(end, near.getValue());
            ranges.remove(near.getKey());
            near = ranges.floorEntry(to);
        }
        ranges.put(start, end);
    }

    /// Takes out `from` to `to - 1`.
    void remove(int from, int to) {
        Map.Entry<Integer, Integer> near = ranges.lowerEntry(to);
        while (near != null && near.getValue() > from) {
            int start = near.getKey();
            int end = near.getValue();
            ranges.remove(start);
            if (end > to) {
                ranges.put(to, end);
            }
            if (start < from) {
                ranges.put(start, from);
                return;
            }
            near = ranges.lowerEntry(to);
        }
    }

    void clear() {
        ranges.clear();
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /// How many indices there are.
    int size() {
        int size = 0;
        for (Map.Entry<Integer, Integer> range : ranges.entrySet()) {
            size += range.getValue() - range.getKey();
        }
        return size;
    }

    /// Goes through the ranges in ascending order.
    void forEach(Visitor visitor) {
        ranges.forEach(visitor::range);
    }
}
