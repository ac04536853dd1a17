package shad.views.table;

import java.util.HashMap;
import java.util.Map;
import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;

/// The footer of a view: one text below each column that has a total, moving and growing with the column.
final class TotalsRow extends Pane {
    private final WindowedTable table;
    private final TableView<VisibleRow> view;
    private final ObservableDoubleValue scrolled;
    private final Map<String, Label> labels = new HashMap<>();
    private final MapChangeListener<String, String> onTotals = change -> update();
    private final ListChangeListener<TableColumn<VisibleRow, ?>> onColumns = change -> requestLayout();
    private Subscription subscriptions;

    /// @param view whose columns are summed up here
    /// @param scrolled how far the view is scrolled to the right
    TotalsRow(WindowedTable table, TableView<VisibleRow> view, ObservableDoubleValue scrolled) {
        this.table = table;
        this.view = view;
        this.scrolled = scrolled;
        getStyleClass().add("totals");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        table.totals().addListener(onTotals);
        view.getVisibleLeafColumns().addListener(onColumns);
        subscriptions = scrolled.subscribe(() -> requestLayout());
        for (ColumnSpec spec : table.columns()) {
            subscriptions =
                    subscriptions.and(table.column(spec.id()).widthProperty().subscribe(() -> requestLayout()));
        }
        update();
    }

    private void update() {
        labels.keySet().removeIf(id -> !table.totals().containsKey(id));
        table.totals().forEach((id, text) -> labels.computeIfAbsent(id, this::newLabel).setText(text));
        // Labels that stay are not taken out: to put them in again would have their style worked out again.
        getChildren().retainAll(labels.values());
        labels.values().stream().filter(label -> label.getParent() != this).forEach(getChildren()::add);
        setVisible(!labels.isEmpty());
        table.requestLayout();
    }

    private Label newLabel(String columnId) {
        ColumnSpec spec = table.spec(columnId);
        Label label = Styles.styled(new Label(), spec.alignment().styleClass());
        if (spec.typeface() == ColumnSpec.Typeface.MONO) {
            label.getStyleClass().add(Styles.MONO);
        }
        return label;
    }

    /// Text at the left of its column may run on below the following columns up to the next total.
    @Override
    protected void layoutChildren() {
        labels.values().forEach(label -> label.setVisible(false));
        @Nullable
        Label running = null;
        double x = -scrolled.get();
        for (TableColumn<VisibleRow, ?> column : view.getVisibleLeafColumns()) {
            Label label = labels.get(column.getId());
            if (label != null) {
                label.setVisible(true);
                label.resizeRelocate(x, 0, column.getWidth(), getHeight());
                running = table.spec(column.getId()).alignment() == ColumnSpec.Alignment.LEFT ? label : null;
            } else if (running != null) {
                running.resize(running.getWidth() + column.getWidth(), getHeight());
            }
            x += column.getWidth();
        }
    }

    void dispose() {
        table.totals().removeListener(onTotals);
        view.getVisibleLeafColumns().removeListener(onColumns);
        subscriptions.unsubscribe();
    }
}
