package shad.views.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import shad.views.selection.Selection;
import shad.views.selection.TimeRange;
import shad.views.selection.UndoRecorder;
import shad.views.selection.UndoStack;
import shad.views.table.ColumnState;
import shad.views.table.SortKey;
import shad.views.table.WindowedTable;

/// Undo and redo of what a person does to the view: the filter, the time range, the order of the rows, the columns, and of marks. While a
/// text is written, Ctrl+Z belongs to the text; once nothing of it is left to undo, it is the window's. FX thread only.
final class ViewHistory {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final UndoStack stack = new UndoStack();
    private final List<UndoRecorder<?>> recorders;

    ViewHistory(Selection selection, WindowedTable table) {
        UndoRecorder<String> filter =
                new UndoRecorder<>(stack, "Filter", selection::getFilterText, selection::setFilterText);
        selection.filterTextProperty().subscribe(filter::changed);
        // A step begins and ends where the filter is understood, and not with what is half written.
        selection.filterProperty().subscribe((before, now) -> filter.changed());
        UndoRecorder<Optional<TimeRange>> times = new UndoRecorder<>(stack, "Time Range",
                () -> Optional.ofNullable(selection.getTimeRange()),
                range -> selection.setTimeRange(range.orElse(null)));
        selection.timeRangeProperty().subscribe((before, now) -> times.changed());
        UndoRecorder<List<SortKey>> order =
                new UndoRecorder<>(stack, "Sort", table::sortOrder, table::sortBy);
        selection.shownProperty().subscribe((before, now) -> order.changed());
        UndoRecorder<List<ColumnState>> columns =
                new UndoRecorder<>(stack, "Columns", table::columnStates, table::setColumnStates);
        table.setOnColumnsChanged(columns::changed);
        recorders = List.of(filter, times, order, columns);
    }

    /// Begins anew: another capture comes, or the window is as it was left.
    void clear() {
        recorders.forEach(UndoRecorder::forget);
        stack.clear();
    }

    /// Adds a step that has just been done, after what was done before it.
    void add(String name, Runnable undo, Runnable redo) {
        recorders.forEach(UndoRecorder::record);
        stack.add(name, undo, redo);
    }

    void undo() {
        recorders.forEach(UndoRecorder::record);
        stack.undo();
    }

    void redo() {
        recorders.forEach(UndoRecorder::record);
        stack.redo();
    }

    ReadOnlyStringProperty undoName() {
        return stack.undoNameProperty();
    }

    ReadOnlyStringProperty redoName() {
        return stack.redoNameProperty();
    }

    /// `_Undo Filter`.
    static ObservableValue<String> title(String verb, ReadOnlyStringProperty name) {
        return name.map(text -> (verb + " " + text).strip());
    }

    /// Takes the key from a text that has nothing left to undo.
    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (UNDO.match(event) && isDone(scene.getFocusOwner() instanceof TextInputControl text ? text : null)) {
                undo();
                event.consume();
            }
        });
    }

    private static boolean isDone(@Nullable TextInputControl text) {
        return text != null && !text.isUndoable();
    }
}
