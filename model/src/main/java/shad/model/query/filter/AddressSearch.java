package shad.model.query.filter;

import shad.model.query.ConnectionColumn;
import shad.model.query.RowBits;
import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoredColumn;

/// Tests the addresses of one end, of many rows at once. For one thread.
final class AddressSearch implements RowFilter {
    private final boolean ofOriginator;
    private final AddressRanges ranges;
    private final UnsetRows unset;

    private AddressSearch(boolean ofOriginator, AddressRanges ranges) {
        this.ofOriginator = ofOriginator;
        this.ranges = ranges;
        this.unset = new UnsetRows(ofOriginator ? ConnectionColumn.ID_ORIG_H : ConnectionColumn.ID_RESP_H);
    }

    static Plan plan(ConnectionColumn column, AddressRanges ranges) {
        return new Plan(Plan.CHEAP, () -> new AddressSearch(column == ConnectionColumn.ID_ORIG_H, ranges));
    }

    @Override
    public boolean test(ConnectionView row) {
        return !unset.has(row)
                && (ofOriginator
                        ? ranges.contains(row.origHigh(), row.origLow())
                        : ranges.contains(row.respHigh(), row.respLow()));
    }

    @Override
    public void retain(RowBlock block, RowBits rows) {
        unset.takeOut(block, rows);
        ranges.retain(
                block.numbers(ofOriginator ? StoredColumn.ORIG_HIGH : StoredColumn.RESP_HIGH),
                block.numbers(ofOriginator ? StoredColumn.ORIG_LOW : StoredColumn.RESP_LOW),
                rows);
    }
}
