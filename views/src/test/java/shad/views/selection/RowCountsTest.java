package shad.views.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import shad.model.store.StoreSnapshot;

class RowCountsTest {
    private static final long SECOND = 1_000_000_000;
    private static final Object ALL = "all";

    private final Selection selection = new Selection();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> calls = new ArrayDeque<>();
    private final List<String> counted = new ArrayList<>();
    private long now;
    private long delay;
    private final RowCounts counts =
            new RowCounts(selection, background::add, Runnable::run, () -> now, (action, nanos) -> {
                delay = nanos;
                calls.add(action);
            });

    @Test
    void whatIsLookedAtComesFirstAndTheRestOneAfterTheOther() {
        RowCount<Integer> states = count("states");
        RowCount<Integer> hosts = count("hosts");
        RowCount<Integer> shown = count("shown");
        states.lookedAtProperty().set(false);
        hosts.lookedAtProperty().set(false);
        runAll();
        counted.clear();

        show(1, "filter");
        assertThat(background).hasSize(1);
        runOne();
        assertThat(counted).containsExactly("shown 1");
        assertThat(background).hasSize(1);
        runAll();
        assertThat(counted).containsExactly("shown 1", "states 1", "hosts 1");
        assertThat(shown.isDue()).isFalse();
    }

    @Test
    void whatSomebodyTurnsToIsCountedAtOnce() {
        count("shown");
        RowCount<Integer> hosts = count("hosts");
        hosts.lookedAtProperty().set(false);
        runAll();
        counted.clear();

        show(2, "filter");
        hosts.lookedAtProperty().set(true);
        assertThat(background).hasSize(2);
    }

    @Test
    void whatNobodyWantsUnseenIsLeftUncounted() {
        RowCount<Integer> charts = count("charts");
        charts.countOnlyWhenLookedAt();
        charts.lookedAtProperty().set(false);
        runAll();
        counted.clear();

        show(3, "filter");
        runAll();
        assertThat(counted).isEmpty();
        charts.lookedAtProperty().set(true);
        runAll();
        assertThat(counted).containsExactly("charts 3");
    }

    @Test
    void aCountIsBehindUntilItIsAboutTheRowsOfNow() {
        RowCount<Integer> states = count("states");
        assertThat(states.behindProperty().get()).isTrue();
        runAll();
        assertThat(states.behindProperty().get()).isFalse();

        show(1, "filter");
        assertThat(states.behindProperty().get()).isTrue();
        show(2, "another filter");
        runAll();
        assertThat(states.behindProperty().get()).isFalse();
        states.again();
        assertThat(states.behindProperty().get()).isTrue();
    }

    @Test
    void aCountOfFewerRowsThanThereAreByNowIsStillBehind() {
        RowCount<Integer> states = count("states");
        runAll();
        show(1, "all");
        show(2, "all");
        runOne();

        assertThat(counted).contains("states 1");
        assertThat(states.behindProperty().get()).isTrue();
    }

    @Test
    void anotherOrderIsNotCountedAnew() {
        count("shown");
        StoreSnapshot snapshot = StoreSnapshot.empty();
        selection.setShown(new ShownRows(snapshot, new int[] {0, 1}, ALL));
        runAll();
        counted.clear();

        selection.setShown(new ShownRows(snapshot, new int[] {1, 0}, ALL));
        assertThat(background).isEmpty();
    }

    @Test
    void anotherFilterStopsTheCountUnderWay() {
        count("shown");
        runAll();
        counted.clear();
        show(1, "first");
        show(2, "second");
        runAll();

        assertThat(counted).containsExactly("shown 2");
    }

    @Test
    void moreRowsWaitForTheCountUnderWay() {
        count("shown");
        runAll();
        counted.clear();
        show(1, ALL);
        show(2, ALL);
        show(3, ALL);
        assertThat(background).hasSize(1);
        runAll();

        assertThat(counted).containsExactly("shown 1", "shown 3");
    }

    @Test
    void whileRowsKeepComingThereArePauses() {
        RowCount<Integer> hosts = count("hosts");
        hosts.lookedAtProperty().set(false);
        runAll();
        show(1, ALL);
        runTaking(SECOND / 100);
        counted.clear();

        show(2, ALL);
        assertThat(background).isEmpty();
        assertThat(delay).isEqualTo(9 * SECOND / 100);
        now += delay;
        calls.remove().run();
        runAll();
        assertThat(counted).containsExactly("hosts 2");
    }

