package shad.views.histories;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.query.StateHistoryCounts;
import shad.model.store.StoreSnapshot;
import shad.views.fx.CatchUpTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.SortKey;

/// Counts histories against states among the rows shown, in the background, whenever these change. FX thread only.
public final class MatrixViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(MatrixViewModel.class);

    static final SortKey RARE_FIRST = new SortKey(Matrix.CONNECTIONS, false);
    static final SortKey FREQUENT_FIRST = new SortKey(Matrix.CONNECTIONS, true);

    private record Counted(ShownRows shown, StateHistoryCounts counts) {}

    private record Answer(Counted counted, Matrix matrix) {}

    private final Selection selection;
    private final CatchUpTask counting;
    private final ReadOnlyObjectWrapper<Matrix> matrix;
    /// What another order of the same rows need not count again.
    private Counted counted = new Counted(ShownRows.NONE, StateHistoryCounts.of(StoreSnapshot.empty(), new int[0]));
    private List<SortKey> order = List.of(RARE_FIRST);

    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public MatrixViewModel(Selection selection, Executor background, Executor fxThread) {
        this.selection = selection;
        counting = new CatchUpTask(background, fxThread);
        matrix = new ReadOnlyObjectWrapper<>(this, "matrix", Matrix.of(counted.counts(), order));
        selection.shownProperty().subscribe(shown -> count());
    }

    /// What is shown.
    public ReadOnlyObjectProperty<Matrix> matrixProperty() {
        return matrix.getReadOnlyProperty();
    }

    public Matrix getMatrix() {
        return matrix.get();
    }

    List<SortKey> order() {
        return order;
    }

    /// Orders by columns, the most significant first; without any the rare histories first.
    void setOrder(List<SortKey> keys) {
        order = keys.isEmpty() ? List.of(RARE_FIRST) : List.copyOf(keys);
        count();
    }

    private void count() {
        ShownRows shown = selection.getShown();
        Counted known = counted;
        List<SortKey> wanted = order;
        counting.run(
                () -> answer(shown, known, wanted),
                answer -> {
                    counted = answer.counted();
                    matrix.set(answer.matrix());
                },
                failure -> LOG.error("Counting histories by state failed", failure));
    }

    private static Answer answer(ShownRows shown, Counted known, List<SortKey> order) {
        Counted now = known.shown().equals(shown)
                ? known
                : new Counted(shown, StateHistoryCounts.of(shown.snapshot(), shown.rows()));
        return new Answer(now, Matrix.of(now.counts(), order));
    }
}
