package shad.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CatchUpTaskTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final CatchUpTask task = new CatchUpTask(background::add, Runnable::run);
    private final List<String> results = new ArrayList<>();

    @Test
    void whatIsRunningIsDeliveredAlthoughMoreWasAskedFor() {
        ask("first");
        ask("second");
        background.remove().run();

        assertThat(results).containsExactly("first");
    }

    @Test
    void onlyTheNewestOfWhatWaitsIsRun() {
        ask("first");
        ask("second");
        ask("third");
        runAll();

        assertThat(results).containsExactly("first", "third");
    }

    @Test
    void nothingIsDeliveredAfterCancelling() {
        ask("first");
        ask("second");
        task.cancel();
        runAll();
        assertThat(results).isEmpty();

        ask("third");
        runAll();
        assertThat(results).containsExactly("third");
    }

    @Test
    void aFailureDoesNotKeepTheNextFromRunning() {
        task.run(() -> {
            throw new IllegalStateException("broken");
        }, any -> results.add("result"), failure -> results.add(String.valueOf(failure.getMessage())));
        ask("next");
        runAll();

        assertThat(results).containsExactly("broken", "next");
    }

    private void ask(String result) {
        task.run(() -> result, results::add, failure -> results.add("failed"));
    }

    private void runAll() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }
}
