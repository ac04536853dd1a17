package shad.model.export;

import java.util.List;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;
import shad.model.store.ConnectionView;

/// A line of tab-separated values. No value of conn.log begins with `#`, so no line looks like one of the header.
final class TsvRow implements RowFormat {
    private final ConnectionColumn[] columns;
    private final ExtraColumn[] extras;

    TsvRow(List<ConnectionColumn> columns, List<ExtraColumn> extras) {
        this.columns = columns.toArray(ConnectionColumn[]::new);
        this.extras = extras.toArray(ExtraColumn[]::new);
    }

    @Override
    public void append(ConnectionView row, TextBuffer target) {
        ColumnText.append(columns[0], row, target);
        for (int i = 1; i < columns.length; i++) {
            target.append('\t');
            ColumnText.append(columns[i], row, target);
        }
        for (ExtraColumn extra : extras) {
            target.append('\t');
            appendText(extra.text().apply(row), target);
        }
        target.append('\n');
    }

    private static void appendText(String text, TextBuffer target) {
        if (text.isEmpty()) {
            target.append(ColumnText.UNSET);
        } else {
            ZeekString.append(text, target);
        }
    }
}
