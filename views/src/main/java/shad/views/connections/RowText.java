package shad.views.connections;

import java.util.List;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Rows as text for the clipboard: values as in conn.log, tab-separated, one row a line, without a header.
public final class RowText {
    private static final int USUAL_LENGTH = 256;

    private RowText() {}

    /// Takes time with the number of rows: not for the FX thread.
    public static String of(StoreSnapshot snapshot, int[] rows, List<ConnectionColumn> columns) {
        TextBuffer text = new TextBuffer(USUAL_LENGTH * Math.max(1, rows.length));
        ConnectionView view = snapshot.view();
        for (int row : rows) {
            view.at(row);
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    text.append('\t');
                }
                ColumnText.append(columns.get(i), view, text);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
