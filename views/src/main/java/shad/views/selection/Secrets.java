package shad.views.selection;

import java.util.BitSet;
import java.util.List;
import shad.model.query.ConnectionColumn;

/// What a person is to guess before anything tells it: state and history of the connections not looked at yet. Whoever
/// shows, finds or copies these values asks here first. Immutable, for any thread.
public final class Secrets {
    /// Nothing is to be guessed.
    public static final Secrets NONE = new Secrets(false, new BitSet());

    private final boolean any;
    private final BitSet known;

    private Secrets(boolean any, BitSet known) {
        this.any = any;
        this.known = known;
    }

    /// Every connection keeps its secrets but for some rows.
    public static Secrets ofAllBut(BitSet knownRows) {
        return new Secrets(true, (BitSet) knownRows.clone());
    }

    /// Whether anything is to be guessed; what sums up many connections must not be shown then.
    public boolean any() {
        return any;
    }

    /// Whether state and history of a row are to be guessed.
    public boolean keep(int row) {
        return any && !known.get(row);
    }

    /// Whether the value of a row is to be guessed.
    public boolean keep(ConnectionColumn column, int row) {
        return tells(column) && keep(row);
    }

    /// Those columns that give nothing away, whatever the row.
    public List<ConnectionColumn> harmless(List<ConnectionColumn> columns) {
        return any ? columns.stream().filter(column -> !tells(column)).toList() : columns;
    }

    /// Whether the values of a column are what is guessed.
    public static boolean tells(ConnectionColumn column) {
        return column == ConnectionColumn.CONN_STATE || column == ConnectionColumn.HISTORY;
    }
}
