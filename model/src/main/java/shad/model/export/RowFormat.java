package shad.model.export;

import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;

/// Writes a row as one line of a log. Stateless; any thread.
@FunctionalInterface
interface RowFormat {
    void append(ConnectionView row, TextBuffer target);
}
