package shad.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import shad.icons.IconView;
import shad.model.marks.Mark;
import shad.model.marks.Remark;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.FilterField;
import shad.model.query.filter.Filters;
import shad.model.store.ConnectionView;
import shad.views.connections.ConnectionsView;
import shad.views.control.Overlay;
import shad.views.marks.MarkWords;
import shad.views.marks.MarksViewModel;
import shad.views.marks.NotePane;
import shad.views.selection.Selection;
import shad.views.style.MarkTone;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// Marks and notes on the selected connections, and going from one to the next.
final class MarkActions {
    /// What a filter says that keeps marked rows only.
    private static final FilterExpression MARKED = Filters.not(Filters.equal(FilterField.MARK, "-"));

    private final Selection selection;
    private final ConnectionsView connections;
    private final MarksViewModel marks;
    private final Overlay overlay;
    private final Notices notices;

    MarkActions(
            Selection selection, ConnectionsView connections, MarksViewModel marks, Overlay overlay, Notices notices) {
        this.selection = selection;
        this.connections = connections;
        this.marks = marks;
        this.overlay = overlay;
        this.notices = notices;
        marks.setOnProblem(notices::warn);
    }

    BooleanBinding canMark() {
        return connections.table().selection().countProperty().greaterThan(0);
    }

    void toggleStar() {
        marks.toggle(Mark.STAR, connections.selected()::toArray);
    }

    void mark(Mark mark) {
        marks.mark(mark, connections.selected()::toArray);
    }

    /// Asks for a note on the selected connections; of one, what stands there is changed.
    void note() {
        int count = connections.table().selection().count();
        if (count == 0) {
            return;
        }
        var rows = connections.selected();
        NotePane pane = count == 1 && selection.getConnection() >= 0
                ? pane(oneTitle(), "Kept beside the capture; an empty note goes away.", remark(), rows::toArray)
                : pane("Note on " + Counts.format(count) + " Connections",
                        "Stands in place of the marks and notes that they have.", Remark.NONE, rows::toArray);
        overlay.show(pane, pane.focus());
    }

    private NotePane pane(
            String title, String about, Remark remark, Supplier<int[]> rows) {
        return new NotePane(title, about, remark, written -> {
            overlay.hide();
            marks.write(written, rows);
        }, overlay::hide);
    }

    private ConnectionView row() {
        return selection.getSnapshot().view().at(selection.getConnection());
    }

    private Remark remark() {
        return selection.getMarks().of(row());
    }

    private String oneTitle() {
        ConnectionView row = row();
        return "Note on " + row.origAddress() + " → " + row.respAddress();
    }

    void next() {
        step(1);
    }

    void previous() {
        step(-1);
    }

    private void step(int step) {
        marks.next(connections.table().selection().leadIndex(), step, found -> {
            if (found.isPresent()) {
                selection.setConnection(found.getAsInt());
                // The one marked row may be chosen already.
                connections.table().selectAndReveal(found.getAsInt());
            } else {
                notices.done("No row shown is marked", "Ctrl+M marks the selected rows.");
            }
        });
    }

    /// Whether the filter keeps marked rows only.
    ObservableBooleanValue markedOnly() {
        return Bindings.createBooleanBinding(
                () -> isMarkedOnly(selection.getFilterExpression()), selection.filterExpressionProperty());
    }

    private static boolean isMarkedOnly(FilterExpression filter) {
        return filter.conjuncts().stream().anyMatch(MARKED::equals);
    }

    /// Adds that to the filter in force, or takes it away.
    void toggleMarkedOnly() {
        FilterExpression now = selection.getFilterExpression();
        FilterExpression next = isMarkedOnly(now)
                ? now.conjuncts().stream().filter(part -> !MARKED.equals(part)).reduce(Filters.ALL, Filters::and)
                : Filters.and(now, MARKED);
        selection.setFilterText(next.print());
    }

    /// A menu for the selected rows.
    Menu menu() {
        List<MenuItem> items = new ArrayList<>();
        for (Mark mark : Mark.choices()) {
            MenuItem item = item(MarkWords.title(mark), () -> mark(mark));
            MarkTone tone = MarkTone.of(mark);
            item.setGraphic(Styles.styled(new IconView(tone.icon()), Styles.STATE, tone.styleClass()));
            items.add(item);
        }
        items.add(item(MarkWords.title(Mark.NONE), () -> mark(Mark.NONE)));
        items.add(new SeparatorMenuItem());
        items.add(item("Note…", this::note));
        Menu menu = new Menu("Mark", null, items.toArray(MenuItem[]::new));
        menu.setDisable(connections.table().selection().isEmpty());
        return menu;
    }

    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> action.run());
        return item;
    }
}
