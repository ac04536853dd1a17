package shad.views.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.conn.ConnState;
import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.TimeRange;
import shad.views.testing.SyntheticLog;

/// Questions and answers in every order of events: work in the background and deliveries happen when the test says.
class ConnectionsViewModelTest {
    private static final RowFilter UNANSWERED = row -> row.state() == ConnState.S0;
    private static final RowFilter COMPLETE = row -> row.state() == ConnState.SF;
    private static StoreSnapshot snapshot = StoreSnapshot.empty();

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> fxThread = new ArrayDeque<>();
    private final Selection selection = new Selection();
    private final ConnectionsViewModel viewModel = new ConnectionsViewModel(
            new RowCounts(selection, background::add, fxThread::add), background::add, fxThread::add,
            this::rehearse);
    private final List<StoreSnapshot> rehearsed = new ArrayList<>();
    private BooleanSupplier rehearsalCancelled = () -> true;

    @BeforeAll
    static void read() throws CaptureException {
        snapshot = readSample();
    }

    private static StoreSnapshot readSample() throws CaptureException {
        Analysis analysis =
                Analysis.ofFile(Path.of("..", "packaging", "samples", "office.pcapng"), AnalysisOptions.DEFAULT, null);
        analysis.run();
        return analysis.snapshot();
    }

    @Test
    void rowsComeFirstAndTotalsFollow() {
        selection.setSnapshot(snapshot);
        assertThat(viewModel.isBusy()).isTrue();
        runAll();
        assertThat(selection.getShown().count()).isEqualTo(snapshot.size());
        assertThat(viewModel.isBusy()).isFalse();
        assertThat(viewModel.getTotals()).isNull();

        runAll();
        assertThat(viewModel.getTotals()).satisfies(
                totals -> assertThat(totals).extracting("connections").isEqualTo((long) snapshot.size()));
    }

    @Test
    void aStaleAnswerIsDropped() {
        selection.setSnapshot(snapshot);
        selection.setFilter(UNANSWERED);
        selection.setFilter(COMPLETE);
        run(background);
        run(fxThread);

        assertThat(states()).containsOnly(ConnState.SF);
    }

    @Test
    void goingBackToTheSameFilterIsAnsweredThoughTheFirstAnswerComesLate() {
        selection.setSnapshot(snapshot);
        run(background);
        selection.setFilter(UNANSWERED);
        selection.setFilter(RowFilter.ALL);
        run(fxThread);
        run(background);
        run(fxThread);

        assertThat(selection.getShown().count()).isEqualTo(snapshot.size());
        assertThat(viewModel.isBusy()).isFalse();
    }

    @Test
    void newRowsWaitForTheQueryUnderWayAndComeNext() throws CaptureException {
        selection.setSnapshot(snapshot);
        StoreSnapshot newer = readSample();
        int queries = background.size();
        selection.setSnapshot(newer);
        assertThat(background).hasSize(queries);
        run(background);
        run(fxThread);
        assertThat(selection.getShown().snapshot()).isSameAs(snapshot);

        run(background);
        run(fxThread);
        assertThat(selection.getShown().snapshot()).isSameAs(newer);
        assertThat(viewModel.isBusy()).isFalse();
    }

    @Test
    void nothingOfACaptureShowsAfterItIsCleared() {
        selection.setSnapshot(snapshot);
        run(background);
        selection.clear();
        run(fxThread);

        assertThat(selection.getShown().isEmpty()).isTrue();
        assertThat(viewModel.getTotals()).isNull();
    }

    @Test
    void aRangeOfTimeLeavesOutWhatBeganOutside() {
        long first = snapshot.view().at(100).startNanos();
        long last = snapshot.view().at(200).startNanos();
        selection.setSnapshot(snapshot);
        selection.setTimeRange(new TimeRange(first, last));
        runAll();

        ConnectionView view = snapshot.view();
        assertThat(Arrays.stream(selection.getShown().rows())).isNotEmpty()
                .allMatch(row -> view.at(row).startNanos() >= first && view.at(row).startNanos() <= last);
    }

    @Test
    void theFirstManyRowsAreRehearsedWithOnce() throws CaptureException {
        StoreSnapshot many = manyRows(200_000);
        show(manyRows(1_000));
        assertThat(rehearsed).isEmpty();
        show(many);
        assertThat(rehearsed).containsExactly(many);
        show(manyRows(200_000));
        assertThat(rehearsed).containsExactly(many);
    }

    @Test
    void aPersonWhoFiltersEndsTheRehearsal() throws CaptureException {
        show(manyRows(200_000));
        assertThat(rehearsalCancelled.getAsBoolean()).isFalse();

        selection.setFilter(UNANSWERED);
        assertThat(rehearsalCancelled.getAsBoolean()).isTrue();
    }

    @Test
    void theRehearsalEndsWithItsRows() throws CaptureException {
        show(manyRows(200_000));
        assertThat(rehearsalCancelled.getAsBoolean()).isFalse();

        selection.clear();
        assertThat(rehearsalCancelled.getAsBoolean()).isTrue();
    }

    private void show(StoreSnapshot rows) {
        selection.setSnapshot(rows);
        runAll();
        runAll();
    }

    private static StoreSnapshot manyRows(int count) throws CaptureException {
        Analysis analysis =
                Analysis.ofStream(new SyntheticLog(count, 100), "many", AnalysisOptions.DEFAULT, null);
        analysis.run();
        return analysis.snapshot();
    }

    private void rehearse(StoreSnapshot rows, BooleanSupplier cancelled) {
        rehearsed.add(rows);
        rehearsalCancelled = cancelled;
    }

    private List<ConnState> states() {
        ConnectionView view = snapshot.view();
        return Arrays.stream(selection.getShown().rows()).mapToObj(row -> view.at(row).state()).toList();
    }

    private void runAll() {
        run(background);
        run(fxThread);
    }

    private static void run(Queue<Runnable> jobs) {
        for (int waiting = jobs.size(); waiting > 0; waiting--) {
            jobs.remove().run();
        }
    }
}
