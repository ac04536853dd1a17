package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.inspect.FieldNode;
import shad.model.inspect.StateRule;
import shad.model.testing.Conversation;
import shad.views.control.HexView;
import shad.views.control.HistoryChips;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;
import shad.views.table.WindowedTable;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FlowPartsTest {
    private static final String COMPLETE =
            "HS; 0.03 >A 1/1 L20; 0.04 <A 1/21 L30; 0.05 >A 1/31 L20; 0.06 >A 21/31; 9 >FA 21/31; 9.1 <FA 31/22";
    private static final String HISTORY = "ShADdTFf";

    @TempDir
    private static Path folder;

    private InspectorStage inspector;
    private Selection selection;
    private InspectorViewModel viewModel;
    private InspectorView view;

    @Start
    void start(Stage stage) {
        inspector = InspectorStage.show(stage);
        selection = inspector.selection;
        viewModel = inspector.viewModel;
        view = inspector.view;
    }

    // --- history ------------------------------------------------------------------------------------------------------

    @Test
    void everyChipShowsThePacketThatWroteIt(FxRobot robot) {
        open("History", Conversation.of(COMPLETE));

        for (int letter = 0; letter < HISTORY.length(); letter++) {
            robot.clickOn(inspector.chip(letter));
            FlowViewModel packets = viewModel.flow();
            String frame = "Frame " + (packets.getSelectedPacket() + 1);

            Flow flow = Objects.requireNonNull(packets.getFlow());
            assertThat(flow.story().letters(packets.getSelectedPacket()))
                    .isEqualTo(HISTORY.substring(letter, letter + 1));
            assertThat(inspector.texts(".packet-card .label")).contains(frame);
        }
    }

    /// Turned round, with counted letters of both sides, a window of zero, a wrong checksum and a gap.
    @Test
    void everyChipOfALongHistoryShowsThePacketThatWroteIt(FxRobot robot) {
        StringBuilder packets = new StringBuilder("0 <SA 0/1; 0.1 >A 1/1; 0.2 >A 1/1 L10; 0.21 <A 1/11 L10");
        for (int i = 0; i < 12; i++) {
            packets.append("; 0.%d >A 1/11 L10; 0.%d <A 1/11 L10".formatted(300 + i, 400 + i));
        }
        packets.append("; 0.5 >A 11/11 w0; 0.51 <A 11/11 w0; 0.6 >A 11/11 L10 badck; 0.7 >A 511/11 L10; 0.8 <A 11/521")
                .append("; 0.81 <A 11/521; 0.9 >FA 521/11; 1 <FA 11/522; 1.1 >A 522/12; 1.2 <R 12");
        open("History", Conversation.of(packets.toString()));
        Flow flow = Objects.requireNonNull(viewModel.flow().getFlow());
        String history = flow.view().history();
        assertThat(history).startsWith("^h").contains("A", "D", "d", "T", "t", "W", "w", "C", "F", "f");
        assertThat(history.chars().filter(letter -> letter == 'T').count()).isGreaterThan(1);
        StringBuilder written = new StringBuilder();
        for (int packet = 0; packet < flow.size(); packet++) {
            for (int letter = 0; letter < flow.story().letters(packet).length(); letter++) {
                robot.clickOn(inspector.chip(written.length() + letter));

                assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(packet);
                assertThat(viewModel.getChosenLetter()).isEqualTo(written.length() + letter);
                assertThat(inspector.texts(".packet-card .label"))
                        .contains("Frame " + flow.story().frameNumber(packet));
            }
            written.append(flow.story().letters(packet));
        }
        assertThat(written).hasToString(history);
    }

    @Test
    void theArrowKeysGoFromChipToChip(FxRobot robot) {
        open("History", Conversation.of(COMPLETE));
        robot.interact(() -> view.lookup(".history-chips").requestFocus());
        robot.press(KeyCode.END).release(KeyCode.END).press(KeyCode.LEFT).release(KeyCode.LEFT);

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(7);
        assertThat(inspector.texts(".packet-card .label")).contains("Frame 8", "FIN ACK");
    }

    @Test
    void aPacketWithoutALetterSaysWhy(FxRobot robot) {
        open("History", Conversation.of(COMPLETE));
        inspector.choosePacket(6);

        assertThat(inspector.texts(".packet-card .label"))
                .contains("Not written, already noted for this side.");
    }

    @Test
    void aCountedLetterNamesAllItsFrames(FxRobot robot) {
        open("History", Conversation.of(
                "HS; 0.03 >A 1/1 L20; 0.05 >A 1/1 L20; 0.06 >A 1/1 L20; 0.07 >A 1/1 L20"));
        inspector.choosePacket(4);
        assertThat(inspector.texts(".frame-links .label")).contains("All 3 frames:");

        robot.clickOn(robot.from(view).lookup(".frame-links .hyperlink").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals("7")).findFirst().orElseThrow());

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(6);
        assertThat(inspector.texts(".packet-card .label"))
                .anyMatch(text -> text.contains("counted, and written at the 1st, 10th, 100th… time only"));
    }

    @Test
    void aFlipNamesWhatFired(FxRobot robot) {
        open("History", Conversation.of("0 <SA 0/1; 0.1 >A 1/1"));
        inspector.choosePacket(0);

        assertThat(inspector.texts(".packet-card .label")).anyMatch(text -> text.contains("Direction flipped"));
    }

    // --- packets ------------------------------------------------------------------------------------------------------

    @Test
    void theTableHasEveryPacketAndGoesWithTheHistory(FxRobot robot) {
        open("Packets", Conversation.of(COMPLETE));
        WindowedTable table = (WindowedTable) view.lookup(".packets-pane .windowed-table");
        assertThat(table.rows().size()).isEqualTo(9);

        robot.interact(table::requestFocus);
        robot.press(KeyCode.END).release(KeyCode.END);

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(8);
        assertThat(viewModel.getChosenLetter()).isEqualTo(7);
    }

    @Test
    void aFieldMarksItsBytes(FxRobot robot) {
        open("Packets", Conversation.of(COMPLETE));
        inspector.choosePacket(3);
        TreeView<FieldNode> fields = fields();
        TreeItem<FieldNode> tcp = fields.getRoot().getChildren().stream()
                .filter(item -> item.getValue().name().equals("TCP")).findFirst().orElseThrow();

        robot.interact(() -> {
            tcp.setExpanded(true);
            fields.getSelectionModel().select(tcp.getChildren().getFirst());
        });

        assertThat(marked()).isEqualTo(tcp.getChildren().getFirst().getValue().length());
    }

    @Test
    void aByteChoosesItsField(FxRobot robot) {
        open("Packets", Conversation.of(COMPLETE));
        robot.interact(() -> ((HexView) view.lookup(".hex-view")).chosenProperty().set(0));

        assertThat(fields().getSelectionModel().getSelectedItem().getValue().name()).isEqualTo("destination");
    }

    // --- ladder -------------------------------------------------------------------------------------------------------

    @Test
    void theLadderBreaksWhereNothingWasHeard(FxRobot robot) {
        open("Ladder", Conversation.of(COMPLETE));

        assertThat(inspector.texts(".ladder .note")).contains("8.94 s of silence.");
        assertThat(inspector.texts(".ladder .words")).contains("SYN", "SYN ACK", "20 bytes", "20 bytes again",
                "FIN ACK");
    }

    @Test
    void theLadderShowsTheTimerThatEndedTheConnection(FxRobot robot) {
        open("Ladder", Conversation.of("0 >S 0"), Conversation.of("100 >S 0").ports(5, 6));

        assertThat(inspector.texts(".ladder .note")).containsExactlyInAnyOrder(
                "5.00 s of silence.", "No answer to the SYN within the attempt delay, due at +5.000000.");
    }

    @Test
    void theLadderShowsWhatWasNotCaptured(FxRobot robot) {
        open("Ladder", Conversation.of("HS; 0.03 >A 1/1 L20; 0.04 <A 1/521; 0.05 <A 1/521"));

        assertThat(inspector.texts(".ladder .note")).contains("500 bytes from the originator not captured.");
    }

    @Test
    void theKeyboardMovesTheChosenPacketAlongTheLadder(FxRobot robot) {
        open("Ladder", Conversation.of(COMPLETE));
        inspector.choosePacket(0);
        ListView<?> ladder = (ListView<?>) view.lookup(".ladder");
        robot.interact(ladder::requestFocus);
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN).press(KeyCode.DOWN).release(KeyCode.DOWN);

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(2);
    }

    @Test
    void theLadderIsCopiedAsText(FxRobot robot) throws Exception {
        open("Ladder", Conversation.of(COMPLETE));
        robot.clickOn("Copy as Text");
        WaitForAsyncUtils.waitForFxEvents();
        String text = WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString()).get();

        assertThat(text.lines())
                .hasSize(12)
                .anyMatch(line -> line.contains("10.0.0.1:40001  →  10.0.0.2:40002"))
                .anyMatch(line -> line.matches("\\s+0\\.010000 +\\|<-+ SYN ACK -+\\| h"))
                .anyMatch(line -> line.matches("\\s+0\\.000000 +S \\|-+ SYN -+>\\|"));
    }

    // --- why ----------------------------------------------------------------------------------------------------------

    @Test
    void thePathOfStatesIsWalkedStepByStep(FxRobot robot) {
        open("Why", Conversation.of(COMPLETE));
        robot.clickOn(inspector.button("First step"));
        assertThat(now()).containsExactlyInAnyOrder("inactive, now", "inactive, now");

        robot.clickOn(inspector.button("One step on"));
        assertThat(now()).containsExactlyInAnyOrder("syn sent, now", "inactive, now");
        assertThat(viewModel.flow().getSelectedPacket()).isZero();
        assertThat(viewModel.getChosenLetter()).isZero();

        robot.clickOn(inspector.button("Last step"));
        assertThat(now()).containsExactlyInAnyOrder("closed, now", "closed, now");
        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(8);
        assertThat(viewModel.getChosenLetter()).isEqualTo(HISTORY.length() - 1);
        robot.clickOn(inspector.button("One step back"));
        assertThat(now()).containsExactlyInAnyOrder("closed, now", "established, now");
        assertThat(viewModel.getChosenLetter()).isEqualTo(HISTORY.length() - 2);
    }

    @Test
    void thePathOfStatesIsPlayedAndPaused(FxRobot robot) throws TimeoutException {
        open("Why", Conversation.of(COMPLETE));
        ButtonBase play = inspector.button("Play");
        robot.clickOn(inspector.button("First step"));
        robot.clickOn(play);
        assertThat(now()).containsExactlyInAnyOrder("inactive, now", "inactive, now");
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> viewModel.why().getStep() == 2);

        robot.clickOn(play);
        assertThat(play.getText()).isEqualTo("Play");
        int packet = viewModel.why().steps().get(viewModel.why().getStep() - 1).index();
        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(packet);
        assertThat(viewModel.getChosenLetter())
                .isEqualTo(Objects.requireNonNull(viewModel.flow().getFlow()).letterOfPacket(packet));
    }

    @Test
    void theArrowKeysWalkThePathOfStates(FxRobot robot) {
        open("Why", Conversation.of(COMPLETE));
        robot.interact(() -> view.lookup(".state-machines").requestFocus());
        robot.press(KeyCode.HOME).release(KeyCode.HOME).press(KeyCode.RIGHT).release(KeyCode.RIGHT);

        assertThat(now()).contains("syn sent, now");
    }

    @Test
    void theRuleThatFitsIsMarked(FxRobot robot) {
        open("Why", Conversation.of("0 >S 0"));

        List<String> rules = view.lookupAll(".rule").stream().map(Node::getAccessibleText).toList();
        assertThat(rules).hasSize(StateRule.inOrder().size());
        assertThat(rules).filteredOn(rule -> rule.endsWith(", fits"))
                .singleElement().asString().startsWith("S0: ");
        assertThat(inspector.texts(".why-pane .label"))
                .anyMatch(text -> text.contains("The responder was not heard of"));
    }

    @Test
    void theSameEndsInAnotherRowAreALinkToIt(FxRobot robot) {
        open("Why",
                Conversation.of("0 >S 0; 0.1 <RA 0/1"), Conversation.of("100 >S 0; 100.1 <RA 0/1").initial(7, 8));
        assertThat(selection.getSnapshot().size()).isEqualTo(2);

        robot.interact(() -> ((Hyperlink) view.lookup(".others .hyperlink")).fire());

        assertThat(selection.getConnection()).isEqualTo(1);
    }

    // --- what is amiss ------------------------------------------------------------------------------------------------

    @Test
    void aMissingCaptureIsSaidInPlainWords(FxRobot robot) throws IOException {
        TestCapture capture = TestCapture.of(folder, Conversation.of(COMPLETE));
        Files.delete(capture.file());
        inspector.open("Packets", capture);

        assertThat(notice(robot)).contains("does not exist");
        assertThat(view.lookup(".packets-pane").isVisible()).isFalse();
    }

    @Test
    void anotherCaptureInItsPlaceIsSaidInPlainWords(FxRobot robot) {
        TestCapture capture = TestCapture.of(folder, Conversation.of(COMPLETE));
        TestCapture.of(folder, Conversation.of("0 >S 0; 5 >S 0"));
        inspector.open("Packets", capture);

        assertThat(notice(robot)).contains("has changed since it was read");
    }

    @Test
    void withoutPacketsTheHistoryStillStands(FxRobot robot) {
        TestCapture capture = TestCapture.of(folder, Conversation.of(COMPLETE));
        robot.interact(() -> {
            capture.open(selection);
            selection.setPackets(PacketSource.none("A log has no packets."));
            selection.setConnection(0);
            inspector.tab("History");
        });
        inspector.layout();

        assertThat(notice(robot)).isEqualTo("A log has no packets.");
        assertThat(((HistoryChips) view.lookup(".history-chips")).getHistory()).isEqualTo(HISTORY);
    }

    // --- helpers ------------------------------------------------------------------------------------------------------

    private void open(String tab, Conversation... conversations) {
        inspector.open(tab, TestCapture.of(folder, conversations));
    }

    private List<String> now() {
        return view.lookupAll(".tcp-state").stream().map(Node::getAccessibleText)
                .filter(text -> text.endsWith(", now")).toList();
    }

    @SuppressWarnings("unchecked") // that is what it is a tree of
    private TreeView<FieldNode> fields() {
        return (TreeView<FieldNode>) view.lookup(".field-tree");
    }

    private int marked() {
        inspector.layout();
        Set<Node> bytes = view.lookupAll(".hex-view .byte");
        return (int) bytes.stream()
                .filter(each -> each.getPseudoClassStates().stream()
                        .anyMatch(state -> state.getPseudoClassName().equals("selected")))
                .count();
    }

    private String notice(FxRobot robot) {
        return robot.from(view).lookup(".flow-notice").queryAllAs(Label.class).stream()
                .filter(Label::isVisible).map(Label::getText).findFirst().orElse("");
    }
}
