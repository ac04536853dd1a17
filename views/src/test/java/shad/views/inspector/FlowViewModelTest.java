package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.conn.EndReason;
import shad.model.inspect.FlowStory;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;

@SuppressWarnings("NullAway.Init")
class FlowViewModelTest {
    @TempDir
    private Path folder;

    private final Selection selection = new Selection();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final InspectorViewModel inspector =
            new InspectorViewModel(selection, background::add, Runnable::run);
    private final FlowViewModel viewModel = inspector.flow();
    private TestCapture capture;

    @BeforeEach
    void open() {
        capture = TestCapture.of(folder,
                Conversation
                        .of("HS; 0.03 >A 1/1 L20; 0.04 <A 1/21 L30; 0.05 >A 1/1 L20; 0.06 >FA 21/31; 0.07 <FA 31/22"),
                Conversation.of("1 >S 0; 1.1 <RA 0/1").ports(5, 6));
        capture.open(selection);
    }

    @Test
    void nothingIsReadUntilSomebodyWantsPackets() {
        selection.setConnection(0);

        assertThat(background).isEmpty();
        assertThat(viewModel.getState()).isEqualTo(new FlowState.Unasked());
    }

    @Test
    void packetsAreReadInTheBackground() {
        selection.setConnection(0);
        viewModel.wantedProperty().set(true);
        assertThat(viewModel.getState()).isEqualTo(new FlowState.Reading());

        work();

        assertThat(flow().size()).isEqualTo(8);
        assertThat(flow().story().outcome()).isEqualTo(FlowStory.Outcome.ALONE);
    }

