package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.query.ConnectionColumn;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.table.ColumnState;
import shad.views.table.SortKey;
import shad.views.table.WindowedTable;
import shad.views.testing.PulseWatch;
import shad.views.testing.SyntheticLog;

/// What a person does all day, with many rows under the real window: how long each takes to show, at first, while the code
/// is still being compiled, and again, and how long the window stands still meanwhile. The figures are printed. The number
/// of rows is the system property `shad.rows`; five million take some minutes and four gigabytes.
@SuppressWarnings("NullAway.Init") // measuring begins with it
class ManyRowsTest extends WindowTest {
    private static final int ROWS = Integer.getInteger("shad.rows", 50_000);
    private static final long BYTES_A_ROW = 700;
    private static final int HISTORIES = 100_000;
    private static final List<String> FILTERS =
            List.of("conn_state == \"REJ\"", "orig_bytes > 1 MB", "id.resp_h == 192.0.2.7");
    private static final List<ConnectionColumn> SORTED = List.of(
            ConnectionColumn.ORIG_BYTES, ConnectionColumn.ID_ORIG_H, ConnectionColumn.HISTORY,
            ConnectionColumn.DURATION,
            ConnectionColumn.SERVICE);
    private static final long PATIENCE_SECONDS = 300;
    /// A tenth of a second is the aim; code that is not compiled yet takes longer, above all when the first rows come.
    private static final double MOST_WORK_MILLIS = 1_000;
    private static final double MOST_WORK_AT_FIRST_MILLIS = 3_000;

    /// @param workMillis the most processor time that the FX thread used between two signs of life
    private record Figure(String what, double millis, double silenceMillis, double workMillis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%-42s %9.1f ms, longest silence %8.1f ms, most work at a time %7.1f ms", what,
                    millis, silenceMillis, workMillis);
        }
    }

    private final List<Figure> figures = new ArrayList<>();
    private PulseWatch watch;
    /// Looked up once: to look takes time on the thread that is measured.
    private WindowedTable connections;

    @Test
    void theWindowStaysQuickWithManyRows() throws Exception {
        Assumptions.assumeTrue(
                Runtime.getRuntime().maxMemory() > ROWS * BYTES_A_ROW,
                "too little memory for " + ROWS + " rows");
        onFx(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        connections = super.table();
        try (PulseWatch pulses = new PulseWatch()) {
            watch = pulses;
            measure("open a log", () -> window.open(CaptureOrigin.ofStream(
                    new SyntheticLog(ROWS, HISTORIES), "many")),
                    () -> window.capture().getState() == CaptureState.FINISHED && shows(ROWS));
            assertThat(selection.getSnapshot().size()).isEqualTo(ROWS);
            filterAndSort();
            moveAndSelect();
            columns();
            tabs();
        }
        figures.forEach(System.out::println);
        assertThat(figures.getFirst().workMillis()).isLessThan(MOST_WORK_AT_FIRST_MILLIS);
        assertThat(figures.subList(1, figures.size())).allMatch(figure -> figure.workMillis() < MOST_WORK_MILLIS);
    }

    @Override
    WindowedTable table() {
        return connections;
    }

    private void filterAndSort() throws Exception {
        for (String round : List.of("at first", "again")) {
            for (String filter : FILTERS) {
                measure("filter " + filter + " " + round, () -> selection.setFilterText(filter),
                        () -> settled() && selection.getShown().count() < ROWS && shows(selection.getShown().count()));
                assertThat(selection.getShown().count()).isBetween(1, ROWS / 2);
                measure("filter away " + round, () -> selection.setFilterText(""), () -> shows(ROWS));
            }
            for (ConnectionColumn column : SORTED) {
                sort(column, round);
            }
            measure("sort away " + round, () -> table().sortBy(List.of()),
                    () -> settled() && table().rows().row(0) == 0);
        }
    }

    private void sort(ConnectionColumn column, String round) throws Exception {
        int before = System.identityHashCode(selection.getShown().rows());
        measure("sort by " + column.zeekName() + " " + round,
                () -> table().sortBy(List.of(new SortKey(column.zeekName(), true))),
                () -> settled() && System.identityHashCode(selection.getShown().rows()) != before && shows(ROWS));
    }

    private void moveAndSelect() throws Exception {
        onFx(() -> table().requestFocus());
        measure("select all", () -> table().selection().selectAll(), () -> table().selection().count() == ROWS);
        measure("scroll to the end", () -> table().scrollToEnd(), () -> table().isAtEnd());
        robot.push(KeyCode.HOME);
        measure("key End", () -> {}, () -> {
            table().reveal(ROWS - 1);
            return table().isAtEnd();
        });
        measure("select one", () -> table().selection().select(0), () -> table().selection().count() == 1);
    }

    private void columns() throws Exception {
        List<ColumnState> states = table().columnStates();
        List<ColumnState> dragged = new ArrayList<>(states);
        dragged.add(dragged.removeFirst());
        for (int i = 0; i < 3; i++) {
            measure("drag a column", () -> table().setColumnStates(dragged),
                    () -> table().columnStates().equals(dragged));
            measure("drag it back", () -> table().setColumnStates(states),
                    () -> table().columnStates().equals(states));
        }
    }

    private void tabs() throws Exception {
        for (CountTab tab : window.tabs().all().reversed()) {
            measure("tab " + tab.getId(), () -> window.tabs().show(tab),
                    () -> window.tabs().getSelectionModel().getSelectedItem() == tab);
        }
        measure("filter, all tabs at work", () -> selection.setFilterText("conn_state == \"S0\""),
                () -> settled() && selection.getShown().count() < ROWS);
        measure("filter away, all tabs at work", () -> selection.setFilterText(""), () -> shows(ROWS));
    }

    private boolean shows(int count) {
        return settled() && table().rows().size() == count;
    }

    /// Does something on the FX thread, waits until it shows, and then until nothing more is painted.
    private void measure(String what, Runnable action, Callable<Boolean> done) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        watch.longestMillis();
        watch.busiestMillis();
        long start = System.nanoTime();
        Platform.runLater(action);
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.asyncFx(done).get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        double millis = (System.nanoTime() - start) / 1e6;
        WaitForAsyncUtils.waitForFxEvents();
        figures.add(new Figure(what, millis, watch.longestMillis(), watch.busiestMillis()));
    }
}
