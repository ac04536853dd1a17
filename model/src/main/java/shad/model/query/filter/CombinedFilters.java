package shad.model.query.filter;

import shad.model.query.RowBits;
import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;

/// Filters made of others, for one thread. Of many rows, each is asked only about those that are undecided.
final class CombinedFilters {
    private CombinedFilters() {}

    static final class AllOf implements RowFilter {
        private final RowFilter[] parts;

        AllOf(RowFilter[] parts) {
            this.parts = parts;
        }

        @Override
        public boolean test(ConnectionView row) {
            for (RowFilter part : parts) {
                if (!part.test(row)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void retain(RowBlock block, RowBits rows) {
            for (int i = 0; i < parts.length && !rows.isEmpty(); i++) {
                parts[i].retain(block, rows);
            }
        }
    }

    static final class AnyOf implements RowFilter {
        private final RowFilter[] parts;
        private final RowBits undecided = new RowBits();
        private final RowBits hits = new RowBits();

        AnyOf(RowFilter[] parts) {
            this.parts = parts;
        }

        @Override
        public boolean test(ConnectionView row) {
            for (RowFilter part : parts) {
                if (part.test(row)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void retain(RowBlock block, RowBits rows) {
            undecided.set(rows);
            for (int i = 0; i < parts.length && !undecided.isEmpty(); i++) {
                hits.set(undecided);
                parts[i].retain(block, hits);
                undecided.remove(hits);
            }
            rows.remove(undecided);
        }
    }

    static final class Negated implements RowFilter {
        private final RowFilter part;
        private final RowBits hits = new RowBits();

        Negated(RowFilter part) {
            this.part = part;
        }

        @Override
        public boolean test(ConnectionView row) {
            return !part.test(row);
        }

        @Override
        public void retain(RowBlock block, RowBits rows) {
            hits.set(rows);
            part.retain(block, hits);
            rows.remove(hits);
        }
    }
}
