package shad.views.table;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import shad.views.selection.RowCount;
import shad.views.selection.RowCounts;
import shad.views.selection.ShownRows;

/// Counts something among the rows shown and lists it in an order, in the background, whenever the rows, the order or
/// the part that is wanted change. FX thread only.
///
/// @param <T> what is listed
/// @param <C> what counting gives
/// @param <A> what is shown in the end
public final class CountedList<T, C, A> {
    /// What to count and how to list it. The functions run in the background.
    ///
    /// @param columns the columns that can be ordered by
    /// @param usualOrder the order as long as nobody asks for another
    /// @param last orders what the columns leave equal
    /// @param count takes time with the number of rows
    /// @param things what is listed of that
    /// @param key tells things apart, so that a selected one stays selected
    /// @param finish makes what is shown
    public record Recipe<T, C, A>(
            List<ListColumn<T>> columns,
            SortKey usualOrder,
            Comparator<T> last,
            Function<ShownRows, C> count,
            Function<C, List<T>> things,
            Function<T, ?> key,
            Function<Listed<T, C>, A> finish) {}

    /// What was counted, and the part of it that is wanted, in order.
    ///
    /// @param things the same as in `listing`
    public record Listed<T, C>(ShownRows shown, C counts, List<T> things, Listing<T> listing) {}

    private record Counted<C>(ShownRows shown, C counts) {}

    private record Answer<C, A>(Counted<C> counted, A result) {}

    private final Recipe<T, C, A> recipe;
    private final RowCount<Answer<C, A>> counting;
    private final ReadOnlyObjectWrapper<A> result;
    private final Numbering<Object> numbers = new Numbering<>();
    private Predicate<T> part = thing -> true;
    private List<SortKey> order;
    /// What another order or another part of the same rows need not count again.
    private Counted<C> counted;

    public CountedList(RowCounts rows, Recipe<T, C, A> recipe) {
        this.recipe = recipe;
        order = List.of(recipe.usualOrder());
        counted = new Counted<>(ShownRows.NONE, recipe.count().apply(ShownRows.NONE));
        result = new ReadOnlyObjectWrapper<>(this, "result", list(counted, part, recipe.last()));
        counting = rows.add(this::work, answer -> {
            counted = answer.counted();
            result.set(answer.result());
        });
    }

    private Callable<Answer<C, A>> work(ShownRows shown) {
        Counted<C> known = counted;
        Predicate<T> wanted = part;
        Comparator<T> comparator = ListColumn.order(recipe.columns(), order, recipe.last());
        if (shown.snapshot().size() == 0) {
            numbers.clear();
        }
        return () -> answer(shown, known, wanted, comparator);
    }

    /// Is told whether somebody looks, and tells whether it is behind.
    public RowCount<?> counting() {
        return counting;
    }

    /// What is shown.
    public ReadOnlyObjectProperty<A> resultProperty() {
        return result.getReadOnlyProperty();
    }

    public A getResult() {
        return result.get();
    }

    public List<ListColumn<T>> columns() {
        return recipe.columns();
    }

    public List<SortKey> order() {
        return order;
    }

    /// Orders by columns, the most significant first; without any in the usual order.
    public void setOrder(List<SortKey> keys) {
        order = keys.isEmpty() ? List.of(recipe.usualOrder()) : List.copyOf(keys);
        count();
    }

    /// Lists only the things that satisfy a condition.
    public void setPart(Predicate<T> condition) {
        part = condition;
        count();
    }

    /// Counts anew; to be called when what is to be counted has changed.
    public void recount() {
        counted = new Counted<>(ShownRows.NONE, counted.counts());
        count();
    }

    /// Lists anew; to be called too when what the columns say has changed.
    public void count() {
        counting.again();
    }

    private Answer<C, A> answer(ShownRows shown, Counted<C> known, Predicate<T> wanted, Comparator<T> comparator) {
        Counted<C> now = known.shown().hasSameRowsAs(shown) ? known : new Counted<>(shown, recipe.count().apply(shown));
        return new Answer<>(now, list(now, wanted, comparator));
    }

    private A list(Counted<C> now, Predicate<T> wanted, Comparator<T> comparator) {
        List<T> things =
                recipe.things().apply(now.counts()).stream().filter(wanted).sorted(comparator).toList();
        Listing<T> listing = Listing.of(things, thing -> numbers.of(recipe.key().apply(thing)));
        return recipe.finish().apply(new Listed<>(now.shown(), now.counts(), things, listing));
    }
}
