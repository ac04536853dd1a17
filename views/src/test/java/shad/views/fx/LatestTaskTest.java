package shad.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestTaskTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> delivery = new ArrayDeque<>();
    private final List<Object> delivered = new ArrayList<>();
    private final LatestTask task = new LatestTask(background::add, delivery::add);

    @Test
    void resultsAndFailuresAreDelivered() {
        task.run(() -> "result", delivered::add, delivered::add);
        runAll();
        IllegalStateException failure = new IllegalStateException("broken");
        task.run(() -> {
            throw failure;
        }, delivered::add, delivered::add);
        runAll();

        assertThat(delivered).containsExactly("result", failure);
    }

    @Test
    void aNewerRequestDropsOneThatHasNotRun() {
        List<String> ran = new ArrayList<>();
        task.run(() -> ran.add("old"), delivered::add, delivered::add);
        task.run(() -> "new", delivered::add, delivered::add);
        runAll();

        assertThat(delivered).containsExactly("new");
        assertThat(ran).isEmpty();
    }

    @Test
    void aNewerRequestDropsAResultThatIsOnItsWay() {
        task.run(() -> "old", delivered::add, delivered::add);
        background.remove().run();
        task.run(() -> "new", delivered::add, delivered::add);
        runAll();

        assertThat(delivered).containsExactly("new");
    }

    @Test
    void nothingIsDeliveredAfterCancelling() {
        task.run(() -> "result", delivered::add, delivered::add);
        task.cancel();
        runAll();

        assertThat(delivered).isEmpty();
    }

    @Test
    void subscriptionsEndTogetherTheLastOneFirst() {
        List<String> ended = new ArrayList<>();
        Subscriptions subscriptions = new Subscriptions();
        subscriptions.add(() -> ended.add("first"));
        subscriptions.add(() -> ended.add("second"));
        subscriptions.unsubscribe();
        subscriptions.unsubscribe();

        assertThat(ended).containsExactly("second", "first");
    }

    private void runAll() {
        while (!background.isEmpty() || !delivery.isEmpty()) {
            (background.isEmpty() ? delivery : background).remove().run();
        }
    }
}
