package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.conn.HistoryExplanation;
import shad.model.conn.HistoryStep;
import shad.views.control.Card;
import shad.views.control.HistoryChips;
import shad.views.style.Styles;
import shad.views.text.ValueFormats;

/// A history as chips, the chosen letter explained, and all letters in words. Style class `history-pane`.
final class HistoryPane extends VBox implements FlowPane {
    /// A history longer than this is cut: only hostile traffic makes one, and each letter costs nodes.
    private static final int MAX_LETTERS = 200;

    private final IntegerProperty chosenLetter;
    private final Label summary = new Label();
    private final HistoryChips chips = new HistoryChips();
    private final VBox card = new VBox();
    private final VBox lines = styled(new VBox(), "letter-lines");
    private final Label cut = styled(new Label(), Styles.CAPTION);
    /// Which frames wrote the letters, one a line.
    private final List<Label> frames = new ArrayList<>();
    private List<HistoryStep> steps = List.of();

    private final FlowViewModel viewModel;
    private final PacketCard packet;

    private @Nullable HistoryExplanation shown;
    private @Nullable Flow flow;

    HistoryPane(IntegerProperty chosenLetter, FlowViewModel viewModel, ValueFormats formats) {
        this.chosenLetter = chosenLetter;
        this.viewModel = viewModel;
        packet = new PacketCard(viewModel, formats);
        getStyleClass().add("history-pane");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        cut.managedProperty().bind(cut.visibleProperty());
        getChildren().addAll(summary, chips, card, packet, lines, cut);
        chips.setChipText(index -> index < steps.size() ? steps.get(index).words() : "");
        chips.selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) {
                chosenLetter.set(index.intValue());
            }
        });
        chosenLetter.subscribe(this::choose);
        viewModel.selectedPacketProperty().subscribe(index -> packet.show(flow, index.intValue()));
    }

    @Override
    public void show(@Nullable Flow newFlow) {
        flow = newFlow;
        for (int i = 0; i < frames.size(); i++) {
            frames.get(i).setText(frame(i));
        }
        packet.show(newFlow, viewModel.getSelectedPacket());
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    /// Shows a history in words.
    ///
    /// @param found the letters that the filter asks for
    void show(HistoryExplanation explanation, BitSet found) {
        chips.setFound(found);
        if (explanation.equals(shown)) {
            choose();
            return;
        }
        shown = explanation;
        int length = Math.min(explanation.steps().size(), MAX_LETTERS);
        steps = explanation.steps().subList(0, length);
        summary.setText(PacketWords.sentence(explanation.summary()));
        chips.setHistory(explanation.history().substring(0, length));
        chips.setVisible(length > 0);
        frames.clear();
        lines.getChildren().setAll(steps.stream().map(this::line).toList());
        cut.setText("The first " + MAX_LETTERS + " of " + explanation.steps().size() + " letters.");
        cut.setVisible(length < explanation.steps().size());
        choose();
    }

    private Node line(HistoryStep step) {
        Label letter = styled(new Label(String.valueOf(step.letter())), Styles.MONO, "letter");
        if (step.isTrouble()) {
            letter.getStyleClass().add("trouble");
        }
        Label words = new Label(step.words());
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        Label frame = styled(new Label(frame(step.index())), Styles.CAPTION);
        frame.setMinWidth(USE_PREF_SIZE);
        frames.add(frame);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox line = styled(new HBox(letter, words, frame), "letter-line");
        line.setOnMousePressed(event -> chosenLetter.set(step.index()));
        return line;
    }

    /// Where a letter comes from; empty while that is not known.
    private String frame(int letter) {
        int index = flow == null ? Flow.NO_PACKET : flow.packetOfLetter(letter);
        return flow == null || index == Flow.NO_PACKET ? "" : "frame " + flow.story().frameNumber(index);
    }

    private void choose() {
        int index = chosenLetter.get();
        chips.select(index);
        for (int i = 0; i < lines.getChildren().size(); i++) {
            lines.getChildren().get(i).pseudoClassStateChanged(Styles.SELECTED, i == index);
        }
        boolean isOne = index >= 0 && index < steps.size();
        card.getChildren().setAll(isOne ? List.of(card(steps.get(index))) : List.of());
    }

    private static Card card(HistoryStep step) {
        Label letter = styled(new Label(String.valueOf(step.letter())), Styles.MONO, "letter");
        if (step.isTrouble()) {
            letter.getStyleClass().add("trouble");
        }
        Label title = new Label("— " + step.title());
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        HBox heading = styled(new HBox(letter, title), "card-heading");
        return step.rule().isEmpty()
                ? new Card(heading, Card.paragraph(step.words()))
                : new Card(heading, Card.paragraph(step.words()), Card.paragraph(step.rule()));
    }
}
