package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class RowSearchTest {
    private static final List<ConnectionColumn> COLUMNS =
            List.of(ConnectionColumn.ID_RESP_H, ConnectionColumn.SERVICE, ConnectionColumn.HISTORY);

    private final StoreSnapshot rows = new TestRows().addRandom(100_000, new Random(7)).snapshot();
    private final int[] backwards = IntStream.range(0, rows.size()).map(i -> rows.size() - 1 - i).toArray();

    @Test
    void findsWhatASlowSearchFinds() {
        for (String text : List.of("shadda", "SSL", "192.", "0.0.0.7", "-\tD", "nowhere")) {
            assertThat(places(text)).as(text).isEqualTo(IntStream.range(0, backwards.length)
                    .filter(place -> line(backwards[place]).contains(text.toLowerCase(Locale.ROOT)))
                    .toArray());
        }
        assertThat(places("ssl,http")).hasSizeGreaterThan(1000);
    }

    @Test
    void noTextIsFoundNowhere() {
        assertThat(places("")).isEmpty();
        assertThat(RowSearch.places(rows, backwards, List.of(), "S", () -> false)).isEmpty();
    }

    @Test
    void stopsWhenNobodyWantsItAnyMore() {
        assertThatThrownBy(() -> RowSearch.places(rows, backwards, COLUMNS, "S", () -> true))
                .isInstanceOf(CancellationException.class);
    }

    private int[] places(String text) {
        return RowSearch.places(rows, backwards, COLUMNS, text, () -> false);
    }

    private String line(int row) {
        ConnectionView view = rows.view().at(row);
        StringBuilder line = new StringBuilder();
        COLUMNS.forEach(column -> line.append(ColumnText.of(column, view)).append('\t'));
        return line.toString().toLowerCase(Locale.ROOT);
    }
}
