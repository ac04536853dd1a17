package shad.views.charts;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.query.ConnectionColumn;
import shad.model.query.GroupKey;
import shad.model.query.HostCounts;
import shad.model.query.RowGroups;
import shad.model.query.StateCounts;
import shad.views.fx.LatestTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.text.ValueFormats;

/// Counts the rows shown by state, class, service and host, in the background, whenever they change. FX thread only.
public final class ChartsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ChartsViewModel.class);

    private static final List<GroupKey> BY_SERVICE = List.of(GroupKey.of(ConnectionColumn.SERVICE));

    private final Selection selection;
    private final ReadOnlyObjectWrapper<Distribution> distribution =
            new ReadOnlyObjectWrapper<>(this, "distribution", Distribution.NONE);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(this, "measure", Measure.CONNECTIONS);
    private final BooleanProperty lookedAt = new SimpleBooleanProperty(this, "lookedAt", true);
    private final LatestTask counting;

    /// @param background runs the counting
    /// @param fxThread runs what is to happen on the FX thread
    public ChartsViewModel(Selection selection, Executor background, Executor fxThread) {
        this.selection = selection;
        counting = new LatestTask(background, fxThread);
        selection.shownProperty().subscribe(shown -> count());
        measure.subscribe(() -> count());
        lookedAt.subscribe(() -> count());
    }

    ReadOnlyObjectProperty<Distribution> distributionProperty() {
        return distribution.getReadOnlyProperty();
    }

    Distribution getDistribution() {
        return distribution.get();
    }

    ValueFormats formats() {
        return selection.formats();
    }

    /// What the bars stand for.
    ObjectProperty<Measure> measureProperty() {
        return measure;
    }

    /// Whether somebody looks: what takes long, services and hosts, is counted only then.
    public BooleanProperty lookedAtProperty() {
        return lookedAt;
    }

    private void count() {
        ShownRows shown = selection.getShown();
        boolean all = lookedAt.get();
        Measure wanted = measure.get();
        counting.run(
                () -> Distribution.of(
                        StateCounts.of(shown.snapshot(), shown.rows()),
                        all ? RowGroups.of(shown.snapshot(), shown.rows(), BY_SERVICE) : null,
                        all ? HostCounts.of(shown.snapshot(), shown.rows()) : null,
                        wanted),
                distribution::set,
                failure -> LOG.error("Counting states failed", failure));
    }
}
