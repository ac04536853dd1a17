package shad.views.table;

import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;

/// A cell that shows what its column's specification says.
final class SpecCell extends TableCell<VisibleRow, VisibleRow> {
    private final ColumnSpec spec;
    private final WindowedTable table;
    private final @Nullable CellGraphic graphic;
    private String rowStyleClass = "";

    private SpecCell(ColumnSpec spec, WindowedTable table) {
        this.spec = spec;
        this.table = table;
        graphic = spec.graphic() == null ? null : spec.graphic().get();
        if (spec.typeface() == ColumnSpec.Typeface.MONO) {
            getStyleClass().add(Styles.MONO);
        }
        if (spec.tooltip() != null) {
            table.cellTooltip().install(this);
        }
    }

    static TableColumn<VisibleRow, VisibleRow> column(ColumnSpec spec, WindowedTable table) {
        TableColumn<VisibleRow, VisibleRow> column = new TableColumn<>(spec.title());
        column.setId(spec.id());
        column.setPrefWidth(spec.width());
        // The table sorts, not the view.
        column.setSortable(false);
        column.setVisible(spec.visible());
        column.getStyleClass().add(spec.alignment().styleClass());
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(any -> new SpecCell(spec, table));
        return column;
    }

    /// Keeps what it shows while the view has taken it from its place, as [WindowRow] does.
    @Override
    protected void updateItem(@Nullable VisibleRow item, boolean empty) {
        if (empty && getIndex() < 0) {
            return;
        }
        super.updateItem(item, empty);
        if (item == null || empty) {
            setText(null);
            setGraphic(null);
            setRowStyleClass("");
            updateLead();
            return;
        }
        setRowStyleClass(spec.styleClass() == null ? "" : spec.styleClass().apply(item.row()));
        if (graphic == null) {
            setText(spec.text().apply(item.row()));
        } else {
            graphic.show(item.row());
            setGraphic(graphic.node());
        }
        updateLead();
    }

    /// Marks the cell that the keyboard is on.
    void updateLead() {
        VisibleRow item = getItem();
        pseudoClassStateChanged(Styles.LEAD, item != null
                && table.selection().leadRow() == item.row()
                && spec.id().equals(table.leadColumnProperty().get()));
    }

    /// The width at which nothing of the content is cut.
    double contentWidth() {
        double content = getGraphic() != null ? getGraphic().prefWidth(-1) : textWidth();
        return Math.ceil(content + getInsets().getLeft() + getInsets().getRight());
    }

    private double textWidth() {
        Text text = new Text(getText());
        text.setFont(getFont());
        return text.getLayoutBounds().getWidth();
    }

    private void setRowStyleClass(String styleClass) {
        if (styleClass.equals(rowStyleClass)) {
            return;
        }
        getStyleClass().removeAll(classNames(rowStyleClass));
        getStyleClass().addAll(classNames(styleClass));
        rowStyleClass = styleClass;
    }

    private static List<String> classNames(String styleClass) {
        return styleClass.isEmpty() ? List.of() : List.of(styleClass.split(" ", 0));
    }

    /// What the tooltip says; empty for nothing.
    String tooltipText() {
        VisibleRow item = getItem();
        IntFunction<String> text = spec.tooltip();
        return item == null || text == null ? "" : text.apply(item.row());
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.HELP
                ? tooltipText()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
