package shad.views.live;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;

/// Keeps the newest rows of a table on the screen while rows come, until a person scrolls away from them or chooses a row;
/// scrolling back to the end takes it up again. FX thread only.
public final class FollowRows {
    private final WindowedTable table;
    private final ObservableBooleanValue coming;
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
    private RowList known;
    private boolean moving;

    /// @param coming whether rows come that there is a point in following
    public FollowRows(WindowedTable table, ObservableBooleanValue coming) {
        this.table = table;
        this.coming = coming;
        known = table.rows();
        table.rowsProperty().subscribe((before, now) -> rowsChanged());
        table.topProperty().subscribe((before, now) -> topChanged(before.intValue(), now.intValue()));
        table.selection().countProperty().subscribe((before, now) -> {
            if (before.intValue() == 0 && coming.get()) {
                following.set(false);
            }
        });
        following.subscribe((before, now) -> follow());
        coming.subscribe(now -> follow());
    }

    /// Whether it keeps to the newest rows.
    public BooleanProperty followingProperty() {
        return following;
    }

    private void rowsChanged() {
        known = table.rows();
        follow();
    }

    private void follow() {
        if (following.get() && coming.get()) {
            moving = true;
            table.scrollToEnd();
            moving = false;
        }
    }

    /// While the rows change the table moves by itself.
    private void topChanged(int before, int now) {
        if (moving || !coming.get() || !known.equals(table.rows())) {
            return;
        }
        if (now < before) {
            following.set(false);
        } else if (table.isAtEnd()) {
            following.set(true);
        }
    }
}
