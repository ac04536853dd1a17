package shad.views.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.views.selection.Selection;

/// Menus that join a condition to the filter: alone, negated, or with what is there, in force at once or only written.
final class FilterMenus {
    private final Selection selection;
    private final Consumer<String> prepare;

    /// @param prepare writes a filter for a person to go on with
    FilterMenus(Selection selection, Consumer<String> prepare) {
        this.selection = selection;
        this.prepare = prepare;
    }

    /// The menus for a condition.
    List<MenuItem> of(FilterExpression condition) {
        return List.of(
                menu("Apply as Filter", condition, selection::setFilterText),
                menu("Prepare as Filter", condition, prepare));
    }

    /// Narrows the filter by a condition.
    void narrow(FilterExpression condition) {
        selection.setFilterText(Filters.and(current(), condition).print());
    }

    private Menu menu(String title, FilterExpression condition, Consumer<String> target) {
        MenuItem result = new MenuItem(condition.print());
        // It is text of the capture: an underscore in it is no mnemonic.
        result.setMnemonicParsing(false);
        result.setDisable(true);
        return new Menu(title, null,
                result,
                new SeparatorMenuItem(),
                item("Selected", target, now -> condition),
                item("Not Selected", target, now -> Filters.not(condition)),
                item("…and Selected", target, now -> Filters.and(now, condition)),
                item("…or Selected", target, now -> Filters.or(now, condition)),
                item("…and not Selected", target, now -> Filters.andNot(now, condition)),
                item("…or not Selected", target, now -> Filters.orNot(now, condition)));
    }

    private MenuItem item(String title, Consumer<String> target, UnaryOperator<FilterExpression> join) {
        MenuItem item = new MenuItem(title);
        item.setOnAction(event -> target.accept(join.apply(current()).print()));
        return item;
    }

    /// What is not understood gives way.
    private FilterExpression current() {
        try {
            return Filters.parse(selection.getFilterText());
        } catch (FilterException e) {
            return Filters.ALL;
        }
    }
}
