package shad.views.filter;

import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import shad.model.query.RowFilter;
import shad.model.query.filter.FilterContext;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.Filters;
import shad.views.selection.Selection;

/// Understands the filter text of the selection and hands on the filter. While a text is not understood, the last filter
/// stays in force. FX thread only.
public final class FilterViewModel {
    /// Long enough to let a person finish a word, short enough to seem immediate.
    private static final Duration TYPING_PAUSE = Duration.millis(120);

    private final Selection selection;
    private final ReadOnlyObjectWrapper<FilterStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", FilterStatus.NEUTRAL);
    private final PauseTransition pause = new PauseTransition(TYPING_PAUSE);
    private RowFilter pending = RowFilter.ALL;

    public FilterViewModel(Selection selection) {
        this.selection = selection;
        pause.setOnFinished(event -> apply());
        selection.filterTextProperty().subscribe(text -> compile());
        // Clocks in a filter are in the zone that times are shown in.
        selection.formats().clockProperty().subscribe((before, now) -> compile());
        selection.formats().namedZoneProperty().subscribe((before, now) -> compile());
    }

    /// What is to be said about the text.
    public ReadOnlyObjectProperty<FilterStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public FilterStatus getStatus() {
        return status.get();
    }

    private void compile() {
        String text = selection.getFilterText();
        pause.stop();
        try {
            pending = Filters.parse(text).compile(new FilterContext(selection.formats().zone(), Map.of()));
        } catch (FilterException e) {
            status.set(FilterStatus.error(e.text(), e.position()));
            return;
        }
        if (text.isBlank()) {
            status.set(FilterStatus.NEUTRAL);
            apply();
        } else {
            status.set(FilterStatus.OK);
            pause.playFromStart();
        }
    }

    private void apply() {
        selection.setFilter(pending);
    }

    /// Writes a filter without putting it in force.
    public void prepare(String text) {
        selection.setFilterText(text);
        pause.stop();
    }

    /// Puts the filter in force without waiting for more typing.
    public void applyNow() {
        if (status.get().kind() != FilterStatus.Kind.ERROR) {
            pause.stop();
            apply();
        }
    }
}
