package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.collections.ObservableListBase;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.control.EscapeKey;
import shad.views.fx.TextCopy;
import shad.views.style.Styles;
import shad.views.text.Durations;

/// The packets as arrows between originator and responder, from top to bottom as time goes, evenly or to scale; a long
/// silence is a break.
/// Only the rungs on the screen have nodes. Style class `ladder-pane`.
final class LadderPane extends BorderPane implements FlowPane {
    static final double RUNG_HEIGHT = 26;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final FlowViewModel packets;
    private final Executor background;
    private final ListView<Integer> list = styled(new ListView<>(), "ladder");
    private final Rungs rungs = new Rungs();
    private final ToggleButton toScale =
            styled(new ToggleButton("To Scale", new IconView(Icon.CLOCK)), Styles.FLAT, Styles.SMALL);
    private final Label scale = styled(new Label(), Styles.CAPTION, "scale");
    private @Nullable Flow flow;
    private @Nullable LadderWords words;

    /// @param background makes the text of a whole ladder
    LadderPane(FlowViewModel packets, Executor background) {
        this.packets = packets;
        this.background = background;
        getStyleClass().add("ladder-pane");
        list.setFixedCellSize(RUNG_HEIGHT);
        list.setItems(rungs);
        EscapeKey.passOn(list);
        list.setCellFactory(view -> new LadderCell(this));
        list.setAccessibleText("Packets between originator and responder");

        Button copy = styled(new Button("Copy as Text", new IconView(Icon.COPY)), Styles.FLAT, Styles.SMALL);
        copy.setTooltip(new Tooltip("Copy the whole ladder as text (Ctrl+C)"));
        copy.setOnAction(event -> copy());
        toScale.setTooltip(new Tooltip("As far apart as the packets are in time; long pauses are broken"));
        toScale.setAccessibleText("Space the packets by the time between them");
        toScale.setOnAction(event -> changeScale());
        setTop(new VBox(
                styled(new HBox(toScale, scale, gap(), copy), "ladder-tools"),
                styled(new HBox(
                        styled(new Label("originator"), Styles.CAPTION), gap(),
                        styled(new Label("responder"), Styles.CAPTION)), "ladder-head")));
        setCenter(list);

        list.getSelectionModel().selectedIndexProperty().subscribe(rung -> choose(rung.intValue()));
        packets.selectedPacketProperty().subscribe(this::reveal);
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    @Override
    public void show(@Nullable Flow shown) {
        boolean goesOn = shown != null && shown.continues(flow);
        if (!goesOn) {
            list.getSelectionModel().clearSelection();
        }
        flow = shown;
        words = shown == null ? null : new LadderWords(shown);
        showScale();
        int size = shown == null ? 0 : shown.ladder().size();
        if (goesOn && size >= rungs.size()) {
            rungs.grow(size);
        } else {
            rungs.change(size);
        }
        reveal();
    }

    /// Whether rungs are as far apart as their packets are in time.
    boolean isToScale() {
        return toScale.isSelected();
    }

    private void changeScale() {
        list.setFixedCellSize(isToScale() ? Region.USE_COMPUTED_SIZE : RUNG_HEIGHT);
        showScale();
        list.refresh();
        int selected = list.getSelectionModel().getSelectedIndex();
        list.scrollTo(Math.max(0, selected - 3));
    }

    private void showScale() {
        long step = flow == null ? 0 : flow.ladder().usualPause();
        scale.setText(isToScale() && step > 0 ? "a step: " + Durations.human(step) : "");
    }

    @Nullable
    Flow flow() {
        return flow;
    }

    LadderWords words(Flow shown) {
        return words == null ? new LadderWords(shown) : words;
    }

    private void choose(int rung) {
        if (flow != null && rung >= 0) {
            packets.selectPacket(flow.ladder().packet(rung));
        }
    }

    private void reveal() {
        int packet = packets.getSelectedPacket();
        if (flow == null || packet < 0 || packet >= flow.size()) {
            return;
        }
        int selected = list.getSelectionModel().getSelectedIndex();
        if (selected < 0 || flow.ladder().packet(selected) != packet) {
            int rung = flow.ladder().rungOfPacket(packet);
            list.getSelectionModel().clearAndSelect(rung);
            list.scrollTo(Math.max(0, rung - 3));
        }
    }

    private void copy() {
        Flow copied = flow;
        if (copied != null) {
            TextCopy.inBackground(background, () -> new LadderWords(copied).text());
        }
    }

    /// The numbers of the rungs, made when they are asked for.
    private static final class Rungs extends ObservableListBase<Integer> {
        /// What stands behind the last packet at most: a silence, and the end.
        private static final int RUNGS_OF_END = 2;

        private int size;

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }

        void change(int newSize) {
            beginChange();
            List<Integer> before = Collections.nCopies(size, 0);
            size = newSize;
            nextReplace(0, newSize, before);
            endChange();
        }

        /// Adds rungs. The last ones, about the end, may have become others.
        void grow(int newSize) {
            int from = size;
            beginChange();
            for (int rung = Math.max(0, from - RUNGS_OF_END); rung < from; rung++) {
                nextUpdate(rung);
            }
            size = newSize;
            nextAdd(from, newSize);
            endChange();
        }
    }
}
