package shad.model.export;

import java.util.List;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;

/// A line of comma-separated values; what is unset is empty (RFC 4180).
final class CsvRow implements RowFormat {
    private final ConnectionColumn[] columns;
    private final ExtraColumn[] extras;

    CsvRow(List<ConnectionColumn> columns, List<ExtraColumn> extras) {
        this.columns = columns.toArray(ConnectionColumn[]::new);
        this.extras = extras.toArray(ExtraColumn[]::new);
    }

    @Override
    public void append(ConnectionView row, TextBuffer target) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                target.append(',');
            }
            if (columns[i].isSet(row)) {
                appendValue(columns[i], row, target);
            }
        }
        for (ExtraColumn extra : extras) {
            target.append(',');
            CsvText.append(extra.text().apply(row), target);
        }
        target.append('\r').append('\n');
    }

    private static void appendValue(ConnectionColumn column, ConnectionView row, TextBuffer target) {
        switch (column) {
            case UID -> CsvText.append(row.uid(), target);
            case SERVICE -> CsvText.append(row.service(), target);
            case HISTORY -> CsvText.append(row.history(), target);
            case TUNNEL_PARENTS -> CsvText.append(row.tunnelParents(), target);
            default -> ColumnText.append(column, row, target);
        }
    }
}
