package shad.views.table;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;

/// A row on the screen, marked when it is selected and when it is the lead.
final class WindowRow extends TableRow<VisibleRow> {
    private final WindowedTable table;
    private String styleClass = "";

    WindowRow(WindowedTable table) {
        this.table = table;
    }

    /// When its rows change, the view takes each row from its place for a moment. The row keeps what it shows meanwhile:
    /// emptying and filling it would have the style of each of its cells worked out twice.
    @Override
    protected void updateItem(@Nullable VisibleRow item, boolean empty) {
        if (empty && getIndex() < 0) {
            return;
        }
        super.updateItem(item, empty);
        setRowStyleClass(item == null || empty ? "" : table.rowStyleClass(item.row()));
        updateMarks();
    }

    void updateMarks() {
        VisibleRow item = getItem();
        boolean shown = item != null && !isEmpty() && item.index() < table.rows().size();
        pseudoClassStateChanged(Styles.SELECTED, shown && table.selection().containsIndex(item.index()));
        pseudoClassStateChanged(Styles.LEAD, shown && table.selection().leadRow() == item.row());
        cells().forEach(SpecCell::updateLead);
    }

    Stream<SpecCell> cells() {
        return getChildrenUnmodifiable().stream().filter(SpecCell.class::isInstance).map(SpecCell.class::cast);
    }

    private void setRowStyleClass(String newStyleClass) {
        if (newStyleClass.equals(styleClass)) {
            return;
        }
        if (!styleClass.isEmpty()) {
            getStyleClass().remove(styleClass);
        }
        if (!newStyleClass.isEmpty()) {
            getStyleClass().add(newStyleClass);
        }
        styleClass = newStyleClass;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        VisibleRow item = getItem();
        if (item == null) {
            return super.queryAccessibleAttribute(attribute, parameters);
        }
        return switch (attribute) {
            case INDEX -> item.index();
            case SELECTED -> table.selection().containsIndex(item.index());
            case TEXT -> "row " + (item.index() + 1) + " of " + table.rows().size() + ": " + cellTexts(item.row());
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }

    private String cellTexts(int row) {
        return table.visibleColumns().stream()
                .map(column -> table.spec(column.getId()))
                .map(spec -> spec.title() + " " + spec.text().apply(row))
                .collect(Collectors.joining(", "));
    }
}
