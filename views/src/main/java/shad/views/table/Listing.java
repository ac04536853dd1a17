package shad.views.table;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Things in the order in which a table shows them; each has a number, which is what the table calls a row. Immutable.
///
/// @param <T> what is listed
public final class Listing<T> {
    private final int[] rows;
    private final @Nullable Object[] byNumber;

    private Listing(int[] rows, @Nullable Object[] byNumber) {
        this.rows = rows;
        this.byNumber = byNumber;
    }

    /// Lists things in their order.
    ///
    /// @param number gives each thing a number of its own, from 0 on, that stays the same from one listing to the next
    public static <T> Listing<T> of(List<T> things, ToIntFunction<T> number) {
        int[] rows = things.stream().mapToInt(number).toArray();
        int most = -1;
        for (int row : rows) {
            most = Math.max(most, row);
        }
        @Nullable
        Object[] byNumber = new Object[most + 1];
        for (int i = 0; i < rows.length; i++) {
            byNumber[rows[i]] = things.get(i);
        }
        return new Listing<>(rows, byNumber);
    }

    public int size() {
        return rows.length;
    }

    /// The numbers in order.
    public RowList rows() {
        return RowList.of(rows);
    }

    /// The thing with a number, which must be in the listing.
    @SuppressWarnings("unchecked") // only things of this kind are put in
    public T get(int number) {
        return (T) Objects.requireNonNull(byNumber[number]);
    }

    /// The things with these numbers, as far as they are listed.
    public List<T> getAll(int[] numbers) {
        return Arrays.stream(numbers)
                .filter(number -> number < byNumber.length && byNumber[number] != null)
                .mapToObj(this::get)
                .toList();
    }

    /// All things in order.
    public List<T> all() {
        return getAll(rows);
    }
}
