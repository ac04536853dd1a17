package shad.views.selection;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// The connections that were looked at one after the other, to go back and forward through as in a browser. FX thread
/// only.
public final class SelectionTrail {
    private static final int MOST = 200;

    private final Selection selection;
    private final List<Integer> rows = new ArrayList<>();
    private final IntegerProperty place = new SimpleIntegerProperty(this, "place", -1);
    private final IntegerProperty last = new SimpleIntegerProperty(this, "last", -1);
    private boolean walking;

    /// Follows what is looked at from now on.
    public SelectionTrail(Selection selection) {
        this.selection = selection;
        selection.connectionProperty().subscribe(row -> visited(row.intValue()));
        selection.snapshotProperty().subscribe(snapshot -> {
            if (snapshot.size() == 0) {
                forget();
            }
        });
    }

    /// Whether something was looked at before.
    public BooleanBinding canGoBack() {
        return Bindings.createBooleanBinding(() -> place.get() > 0, place);
    }

    /// Whether somebody went back.
    public BooleanBinding canGoForward() {
        return Bindings.createBooleanBinding(() -> place.get() < last.get(), place, last);
    }

    public void back() {
        go(place.get() - 1);
    }

    public void forward() {
        go(place.get() + 1);
    }

    private void go(int to) {
        if (to < 0 || to >= rows.size()) {
            return;
        }
        walking = true;
        try {
            place.set(to);
            selection.setConnection(rows.get(to));
        } finally {
            walking = false;
        }
    }

    /// What lay ahead is forgotten as soon as something else is looked at.
    private void visited(int row) {
        boolean known = place.get() >= 0 && rows.get(place.get()) == row;
        if (walking || known || row == Selection.NO_CONNECTION) {
            return;
        }
        rows.subList(place.get() + 1, rows.size()).clear();
        rows.add(row);
        if (rows.size() > MOST) {
            rows.removeFirst();
        }
        last.set(rows.size() - 1);
        place.set(rows.size() - 1);
    }

    private void forget() {
        rows.clear();
        place.set(-1);
        last.set(-1);
    }
}
