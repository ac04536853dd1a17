package shad.views.histories;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shad.model.query.StateHistoryCounts;
import shad.model.store.StoreSnapshot;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.selection.ShownRows;
import shad.views.table.SortKey;

/// Counts histories against states among the rows shown, in the background, whenever these change. FX thread only.
public final class MatrixViewModel {
    static final SortKey RARE_FIRST = new SortKey(Matrix.CONNECTIONS, false);
    static final SortKey FREQUENT_FIRST = new SortKey(Matrix.CONNECTIONS, true);

    private record Counted(ShownRows shown, StateHistoryCounts counts) {}

    private record Answer(Counted counted, Matrix matrix) {}

    private final RowCount<Answer> counting;
    private final ReadOnlyObjectWrapper<Matrix> matrix;
    /// What another order of the same rows need not count again.
    private Counted counted = new Counted(ShownRows.NONE, StateHistoryCounts.of(StoreSnapshot.empty(), new int[0]));
    private List<SortKey> order = List.of(RARE_FIRST);

    public MatrixViewModel(RowCounts counts) {
        matrix = new ReadOnlyObjectWrapper<>(this, "matrix", Matrix.of(counted.counts(), order));
        counting = counts.add(shown -> {
            Counted known = counted;
            List<SortKey> wanted = order;
            return () -> answer(shown, known, wanted);
        }, answer -> {
            counted = answer.counted();
            matrix.set(answer.matrix());
        });
        counting.countOnlyWhenLookedAt();
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return counting;
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
        counting.again();
    }

    private static Answer answer(ShownRows shown, Counted known, List<SortKey> order) {
        Counted now = known.shown().hasSameRowsAs(shown)
                ? known
                : new Counted(shown, StateHistoryCounts.of(shown.snapshot(), shown.rows()));
        return new Answer(now, Matrix.of(now.counts(), order));
    }
}
