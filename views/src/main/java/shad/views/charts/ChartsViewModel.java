package shad.views.charts;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import shad.model.query.ConnectionColumn;
import shad.model.query.GroupKey;
import shad.model.query.HostCounts;
import shad.model.query.RowGroups;
import shad.model.query.StateCounts;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.text.ValueFormats;

/// Counts the rows shown by state, class, service and host, in the background, whenever they change. FX thread only.
public final class ChartsViewModel {
    private static final List<GroupKey> BY_SERVICE = List.of(GroupKey.of(ConnectionColumn.SERVICE));

    private final Selection selection;
    private final ReadOnlyObjectWrapper<Distribution> distribution =
            new ReadOnlyObjectWrapper<>(this, "distribution", Distribution.NONE);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(this, "measure", Measure.CONNECTIONS);
    private final RowCount<Distribution> counting;

    public ChartsViewModel(RowCounts counts) {
        selection = counts.selection();
        counting = counts.add(shown -> {
            Measure wanted = measure.get();
            return () -> count(shown, wanted);
        }, distribution::set);
        counting.countOnlyWhenLookedAt();
        measure.subscribe(() -> counting.again());
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

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return counting;
    }

    private static Distribution count(ShownRows shown, Measure measure) {
        return Distribution.of(
                StateCounts.of(shown.snapshot(), shown.rows()),
                RowGroups.of(shown.snapshot(), shown.rows(), BY_SERVICE),
                HostCounts.of(shown.snapshot(), shown.rows()),
                measure);
    }
}
