package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            awaitRest();
            return count.isDone();
        });

        assertThat(wasDone).isFalse();
        assertThat(count.get().connections()).isEqualTo(ROWS);
    }

    @Test
    void aRestingCountCanBeStopped() throws Exception {
        Precedence.first(() -> {
            counting.start();
            awaitRest();
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

    private void awaitRest() {
        while (counting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }
}
