package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.inspect.FlowStory;
import shad.model.testing.Conversation;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;
import shad.views.testing.OfficeCapture;

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

    @Test
    void aConnectionStillFollowedHasToEndFirst() {
        selection.clear();
        selection.setPackets(capture.source());
        selection.setSnapshot(OfficeCapture.halfway());
        int open = 0;
        while (!selection.getSnapshot().view().at(open).isOpen()) {
            open++;
        }
        show(open);

        assertThat(reason()).startsWith("This connection is still followed.");
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
