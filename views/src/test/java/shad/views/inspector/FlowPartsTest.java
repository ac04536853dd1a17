package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
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
import shad.views.style.Appearance;
import shad.views.table.WindowedTable;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class FlowPartsTest {
    private static final String COMPLETE =
            "HS; 0.03 >A 1/1 L20; 0.04 <A 1/21 L30; 0.05 >A 1/31 L20; 0.06 >A 21/31; 9 >FA 21/31; 9.1 <FA 31/22";
    private static final String HISTORY = "ShADdTFf";

    @TempDir
    private static Path folder;

    private Selection selection;
    private InspectorViewModel viewModel;
    private InspectorView view;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance();
        selection = new Selection();
        viewModel = new InspectorViewModel(selection, Runnable::run, Runnable::run);
        view = new InspectorView(viewModel, appearance.paletteProperty(), (name, content) -> {});
        stage.setScene(new Scene(view, 448, 800));
        stage.show();
    }

    // --- history ------------------------------------------------------------------------------------------------------

    @Test
    void everyChipShowsThePacketThatWroteIt(FxRobot robot) {
        open(robot, "History", Conversation.of(COMPLETE));

        for (int letter = 0; letter < HISTORY.length(); letter++) {
            robot.clickOn(chip(letter));
            FlowViewModel packets = viewModel.flow();
            String frame = "Frame " + (packets.getSelectedPacket() + 1);

            Flow flow = Objects.requireNonNull(packets.getFlow());
            assertThat(flow.story().letters(packets.getSelectedPacket()))
                    .isEqualTo(HISTORY.substring(letter, letter + 1));
            assertThat(texts(".packet-card .label")).contains(frame);
        }
    }

    @Test
    void theArrowKeysGoFromChipToChip(FxRobot robot) {
        open(robot, "History", Conversation.of(COMPLETE));
        robot.interact(() -> view.lookup(".history-chips").requestFocus());
        robot.press(KeyCode.END).release(KeyCode.END).press(KeyCode.LEFT).release(KeyCode.LEFT);

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(7);
        assertThat(texts(".packet-card .label")).contains("Frame 8", "FIN ACK");
    }

    @Test
    void aPacketWithoutALetterSaysWhy(FxRobot robot) {
        open(robot, "History", Conversation.of(COMPLETE));
        choose(robot, 6);

        assertThat(texts(".packet-card .label"))
                .contains("Not written, already noted for this side.");
    }

    @Test
    void aCountedLetterNamesAllItsFrames(FxRobot robot) {
        open(robot, "History", Conversation.of(
                "HS; 0.03 >A 1/1 L20; 0.05 >A 1/1 L20; 0.06 >A 1/1 L20; 0.07 >A 1/1 L20"));
        choose(robot, 4);
        assertThat(texts(".frame-links .label")).contains("All 3 frames:");

        robot.clickOn(robot.from(view).lookup(".frame-links .hyperlink").<Hyperlink>queryAll().stream()
                .filter(link -> link.getText().equals("7")).findFirst().orElseThrow());

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(6);
        assertThat(texts(".packet-card .label"))
                .anyMatch(text -> text.contains("counted, and written at the 1st, 10th, 100th… time only"));
    }

    @Test
    void aFlipNamesWhatFired(FxRobot robot) {
        open(robot, "History", Conversation.of("0 <SA 0/1; 0.1 >A 1/1"));
        choose(robot, 0);

        assertThat(texts(".packet-card .label")).anyMatch(text -> text.contains("Direction flipped"));
    }

    // --- packets ------------------------------------------------------------------------------------------------------

    @Test
    void theTableHasEveryPacketAndGoesWithTheHistory(FxRobot robot) {
        open(robot, "Packets", Conversation.of(COMPLETE));
        WindowedTable table = (WindowedTable) view.lookup(".packets-pane .windowed-table");
        assertThat(table.rows().size()).isEqualTo(9);

        robot.interact(table::requestFocus);
        robot.press(KeyCode.END).release(KeyCode.END);

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(8);
        assertThat(viewModel.getChosenLetter()).isEqualTo(7);
    }

    @Test
    void aFieldMarksItsBytes(FxRobot robot) {
        open(robot, "Packets", Conversation.of(COMPLETE));
        choose(robot, 3);
        TreeView<FieldNode> fields = fields();
        TreeItem<FieldNode> tcp = fields.getRoot().getChildren().stream()
                .filter(item -> item.getValue().name().equals("TCP")).findFirst().orElseThrow();

        robot.interact(() -> {
            tcp.setExpanded(true);
            fields.getSelectionModel().select(tcp.getChildren().getFirst());
        });

        assertThat(marked(robot)).isEqualTo(tcp.getChildren().getFirst().getValue().length());
    }

    @Test
    void aByteChoosesItsField(FxRobot robot) {
        open(robot, "Packets", Conversation.of(COMPLETE));
        robot.interact(() -> ((HexView) view.lookup(".hex-view")).chosenProperty().set(0));

        assertThat(fields().getSelectionModel().getSelectedItem().getValue().name()).isEqualTo("destination");
    }

    // --- ladder -------------------------------------------------------------------------------------------------------

    @Test
    void theLadderBreaksWhereNothingWasHeard(FxRobot robot) {
        open(robot, "Ladder", Conversation.of(COMPLETE));

        assertThat(texts(".ladder .note")).contains("8.94 s of silence.");
        assertThat(texts(".ladder .words")).contains("SYN", "SYN ACK", "20 bytes", "20 bytes again", "FIN ACK");
    }

    @Test
    void theLadderShowsTheTimerThatEndedTheConnection(FxRobot robot) {
        open(robot, "Ladder", Conversation.of("0 >S 0"), Conversation.of("100 >S 0").ports(5, 6));

        assertThat(texts(".ladder .note")).containsExactlyInAnyOrder(
                "5.00 s of silence.", "No answer to the SYN within the attempt delay, due at +5.000000.");
    }

    @Test
    void theLadderShowsWhatWasNotCaptured(FxRobot robot) {
        open(robot, "Ladder", Conversation.of("HS; 0.03 >A 1/1 L20; 0.04 <A 1/521; 0.05 <A 1/521"));

        assertThat(texts(".ladder .note")).contains("500 bytes from the originator not captured.");
    }

    @Test
    void theKeyboardMovesTheChosenPacketAlongTheLadder(FxRobot robot) {
        open(robot, "Ladder", Conversation.of(COMPLETE));
        choose(robot, 0);
        ListView<?> ladder = (ListView<?>) view.lookup(".ladder");
        robot.interact(ladder::requestFocus);
        robot.press(KeyCode.DOWN).release(KeyCode.DOWN).press(KeyCode.DOWN).release(KeyCode.DOWN);

        assertThat(viewModel.flow().getSelectedPacket()).isEqualTo(2);
    }

    @Test
    void theLadderIsCopiedAsText(FxRobot robot) throws Exception {
        open(robot, "Ladder", Conversation.of(COMPLETE));
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
        open(robot, "Why", Conversation.of(COMPLETE));
        robot.clickOn(button("First step"));
        assertThat(now()).containsExactlyInAnyOrder("inactive, now", "inactive, now");

        robot.clickOn(button("One step on"));
        assertThat(now()).containsExactlyInAnyOrder("syn sent, now", "inactive, now");
        assertThat(viewModel.flow().getSelectedPacket()).isZero();

        robot.clickOn(button("Last step"));
        assertThat(now()).containsExactlyInAnyOrder("closed, now", "closed, now");
        robot.clickOn(button("One step back"));
        assertThat(now()).containsExactlyInAnyOrder("closed, now", "established, now");
    }

    @Test
    void theArrowKeysWalkThePathOfStates(FxRobot robot) {
        open(robot, "Why", Conversation.of(COMPLETE));
        robot.interact(() -> view.lookup(".state-machines").requestFocus());
        robot.press(KeyCode.HOME).release(KeyCode.HOME).press(KeyCode.RIGHT).release(KeyCode.RIGHT);

        assertThat(now()).contains("syn sent, now");
    }

    @Test
    void theRuleThatFitsIsMarked(FxRobot robot) {
        open(robot, "Why", Conversation.of("0 >S 0"));

        List<String> rules = view.lookupAll(".rule").stream().map(Node::getAccessibleText).toList();
        assertThat(rules).hasSize(StateRule.inOrder().size());
        assertThat(rules).filteredOn(rule -> rule.endsWith(", fits"))
                .singleElement().asString().startsWith("S0: ");
        assertThat(texts(".why-pane .label")).anyMatch(text -> text.contains("The responder was not heard of"));
    }

    @Test
    void theSameEndsInAnotherRowAreALinkToIt(FxRobot robot) {
        open(robot, "Why",
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
        open(robot, "Packets", capture);

        assertThat(notice(robot)).contains("does not exist");
        assertThat(view.lookup(".packets-pane").isVisible()).isFalse();
    }

    @Test
    void anotherCaptureInItsPlaceIsSaidInPlainWords(FxRobot robot) {
        TestCapture capture = TestCapture.of(folder, Conversation.of(COMPLETE));
        TestCapture.of(folder, Conversation.of("0 >S 0; 5 >S 0"));
        open(robot, "Packets", capture);

        assertThat(notice(robot)).contains("has changed since it was read");
    }

    @Test
    void withoutPacketsTheHistoryStillStands(FxRobot robot) {
        TestCapture capture = TestCapture.of(folder, Conversation.of(COMPLETE));
        robot.interact(() -> {
            capture.open(selection);
            selection.setPackets(PacketSource.none("A log has no packets."));
            selection.setConnection(0);
            tab("History");
        });
        layout(robot);

        assertThat(notice(robot)).isEqualTo("A log has no packets.");
        assertThat(((HistoryChips) view.lookup(".history-chips")).getHistory()).isEqualTo(HISTORY);
    }

    // --- helpers ------------------------------------------------------------------------------------------------------

    private void open(FxRobot robot, String tab, Conversation... conversations) {
        open(robot, tab, TestCapture.of(folder, conversations));
    }

    private void open(FxRobot robot, String tab, TestCapture capture) {
        robot.interact(() -> {
            capture.open(selection);
            tab(tab);
            selection.setConnection(0);
        });
        layout(robot);
    }

    private void tab(String title) {
        TabPane tabs = (TabPane) view.lookup(".tab-pane");
        tabs.getTabs().stream().filter(tab -> tab.getText().equals(title))
                .forEach(tabs.getSelectionModel()::select);
    }

    private void choose(FxRobot robot, int packet) {
        robot.interact(() -> viewModel.flow().selectPacket(packet));
        layout(robot);
    }

    private void layout(FxRobot robot) {
        robot.interact(() -> {
            view.applyCss();
            view.layout();
        });
    }

    private Node chip(int letter) {
        return List.copyOf(view.lookupAll(".history-chips .chip")).get(letter);
    }

    private Button button(String name) {
        return view.lookupAll(".button").stream().map(Button.class::cast)
                .filter(button -> name.equals(button.getAccessibleText())).findFirst().orElseThrow();
    }

    private List<String> now() {
        return view.lookupAll(".tcp-state").stream().map(Node::getAccessibleText)
                .filter(text -> text.endsWith(", now")).toList();
    }

    @SuppressWarnings("unchecked") // that is what it is a tree of
    private TreeView<FieldNode> fields() {
        return (TreeView<FieldNode>) view.lookup(".field-tree");
    }

    private int marked(FxRobot robot) {
        layout(robot);
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

    private List<String> texts(String selector) {
        return view.lookupAll(selector).stream().map(Label.class::cast).map(Label::getText).toList();
    }
}
