package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.conn.HistoryLetter;
import shad.model.conn.Side;
import shad.views.style.Styles;
import shad.views.text.Durations;

/// One rung of a ladder: time, letter, arrow with words, letter of the other side; or a break.
final class LadderCell extends ListCell<Integer> {
    /// Pauses are drawn up to this many times the usual one.
    private static final double MOST_STEPS = 6;
    /// Room enough for words, in pixels.
    private static final double LEAST_SPEAKING = 18;
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final LadderPane ladder;
    private final Label time = styled(new Label(), Styles.MONO, Styles.MUTED, "time");
    private final Label origLetters = styled(new Label(), Styles.MONO, "letters", "originator");
    private final Label respLetters = styled(new Label(), Styles.MONO, "letters", "responder");
    private final Region tail = styled(new Region(), "shaft");
    private final Region rest = styled(new Region(), "shaft");
    private final Region leftHead = styled(new Region(), "head", "left");
    private final Region rightHead = styled(new Region(), "head", "right");
    private final Label words = styled(new Label(), "words");
    private final HBox arrow = styled(
            new HBox(time, origLetters, leftHead, tail, words, rest, rightHead, respLetters), "rung");
    private final Label pauseLength = styled(new Label(), Styles.MONO, Styles.MUTED, "time", "pause-length");
    private final HBox waiting = styled(new HBox(pauseLength, styled(new Region(), "axis")), "rung", "waiting");
    private final VBox spaced = new VBox(waiting);
    private final Label note = styled(new Label(), "note");
    private final HBox pause = styled(new HBox(styled(new Label("⋮"), Styles.MUTED, "axis-break"), note), "rung");

    LadderCell(LadderPane ladder) {
        this.ladder = ladder;
        getStyleClass().add("ladder-cell");
        words.setMinWidth(0);
        note.setMinWidth(0);
        // As wide as the list, and no wider for long words: the tooltip has them whole.
        setPrefWidth(0);
        for (Region shaft : new Region[] {tail, rest}) {
            HBox.setHgrow(shaft, Priority.ALWAYS);
        }
    }

    @Override
    protected void updateItem(@Nullable Integer rung, boolean empty) {
        super.updateItem(rung, empty);
        Flow flow = ladder.flow();
        if (empty || rung == null || flow == null) {
            setGraphic(null);
            setAccessibleText(null);
            setTooltip(null);
            return;
        }
        LadderWords speech = ladder.words(flow);
        setAccessibleText(speech.spoken(rung));
        boolean isPacket = flow.ladder().kind(rung) == Ladder.Kind.PACKET;
        setTooltip(isPacket ? null : new Tooltip(PacketWords.sentence(speech.spoken(rung))));
        Node node = isPacket
                ? arrow(flow, speech, flow.ladder().packet(rung))
                : pause(speech.spoken(rung), flow.ladder().kind(rung));
        setGraphic(ladder.isToScale() ? spaced(node, flow.ladder(), rung) : node);
    }

    /// Below as much room as the time before it takes, of which a long one is broken.
    private Node spaced(Node node, Ladder rungs, int rung) {
        double steps = rungs.usualPause() == 0 ? 0 : (double) rungs.pause(rung) / rungs.usualPause();
        if (rungs.kind(rung) == Ladder.Kind.SILENCE) {
            steps = MOST_STEPS + 1;
        }
        boolean broken = steps > MOST_STEPS;
        double height = Math.min(steps, MOST_STEPS) * LadderPane.RUNG_HEIGHT;
        waiting.setMinHeight(height);
        waiting.setMaxHeight(height);
        waiting.pseudoClassStateChanged(BROKEN, broken);
        boolean speaks = rungs.pause(rung) > 0 && height >= LEAST_SPEAKING;
        pauseLength.setText(speaks ? Durations.human(rungs.pause(rung)) : "");
        spaced.getChildren().setAll(waiting, node);
        VBox.setVgrow(node, Priority.ALWAYS);
        ((Region) node).setMinHeight(LadderPane.RUNG_HEIGHT);
        return spaced;
    }

    private Node arrow(Flow flow, LadderWords speech, int packet) {
        boolean right = flow.story().side(packet) == Side.ORIGINATOR;
        String letters = flow.story().letters(packet);
        time.setText(speech.time(packet));
        origLetters.setText(right ? letters : "");
        respLetters.setText(right ? "" : letters);
        words.setText(speech.packet(packet));
        leftHead.setVisible(!right);
        rightHead.setVisible(right);
        boolean trouble = letters.chars()
                .mapToObj(letter -> HistoryLetter.of((char) letter))
                .anyMatch(letter -> letter != null && letter.isTrouble())
                || flow.story().oddities(packet).stream().anyMatch(PacketWords::isTrouble);
        arrow.pseudoClassStateChanged(PacketWords.TROUBLE, trouble);
        return arrow;
    }

    private Node pause(String text, Ladder.Kind kind) {
        note.setText(PacketWords.sentence(text));
        pause.pseudoClassStateChanged(PacketWords.TROUBLE, kind == Ladder.Kind.GAP);
        return pause;
    }
}