    @Test
    void whatNobodyLooksAtTakesTurnsWhileRowsKeepComing() {
        count("states").lookedAtProperty().set(false);
        count("hosts").lookedAtProperty().set(false);
        show(0, ALL);
        runAll();
        counted.clear();
        now += SECOND;
        for (int rows = 1; rows <= 4; rows++) {
            show(rows, ALL);
            now += SECOND / 100;
            runOne();
            now += SECOND / 10;
        }

        assertThat(counted).containsExactly("states 1", "hosts 2", "states 3", "hosts 4");
    }

    @Test
    void onceNoMoreRowsComePausesEnd() {
        count("shown");
        runAll();
        show(1, ALL);
        runTaking(10 * SECOND);
        counted.clear();

        show(2, ALL);
        assertThat(background).isEmpty();
        assertThat(delay).isEqualTo(SECOND);
        now += delay;
        calls.remove().run();
        runAll();
        assertThat(counted).containsExactly("shown 2");
    }

    @Test
    void aFilterIsCountedWithoutAPause() {
        count("shown");
        runAll();
        show(1, ALL);
        runTaking(10 * SECOND);

        show(2, "filter");
        assertThat(background).hasSize(1);
    }

    @Test
    void manyRowsArePaintedBeforeTheyAreCounted() {
        count("shown");
        runAll();
        counted.clear();

        show(1_000_000, "filter");
        assertThat(background).isEmpty();
        now += delay;
        calls.remove().run();
        runAll();
        assertThat(counted).containsExactly("shown 1000000");
    }

    @Test
    void aFilterDoesNotWaitForThePauseOfRowsThatKeptComing() {
        count("shown");
        runAll();
        show(1, ALL);
        runTaking(SECOND);
        show(2, ALL);
        long pauseOfGrowth = delay;
        counted.clear();

        show(600_000, "filter");
        assertThat(delay).isLessThan(pauseOfGrowth);
        now += delay;
        calls.forEach(Runnable::run);
        runAll();
        assertThat(counted).contains("shown 600000");
    }

    @Test
    void whatNeedsTheCountsOfNowWaitsForThem() {
        count("shown");
        runAll();
        counted.clear();
        counts.whenCaughtUp(() -> counted.add("at once"));
        show(1, ALL);
        counts.whenCaughtUp(() -> counted.add("after 1"));
        show(2, ALL);
        counts.whenCaughtUp(() -> counted.add("after 2"));
        show(3, "filter");
        counts.whenCaughtUp(() -> counted.add("after 3"));
        runAll();

        assertThat(counted.subList(0, 2)).containsExactly("at once", "shown 3");
        assertThat(counted.subList(2, 5)).containsExactlyInAnyOrder("after 1", "after 2", "after 3");
    }

    @Test
    void whatNeedsTheCountsOfNowDoesNotWaitForLaterRows() {
        count("shown");
        runAll();
        counted.clear();
        show(1, ALL);
        counts.whenCaughtUp(() -> counted.add("after 1"));
        show(2, ALL);
        runOne();

        assertThat(counted).containsExactly("shown 1", "after 1");
    }

    @Test
    void aFaultDoesNotEndTheOthers() {
        counts.add(rows -> () -> {
            throw new IllegalStateException("on purpose");
        }, result -> counted.add("never"));
        count("shown").lookedAtProperty().set(false);
        runAll();

        assertThat(counted).contains("shown 0").doesNotContain("never");
    }

    private RowCount<Integer> count(String name) {
        return counts.add(rows -> rows::count, result -> counted.add(name + " " + result));
    }

    /// Shows rows of a snapshot of its own.
    private void show(int count, Object part) {
        selection.setShown(new ShownRows(StoreSnapshot.empty(), new int[count], part));
    }

    private void runOne() {
        background.remove().run();
    }

    private void runTaking(long nanos) {
        now += nanos;
        runAll();
    }

    private void runAll() {
        while (!background.isEmpty()) {
            runOne();
        }
    }
}
