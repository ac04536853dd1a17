package shad.model.export;

import java.util.List;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;

/// A line of tab-separated values. No value of conn.log begins with `#`, so no line looks like one of the header.
final class TsvRow implements RowFormat {
    private final ConnectionColumn[] columns;

    TsvRow(List<ConnectionColumn> columns) {
        this.columns = columns.toArray(ConnectionColumn[]::new);
    }

    @Override
    public void append(ConnectionView row, TextBuffer target) {
        ColumnText.append(columns[0], row, target);
        for (int i = 1; i < columns.length; i++) {
            target.append('\t');
            ColumnText.append(columns[i], row, target);
        }
        target.append('\n');
    }
}
