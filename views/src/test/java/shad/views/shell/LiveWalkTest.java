package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.query.ConnectionColumn;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.PcapWriter;
import shad.model.testing.TestNetwork;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
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
