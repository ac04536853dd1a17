package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shad.model.store.StoreSnapshot;

@Timeout(60)
class PrecedenceTest {
    private static final int ROWS = 1_000;

    private final StoreSnapshot snapshot = new TestRows().addRandom(ROWS, new Random(1)).snapshot();
    private final FutureTask<Totals> count =
            new FutureTask<>(() -> Totals.of(snapshot, IntStream.range(0, ROWS).toArray()));
    private final Thread counting = Thread.ofPlatform().unstarted(count);

    @Test
    void aCountRestsUntilWhatGoesFirstHasEnded() throws Exception {
        boolean wasDone = Precedence.first(() -> {
            counting.start();
            awaitRest(counting);
            return count.isDone();
        });

        assertThat(wasDone).isFalse();
        assertThat(count.get().connections()).isEqualTo(ROWS);
    }

    @Test
    void aRehearsalRestsToo() throws Exception {
        FutureTask<int[]> rehearsal =
                new FutureTask<>(() -> new RowQuery(snapshot, RowFilter.ALL, List.of()).rehearsed(() -> false));
        Thread rehearsing = Thread.ofPlatform().unstarted(rehearsal);
        boolean wasDone = Precedence.first(() -> {
            rehearsing.start();
            awaitRest(rehearsing);
            return rehearsal.isDone();
        });

        assertThat(wasDone).isFalse();
        assertThat(rehearsal.get()).hasSize(ROWS);
    }

    @Test
    void aRestingCountCanBeStopped() throws Exception {
        Precedence.first(() -> {
            counting.start();
            awaitRest(counting);
            counting.interrupt();
            assertThatThrownBy(count::get).hasCauseInstanceOf(CancellationException.class);
            return true;
        });
    }

    @Test
    void whatFailedGoesFirstNoLonger() throws Exception {
        assertThatThrownBy(() -> Precedence.first(() -> {
            throw new CancellationException();
        }))
                .isInstanceOf(CancellationException.class);
        counting.start();

        assertThat(count.get().connections()).isEqualTo(ROWS);
    }

    private static void awaitRest(Thread thread) {
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