    @Test
    void ofRowsChosenQuicklyOnlyTheLastIsShown() {
        viewModel.wantedProperty().set(true);
        selection.setConnection(0);
        selection.setConnection(1);
        work();

        assertThat(flow().row()).isEqualTo(1);
        assertThat(flow().size()).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeIsThereAtOnce() {
        show(0);
        show(1);
        selection.setConnection(0);

        assertThat(background).isEmpty();
        assertThat(flow().row()).isZero();
    }

    @Test
    void theChosenLetterChoosesItsPacket() {
        show(0);
        assertThat(flow().story().history()).isEqualTo("ShADdTFf");

        inspector.chosenLetterProperty().set(5);

        assertThat(viewModel.getSelectedPacket()).isEqualTo(5);
    }

    @Test
    void theChosenPacketChoosesItsLetter() {
        show(0);
        viewModel.selectPacket(6);

        assertThat(inspector.getChosenLetter()).isEqualTo(6);
    }

    @Test
    void aPacketWithoutLettersChoosesNone() {
        capture = TestCapture.of(folder, Conversation.of("HS; 0.03 >A 1/1"));
        selection.clear();
        capture.open(selection);
        show(0);
        viewModel.selectPacket(3);

        assertThat(inspector.getChosenLetter()).isEqualTo(Flow.NO_LETTER);
        assertThat(viewModel.getSelectedPacket()).isEqualTo(3);
    }

    @Test
    void aMissingCaptureIsSaidToBeMissing() throws IOException {
        Files.delete(capture.file());
        show(0);

        assertThat(reason()).contains("test.pcap does not exist");
    }

    @Test
    void anotherCaptureInTheSamePlaceIsNoticed() {
        TestCapture.of(folder, Conversation.of("5 >S 0; 6 >S 0"));
        show(0);

        assertThat(flow().story().outcome()).isEqualTo(FlowStory.Outcome.DIFFERENT);
    }

    @Test
    void aLogSaysWhereItsPacketsAre() {
        selection.setPackets(PacketSource.none("A log has no packets."));
        show(0);

        assertThat(reason()).isEqualTo("A log has no packets.");
    }

    // Connections that go on

    /// The rows at some moments of a capture in which a connection goes on.
    private List<StoreSnapshot> moments() {
        capture = TestCapture.of(folder, Conversation.of("HS; 0.03 >A 1/1 L20; 0.04 <A 1/21 L30; 0.6 >A 21/31 L20; "
                + "0.61 <A 31/41 L20; 1.2 >A 41/51 L20; 1.21 <A 51/61 L20; 1.3 >FA 61/71; 1.31 <FA 71/62"));
        selection.clear();
        selection.setPackets(capture.source());
        return capture.moments();
    }

    /// The first moment at which a connection has so many packets.
    private static StoreSnapshot whenSeen(int packets, List<StoreSnapshot> moments) {
        return moments.stream()
                .filter(moment -> moment.size() > 0 && moment.view().at(0).lastFrame() >= packets)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOpenConnectionIsShownSoFar() {
        StoreSnapshot moment = whenSeen(5, moments());
        selection.setSnapshot(moment);
        show(0);

        assertThat(flow().isSoFar()).isTrue();
        assertThat(flow().size()).isEqualTo(5);
        assertThat(flow().story().outcome()).isEqualTo(FlowStory.Outcome.ALONE);
        assertThat(flow().story().history()).isEqualTo("ShADd").isEqualTo(moment.view().at(0).history());
        assertThat(flow().story().end().reason()).isEqualTo(EndReason.OPEN);
    }

    @Test
    void whatCameSinceIsReadAndTheChosenPacketStays() {
        List<StoreSnapshot> moments = moments();
        selection.setSnapshot(whenSeen(5, moments));
        show(0);
        viewModel.selectPacket(2);

        selection.setSnapshot(whenSeen(7, moments));
        assertThat(flow().size()).as("stays until more is read").isEqualTo(5);
        work();
        assertThat(flow().size()).isEqualTo(7);
        assertThat(flow().isSoFar()).isTrue();
        assertThat(viewModel.getSelectedPacket()).isEqualTo(2);

        selection.setSnapshot(moments.getLast());
        work();
        assertThat(flow().size()).isEqualTo(11);
        assertThat(flow().isSoFar()).isFalse();
        assertThat(flow().story().end().reason()).isEqualTo(EndReason.END_OF_INPUT);
        assertThat(viewModel.getSelectedPacket()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsAsItWasIsNotReadAgain() {
        List<StoreSnapshot> moments = moments();
        StoreSnapshot moment = whenSeen(5, moments);
        StoreSnapshot next = moments.get(moments.indexOf(moment) + 1);
        assertThat(next.view().at(0).lastFrame()).isEqualTo(5);
        selection.setSnapshot(moment);
        show(0);
        selection.setSnapshot(next);

        assertThat(background).isEmpty();
    }

    @Test
    void nothingIsReadAgainWhileNobodyWantsIt() {
        List<StoreSnapshot> moments = moments();
        selection.setSnapshot(whenSeen(5, moments));
        show(0);
        viewModel.catchesUpProperty().set(false);
        selection.setSnapshot(moments.getLast());
        assertThat(background).isEmpty();

        viewModel.catchesUpProperty().set(true);
        work();
        assertThat(flow().size()).isEqualTo(11);
    }

    @Test
    void packetsOnTheirWayIntoTheRecordingAreWaitedFor() throws IOException {
        List<StoreSnapshot> moments = moments();
        byte[] all = Files.readAllBytes(capture.file());
        Files.write(capture.file(), Arrays.copyOf(all, all.length / 2));
        selection.setPackets(capture.source().whileGrowing());
        selection.setSnapshot(moments.getLast());
        CompletableFuture<Void> written = CompletableFuture.runAsync(
                () -> write(all), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));
        show(0);
        written.join();

        assertThat(flow().size()).isEqualTo(11);
        assertThat(flow().story().outcome()).isEqualTo(FlowStory.Outcome.ALONE);
    }

    @Test
    void packetsThatNeverComeAreNotWaitedForForever() throws IOException {
        List<StoreSnapshot> moments = moments();
        byte[] all = Files.readAllBytes(capture.file());
        Files.write(capture.file(), Arrays.copyOf(all, all.length / 2));
        selection.setPackets(capture.source().whileGrowing());
        selection.setSnapshot(moments.getLast());
        show(0);

        assertThat(flow().size()).isBetween(3, 8);
        assertThat(flow().story().outcome()).isEqualTo(FlowStory.Outcome.DIFFERENT);
    }

    private void write(byte[] bytes) {
        try {
            Files.write(capture.file(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anotherCaptureForgetsWhatWasRead() {
        show(0);
        selection.clear();
        assertThat(viewModel.getFlow()).isNull();
        capture.open(selection);
        selection.setConnection(0);

        assertThat(viewModel.getState()).isEqualTo(new FlowState.Reading());
    }

    private void show(int row) {
        viewModel.wantedProperty().set(true);
        selection.setConnection(row);
        work();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private Flow flow() {
        return ((FlowState.Ready) viewModel.getState()).flow();
    }

    private String reason() {
        return ((FlowState.Unavailable) viewModel.getState()).reason();
    }
}
