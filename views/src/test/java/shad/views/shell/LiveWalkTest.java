package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shad.model.capture.CaptureFile;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.RecordingOptions;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.inspect.FlowReplay;
import shad.model.inspect.FlowStory;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.PcapWriter;
import shad.model.testing.TestNetwork;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.selection.PacketSource;
import shad.views.table.WindowedTable;
import shad.views.testing.FakeCaptureSystem;

/// A person who captures on a cable between two network namespaces.
@Tag("network")
@Timeout(120)
class LiveWalkTest extends WindowTest {
    private static final int CONVERSATIONS = 100;

    private final TestNetwork network = TestNetwork.lay();
    private volatile boolean gone;

    @AfterEach
    void takeTheCableAway() {
        gone = true;
        network.close();
    }

    @Override
    Executor background() {
        return task -> super.background().execute(() -> {
            if (gone) {
                return;
            }
            try {
                network.whereCaptured(() -> {
                    task.run();
                    return "";
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    private void send(int firstPort) throws Exception {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < CONVERSATIONS; i++) {
            long shift = i * 1_000_000L;
            Conversation.of("HS; 0.03 >A 1/1 L10; 0.04 <A 1/11 L700; 0.05 >FA 11/701; 0.06 <FA 701/12; 0.07 >A 12/702")
                    .ports(firstPort + i, 9999)
                    .build()
                    .forEach(timed -> writer.packet(timed.nanos() + shift, timed.packet()));
        }
        network.replay(Files.write(folder.resolve("sent.pcap"), writer.toByteArray()), "--topspeed");
    }

    private void startInTheDialog() throws Exception {
        captureSystem.setInterfaces(FakeCaptureSystem.allowed(TestNetwork.FAR, Trait.UP, Trait.RUNNING));
        onFx(() -> window.commands().get("capture-interfaces").run());
        await(() -> robot.lookup("#interface-" + TestNetwork.FAR).tryQuery().isPresent());
        click("#start");
        await(() -> window.capture().getLiveStatus() != null);
    }

    private void run(String command) {
        onFx(() -> window.commands().get(command).run());
    }

    private void awaitShown(int rows) throws Exception {
        await(() -> selection.getShown().count() == rows);
    }

    private List<Path> recordings() throws Exception {
        try (Stream<Path> files = Files.list(captureSystem.recordingsFolder())) {
            return files.toList();
        }
    }

    private static List<String> rows(StoreSnapshot snapshot) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new ConnLogWriter(log, ConnLogFormat.JSON, ConnectionColumn.base(), Clock.systemUTC())
                .append(snapshot, IntStream.range(0, snapshot.size()).toArray());
        return log.toString(StandardCharsets.UTF_8).lines().sorted().toList();
    }

    private CaptureOrigin origin() {
        return Objects.requireNonNull(window.capture().getOrigin());
    }

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void rowsComePauseStopAreSavedAndAreTheSameInTheFile() throws Exception {
        startInTheDialog();
        send(2000);
        awaitShown(CONVERSATIONS);
        await(() -> text("#live-connections").startsWith("100 connections"));
        await(() -> table().isAtEnd());

        run("capture-pause");
        send(3000);
        await(() -> window.capture().getWaiting() == CONVERSATIONS);
        assertThat(text("#live-phase")).isEqualTo("Display paused, 100 connections wait");
        assertThat(selection.getSnapshot().size()).isEqualTo(CONVERSATIONS);
        run("capture-pause");
        awaitShown(2 * CONVERSATIONS);

        run("capture-stop");
        await(() -> window.capture().getState() == CaptureState.FINISHED && settled());
        assertThat(text("#live-drops")).isEqualTo("nothing lost");
        List<String> captured = rows(selection.getSnapshot());
        Path saved = folder.resolve("saved.pcapng");
        chosenPlace = Optional.of(saved);
        run("file-save-capture");
        await(() -> origin().kind() == CaptureOrigin.Kind.FILE);
        await(() -> recordings().isEmpty());

        open(saved);
        assertThat(rows(selection.getSnapshot())).hasSize(2 * CONVERSATIONS).isEqualTo(captured);
    }

    @Test
    void aRecordingIsNotLostUnasked() throws Exception {
        startInTheDialog();
        send(2000);
        awaitShown(CONVERSATIONS);
        onFx(() -> window.open(SAMPLE));
        await(() -> robot.lookup(".unsaved-pane").tryQuery().isPresent());
        click("#unsaved-cancel");
        assertThat(window.capture().getState()).isEqualTo(CaptureState.RUNNING);
        assertThat(recordings()).hasSize(1);

        onFx(() -> window.open(SAMPLE));
        await(() -> robot.lookup(".unsaved-pane").tryQuery().isPresent());
        click("#unsaved-discard");
        awaitRows();
        await(() -> recordings().isEmpty());
        assertThat(origin().file()).isEqualTo(SAMPLE);
    }

    @Test
    void anInterfaceThatGoesIsSaidAndItsRowsStay() throws Exception {
        startInTheDialog();
        send(2000);
        awaitShown(CONVERSATIONS);
        network.cut();
        await(() -> window.capture().getState() == CaptureState.FINISHED && settled());
        assertThat(selection.getShown().count()).isEqualTo(CONVERSATIONS);
        assertThat(text("#live-problem")).startsWith("Capturing on far0 ended: ").contains("What was captured stays.");
    }

    private void send(List<Conversation.Timed> packets) throws Exception {
        PcapWriter writer = new PcapWriter();
        packets.forEach(timed -> writer.packet(timed.nanos(), timed.packet()));
        network.replay(Files.write(folder.resolve("part.pcap"), writer.toByteArray()), "--topspeed");
    }

    private WindowedTable packets() {
        return robot.lookup(".packets-pane .windowed-table").queryAs(WindowedTable.class);
    }

    private boolean isSoFar() {
        return text(".packets-pane", ".flow-notice").startsWith("This is the connection so far");
    }

    private String text(String pane, String query) {
        return robot.from(robot.lookup(pane).query().getParent().getParent()).lookup(query).queryAs(Labeled.class)
                .getText();
    }

    @Test
    void anOpenConnectionIsInspectedWhileItGoesOn() throws Exception {
        List<Conversation.Timed> conversation = Conversation.of("HS; 0.03 >A 1/1 L20; 0.04 <A 1/21 L30; "
                + "0.05 >A 21/31 L20; 0.06 <A 31/41 L20; 0.07 >A 41/51 L20; 0.08 >FA 61/51; 0.09 <FA 51/62").build();
        startInTheDialog();
        send(conversation.subList(0, 5));
        awaitShown(1);
        onFx(() -> {
            selection.setConnection(0);
            ((TabPane) stage.getScene().lookup(".inspector .tab-pane")).getSelectionModel().select(2);
        });
        await(() -> packets().rows().size() == 5);
        assertThat(isSoFar()).isTrue();
        onFx(() -> packets().selection().select(1));

        run("capture-pause");
        send(conversation.subList(5, 8));
        await(() -> window.capture().getProgress().frames() == 8);
        assertThat(packets().rows().size()).as("while the display is paused").isEqualTo(5);
        run("capture-pause");
        await(() -> packets().rows().size() == 8);
        assertThat(packets().selection().leadRow()).isEqualTo(1);

        send(conversation.subList(8, 10));
        await(() -> packets().rows().size() == 10);
        assertThat(window.capture().getState()).isEqualTo(CaptureState.RUNNING);
        run("capture-stop");
        await(() -> window.capture().getState() == CaptureState.FINISHED && settled());
        await(() -> !isSoFar());
        assertThat(packets().rows().size()).isEqualTo(10);
        assertThat(packets().selection().leadRow()).isEqualTo(1);
    }

    @Test
    void packetsInSeveralFilesAreThereWhileTheCaptureGoesOnAndAfter() throws Exception {
        Path recording = Files.createDirectories(captureSystem.recordingsFolder()).resolve("rotating.pcapng");
        onFx(() -> window.open(CaptureOrigin.ofInterfaces(LiveOptions.on(List.of(TestNetwork.FAR))
                .withRecording(RecordingOptions.to(recording).withRotation(20_000, Duration.ofHours(1))))));
        await(() -> window.capture().getLiveStatus() != null);
        send(2000);
        awaitShown(CONVERSATIONS);
        await(() -> recordings().size() > 3);
        assertThat(rowsFollowedAgain()).isEqualTo(CONVERSATIONS);

        run("capture-stop");
        await(() -> window.capture().getState() == CaptureState.FINISHED && settled());
        assertThat(rowsFollowedAgain()).isEqualTo(CONVERSATIONS);
    }

    /// How many rows come out of their packets exactly, once these are written.
    private int rowsFollowedAgain() throws Exception {
        PacketSource source = selection.getPackets();
        StoreSnapshot rows = selection.getSnapshot();
        ConnectionView last = rows.view().at(rows.size() - 1);
        try (CaptureFile file = source.open()) {
            await(() -> file.holds(last.lastFramePosition(), last.lastFrame()));
            FlowReplay replay = source.replay(file, rows);
            int same = 0;
            for (int row = 0; row < rows.size(); row++) {
                same += replay.story(row, () -> false).outcome() == FlowStory.Outcome.ALONE ? 1 : 0;
            }
            return same;
        }
    }

    @Test
    void whoQuitsAndDiscardsHasNoRecordingWhenTheWindowHides() throws Exception {
        startInTheDialog();
        send(2000);
        awaitShown(CONVERSATIONS);
        List<Integer> left = new CopyOnWriteArrayList<>();
        onFx(() -> stage.setOnHidden(event -> {
            stage.setOnHidden(null);
            try {
                left.add(recordings().size());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }));
        onFx(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        await(() -> robot.lookup(".unsaved-pane").tryQuery().isPresent());
        assertThat(recordings()).hasSize(1);

        click("#unsaved-discard");
        await(() -> !left.isEmpty());
        assertThat(left).containsExactly(0);
    }

    @Test
    void interfacesOfTheCommandLineAreCapturedAsLastChosen() throws Exception {
        captureSystem.setInterfaces(FakeCaptureSystem.allowed(TestNetwork.FAR, Trait.UP, Trait.RUNNING));
        run("capture-interfaces");
        await(() -> robot.lookup("#interface-" + TestNetwork.FAR).tryQuery().isPresent());
        onFx(() -> robot.lookup("#filter").queryAs(TextInputControl.class).setText("tcp port 2001"));
        await(() -> !robot.lookup("#start").queryAs(ButtonBase.class).isDisabled());
        click("#start");
        await(() -> window.capture().getLiveStatus() != null);
        run("capture-stop");
        await(() -> window.capture().getState() == CaptureState.FINISHED);

        restart();
        onFx(() -> window.capture(List.of(TestNetwork.FAR)));
        await(() -> window.capture().getLiveStatus() != null);
        send(2000);
        awaitShown(1);
        assertThat(selection.getSnapshot().view().at(0).origPort()).isEqualTo(2001);
    }

    @Test
    void packetsOfAnEndedConnectionAreThereWhileTheCaptureGoesOn() throws Exception {
        startInTheDialog();
        send(2000);
        awaitShown(CONVERSATIONS);
        run("capture-follow");
        onFx(() -> selection.setConnection(0));
        await(() -> selection.getPackets().absence().isEmpty());
        assertThat(window.capture().getState()).isEqualTo(CaptureState.RUNNING);
        try (var file = selection.getPackets().open(); var frames = file.start()) {
            int count = 0;
            while (count < 8 * CONVERSATIONS && frames.next()) {
                count++;
            }
            assertThat(count).isEqualTo(8 * CONVERSATIONS);
        }
    }

    @Test
    void aWrongFilterHoldsTheStart() throws Exception {
        captureSystem.setInterfaces(FakeCaptureSystem.allowed(TestNetwork.FAR, Trait.UP, Trait.RUNNING));
        run("capture-interfaces");
        await(() -> robot.lookup("#interface-" + TestNetwork.FAR).tryQuery().isPresent());
        onFx(() -> robot.lookup("#filter").queryAs(TextInputControl.class).setText("tcp prot 80"));
        await(() -> text("#filterProblem").startsWith("the capture filter is wrong: "));
        assertThat(robot.lookup("#start").queryAs(ButtonBase.class).isDisabled()).isTrue();
    }
}
