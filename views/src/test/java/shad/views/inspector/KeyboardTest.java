package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.inspect.FieldNode;
import shad.model.testing.Conversation;
import shad.views.control.HexView;
import shad.views.control.HistoryChips;
import shad.views.table.WindowedTable;

/// Everything the inspector offers, by keyboard alone.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class KeyboardTest {
    private static final Conversation CONVERSATION = Conversation.of(
            "HS; 0.03 >A 1/1 L20; 0.04 <A 1/21 L30; 0.05 >A 1/31 L20; 0.06 >A 21/31; 9 >FA 21/31; 9.1 <FA 31/22");
    /// More steps than any tab has places for the keyboard.
    private static final int MOST_PLACES = 20;

    @TempDir
    private static Path folder;

    private InspectorStage inspector;
    private FlowViewModel packets;

    @Start
    void start(Stage stage) {
        inspector = InspectorStage.show(stage);
        packets = inspector.viewModel.flow();
    }

    @BeforeEach
    void openWithTheKeyboardAtTheTabs() {
        inspector.open("Summary", TestCapture.of(folder, CONVERSATION));
        inspector.robot.interact(() -> inspector.tabs().requestFocus());
    }

    @Test
    void theArrowKeysGoThroughTheTabs() {
        List<String> titles = new ArrayList<>();
        for (Tab tab : inspector.tabs().getTabs()) {
            titles.add(inspector.tabs().getSelectionModel().getSelectedItem().getText());
            assertThat(tab.isSelected()).isTrue();
            inspector.type(KeyCode.RIGHT);
        }

        assertThat(titles).containsExactly("Summary", "History", "Packets", "Ladder", "Why", "Graphs", "Follow");
    }

    @Test
    void lettersAreChosen() {
        tab("History");
        walkTo(HistoryChips.class::isInstance);
        inspector.type(KeyCode.HOME);
        assertThat(packets.getSelectedPacket()).isZero();

        inspector.type(KeyCode.RIGHT);
        assertThat(packets.getSelectedPacket()).isEqualTo(1);
        assertThat(inspector.texts(".packet-card .label")).contains("Frame 2");
    }

    @Test
    void packetsFieldsAndBytesAreChosen() {
        tab("Packets");
        walkTo(WindowedTable.class::isInstance);
        inspector.type(KeyCode.HOME, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(packets.getSelectedPacket()).isEqualTo(3);

        walkTo(TreeView.class::isInstance);
        inspector.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.DOWN);
        assertThat(field().offset()).isZero();

        walkTo(HexView.class::isInstance);
        FieldNode destination = field();
        inspector.type(KeyCode.RIGHT);
        FieldNode source = field();
        assertThat(source.offset()).isEqualTo(destination.offset() + destination.length());
        inspector.type(KeyCode.LEFT);
        assertThat(field()).isEqualTo(destination);
    }

    @Test
    void aByteOfAnotherLineIsChosen() {
        tab("Packets");
        inspector.choosePacket(3);
        walkTo(HexView.class::isInstance);
        inspector.type(KeyCode.HOME, KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);

        // Eight in a line: in the addresses of IPv4.
        assertThat(field().offset()).isLessThanOrEqualTo(24).isGreaterThan(14);
    }

    @Test
    void theLadderIsWalkedScaledAndCopied() throws TimeoutException {
        tab("Ladder");
        ToggleButton toScale = (ToggleButton) walkTo(ToggleButton.class::isInstance);
        inspector.type(KeyCode.SPACE);
        assertThat(toScale.isSelected()).isTrue();

        walkTo(ListView.class::isInstance);
        inspector.type(KeyCode.HOME, KeyCode.DOWN);
        assertThat(packets.getSelectedPacket()).isEqualTo(1);
        inspector.robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
        await(() -> String.valueOf(Clipboard.getSystemClipboard().getString()).contains("SYN ACK"));
    }

    @Test
    void thePathOfStatesIsWalkedByKeysAndByItsButtons() {
        tab("Why");
        walkTo(StateMachines.class::isInstance);
        inspector.type(KeyCode.HOME, KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(inspector.viewModel.why().getStep()).isEqualTo(2);

        for (String button : List.of("First step", "One step back", "Play", "One step on", "Last step")) {
            walkTo(node -> node instanceof ButtonBase && button.equals(node.getAccessibleText()));
        }
        inspector.type(KeyCode.SPACE);
        assertThat(inspector.viewModel.why().isAtEnd()).isTrue();
    }

    @Test
    void graphsAreChosenZoomedAndSaved() {
        tab("Graphs");
        Node chart = walkTo(node -> node.getStyleClass().contains("graph-area"));
        ButtonBase all = inspector.button("Show all of the graph");
        inspector.type(KeyCode.PLUS);
        assertThat(all.isDisabled()).isFalse();
        inspector.type(KeyCode.END);
        assertThat(packets.getSelectedPacket()).isEqualTo(8);
        inspector.type(KeyCode.DIGIT0);
        assertThat(all.isDisabled()).isTrue();

        inspector.robot.interact(() -> inspector.tabs().requestFocus());
        walkTo(node -> "Graph Sequence".equals(node.getAccessibleText()));
        inspector.type(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(chart.getAccessibleText()).startsWith("Throughput over time");

        walkTo(MenuButton.class::isInstance);
        inspector.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(inspector.saved).hasSize(1);
    }

    @Test
    void sideFormAndFileOfThePayloadAreChosen() throws TimeoutException {
        tab("Follow");
        walkTo(node -> "Show Both".equals(node.getAccessibleText()));
        inspector.type(KeyCode.RIGHT, KeyCode.RIGHT);
        assertThat(inspector.texts(".follow-foot .label")).contains("30 bytes, all there is.");

        walkTo(node -> "as Text".equals(node.getAccessibleText()));
        inspector.type(KeyCode.RIGHT);
        await(() -> inspector.view.lookupAll(".follow-pane .text").stream()
                .anyMatch(text -> text instanceof Text line
                        && String.valueOf(line.getText()).matches("([0-9a-f]{2} ){8}.*")));

        walkTo(MenuButton.class::isInstance);
        inspector.type(KeyCode.SPACE, KeyCode.DOWN, KeyCode.ENTER);
        assertThat(inspector.saved).hasSize(1);

        walkTo(TextField.class::isInstance);
        walkTo(WindowedTable.class::isInstance);
        inspector.type(KeyCode.HOME);
        assertThat(packets.getSelectedPacket()).isEqualTo(4);
    }

    /// Goes to a tab with the arrow keys.
    private void tab(String title) {
        for (int i = 0; i < inspector.tabs().getTabs().size(); i++) {
            if (inspector.tabs().getSelectionModel().getSelectedItem().getText().equals(title)) {
                inspector.layout();
                return;
            }
            inspector.type(KeyCode.RIGHT);
        }
        throw new AssertionError("no tab " + title);
    }

    /// Presses Tab until something has the keyboard.
    private Node walkTo(Predicate<Node> isThere) {
        List<Node> passed = new ArrayList<>();
        for (int i = 0; i < MOST_PLACES; i++) {
            inspector.type(KeyCode.TAB);
            if (isThere.test(inspector.focused())) {
                return inspector.focused();
            }
            passed.add(inspector.focused());
        }
        throw new AssertionError("not reached behind " + passed);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private FieldNode field() {
        return Objects.requireNonNull(inspector.viewModel.frame().fieldProperty().get());
    }
}
