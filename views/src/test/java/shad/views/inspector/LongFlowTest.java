package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.testing.Conversation;
import shad.views.testing.PulseWatch;
import shad.views.text.Counts;

/// A connection of a hundred thousand packets: none of the parts has a node for each, and none keeps the FX thread busy.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class LongFlowTest {
    private static final int PACKETS = 100_000;
    /// Bytes of a packet; fifty million of all.
    private static final int PAYLOAD = 500;
    private static final int MOST_NODES = 3000;
    /// Above a frame or two at 60 a second, below what a person notices. Of the processor, not of the clock.
    private static final double MOST_MILLIS = 100;

    @TempDir
    private static Path folder;

    private static @Nullable TestCapture capture;

    private final ExecutorService background = Executors.newCachedThreadPool();
    private InspectorStage inspector;
    private InspectorViewModel viewModel;
    private InspectorView view;

    /// Both sides speak in turn, so that there are as many turns as packets.
    @BeforeAll
    static void write() {
        String packets = IntStream.range(3, PACKETS)
                .mapToObj(i -> "%d.%03d %sA %d/%d L%d".formatted(i / 1000, i % 1000, i % 2 == 0 ? "<" : ">",
                        1 + PAYLOAD * ((i - 3) / 2), 1 + PAYLOAD * ((i - 2) / 2), PAYLOAD))
                .collect(Collectors.joining("; ", "HS; ", ""));
        capture = TestCapture.of(folder, Conversation.of(packets));
    }

    @Start
    void start(Stage stage) {
        inspector = InspectorStage.show(stage, background, Platform::runLater);
        viewModel = inspector.viewModel;
        view = inspector.view;
    }

    @AfterEach
    void stop() {
        background.shutdownNow();
    }

    @Test
    void itsPacketsAreReachedAtOnce() throws TimeoutException {
        open("Packets");
        try (PulseWatch watch = new PulseWatch()) {
            toTheEndAndBackTwice(watch, ".packets-pane .windowed-table", 0);

            inspector.robot.interact(() -> inspector.tab("Ladder"));
            toTheEndAndBackTwice(watch, ".ladder", 0);

            inspector.robot.interact(((ToggleButton) view.lookup(".ladder-tools .toggle-button"))::fire);
            toTheEndAndBackTwice(watch, ".ladder", 0);
        }
        assertThat(view.lookupAll("*").size()).isLessThan(MOST_NODES);
    }

    @Test
    void itsGraphsAreDrawnAside() throws TimeoutException {
        open("Graphs");
        try (PulseWatch watch = new PulseWatch()) {
            showGraphs();
            watch.busiestMillis();
            showGraphs();
            assertThat(watch.busiestMillis()).isLessThan(MOST_MILLIS);

            toTheEndAndBackTwice(watch, ".graph-area", 0);
        }
    }

    @Test
    void itsPayloadIsPutIntoLinesAside() throws TimeoutException {
        open("Follow");
        try (PulseWatch watch = new PulseWatch()) {
            await(() -> foot().startsWith("The first 1.0"));
            more("The first 8");
            // Of more and more, the last is the most.
            watch.busiestMillis();
            more(Counts.format(PAYLOAD * (PACKETS - 3)) + " bytes, all there is.");
            assertThat(watch.busiestMillis()).isLessThan(MOST_MILLIS);

            toTheEndAndBackTwice(watch, ".follow-pane .windowed-table", 3);
        }
        assertThat(view.lookupAll("*").size()).isLessThan(MOST_NODES);
    }

    private void open(String tab) throws TimeoutException {
        inspector.open(tab, Objects.requireNonNull(capture));
        await(() -> viewModel.flow().getFlow() != null);
        assertThat(viewModel.flow().getFlow()).isNotNull().extracting(Flow::size).isEqualTo(PACKETS);
    }

    private void showGraphs() throws TimeoutException {
        for (String graph : List.of("Stevens", "Throughput", "RTT", "Sequence")) {
            ToggleButton button = view.lookupAll(".graphs-pane .toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(each -> each.getText().equals(graph))
                    .findFirst()
                    .orElseThrow();
            inspector.robot.interact(button::fire);
            await(() -> view.lookup(".graph-area").getAccessibleText().startsWith(graph));
        }
    }

    private void more(String words) throws TimeoutException {
        inspector.robot.interact(inspector.button("Show more")::fire);
        await(() -> foot().startsWith(words));
    }

    private String foot() {
        return inspector.texts(".follow-foot .label").getFirst();
    }

    /// The first time styles are worked out and classes loaded; the second time counts.
    private void toTheEndAndBackTwice(PulseWatch watch, String selector, int first) {
        toTheEndAndBack(selector, first);
        watch.busiestMillis();
        toTheEndAndBack(selector, first);
        assertThat(watch.busiestMillis()).isLessThan(MOST_MILLIS);
    }

    private void toTheEndAndBack(String selector, int first) {
        Node node = view.lookup(selector);
        inspector.robot.interact(node::requestFocus);
        inspector.type(KeyCode.END);
        assertThat(viewModel.flow().getSelectedPacket()).isGreaterThanOrEqualTo(PACKETS - 2);
        inspector.type(KeyCode.HOME);
        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(first);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }
}
