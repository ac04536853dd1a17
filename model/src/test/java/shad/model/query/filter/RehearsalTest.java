package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import shad.model.query.ConnectionColumn;
import shad.model.query.TestRows;
import shad.model.store.StoreSnapshot;

class RehearsalTest {
    private final StoreSnapshot snapshot = new TestRows().addRandom(10_000, new Random(1)).snapshot();

    @Test
    void asksAsOftenAsItIsTold() {
        AtomicInteger once = new AtomicInteger();
        AtomicInteger thrice = new AtomicInteger();
        Rehearsal.run(snapshot, ConnectionColumn.base(), 1, () -> once.incrementAndGet() < 0);
        Rehearsal.run(snapshot, ConnectionColumn.base(), 3, () -> thrice.incrementAndGet() < 0);

        assertThat(once).hasPositiveValue();
        assertThat(thrice).hasValueGreaterThan(2 * once.get());
    }

    @Test
    void endsWhenItIsCancelled() {
        AtomicInteger questions = new AtomicInteger(20);

        assertThatThrownBy(
                () -> Rehearsal.run(snapshot, ConnectionColumn.base(), 1, () -> questions.getAndDecrement() <= 0))
                .isInstanceOf(CancellationException.class);
        assertThat(questions).hasValueGreaterThan(-20);
    }
}
