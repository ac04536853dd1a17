package shad.views.charts;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.query.StateCounts;
import shad.views.fx.LatestTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;

/// Counts the rows shown by state and by class, in the background, whenever they change. FX thread only.
public final class ChartsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ChartsViewModel.class);

    private final ReadOnlyObjectWrapper<Distribution> distribution =
            new ReadOnlyObjectWrapper<>(this, "distribution", Distribution.NONE);
    private final LatestTask counting;

    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public ChartsViewModel(Selection selection, Executor background, Executor fxThread) {
        counting = new LatestTask(background, fxThread);
        selection.shownProperty().subscribe(this::count);
    }

    ReadOnlyObjectProperty<Distribution> distributionProperty() {
        return distribution.getReadOnlyProperty();
    }

    Distribution getDistribution() {
        return distribution.get();
    }

    private void count(ShownRows shown) {
        counting.run(
                () -> Distribution.of(StateCounts.of(shown.snapshot(), shown.rows())),
                distribution::set,
                failure -> LOG.error("Counting states failed", failure));
    }
}
