package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryExplainer;
import shad.model.conn.HistoryStep;
import shad.model.conn.Side;
import shad.model.conn.TransportProtocol;
import shad.model.inspect.FrameNote;
import shad.model.inspect.StateRule;
import shad.views.selection.Selection;
import shad.views.style.Styles;
import shad.views.text.Durations;

/// The packets of a connection without what they wrote, and the questions which state and which history they give. Style
/// class `teach-pane`.
final class TeachPane extends VBox {
    private static final int MOST_PACKETS = 200;
    /// Low enough for the questions to be seen below in a small window.
    private static final double PACKETS_HEIGHT = 200;
    private static final int MOST_LETTERS = 40;

    private final TeachViewModel viewModel;
    private final FlowViewModel packets;
    private final Label ends = styled(new Label(), Styles.MONO, "endpoints");
    private final VBox packetLines = styled(new VBox(), "packet-lines");
    private final FlowPane states = styled(new FlowPane(), "state-guesses");
    private final TextField history = styled(new TextField(), Styles.MONO);
    private final Button guessHistory = styled(new Button("Guess"), Styles.SMALL);
    private final VBox stateAnswer = styled(new VBox(), "answer");
    private final VBox historyAnswer = styled(new VBox(), "answer");
    private TransportProtocol transport = TransportProtocol.TCP;
    private int askedRow = Selection.NO_CONNECTION;

    TeachPane(TeachViewModel viewModel, FlowViewModel packets) {
        this.viewModel = viewModel;
        this.packets = packets;
        getStyleClass().add("teach-pane");
        for (ConnState state : ConnState.values()) {
            Button guess = styled(new Button(state.name()), Styles.SMALL);
            guess.setAccessibleText("The state is " + state.name());
            guess.setTooltip(new Tooltip(state.meaning()));
            guess.setOnAction(event -> viewModel.guess(state));
            states.getChildren().add(guess);
        }
        history.setPromptText("such as ShADadFf; - for none");
        history.setAccessibleText("The history is");
        history.setOnAction(event -> guessHistory());
        guessHistory.setOnAction(event -> guessHistory());
        HBox.setHgrow(history, Priority.ALWAYS);
        Label score = styled(new Label(), Styles.CAPTION, "score");
        score.textProperty().bind(viewModel.scoreProperty());
        Button look = styled(new Button("Look at the connection"), Styles.SMALL, "reveal");
        look.setOnAction(event -> viewModel.reveal());
        ends.setWrapText(true);
        ScrollPane scroll = InspectorView.scrolling(packetLines);
        scroll.setMinHeight(PACKETS_HEIGHT);
        scroll.setPrefHeight(PACKETS_HEIGHT);
        getChildren().setAll(
                ends,
                scroll,
                styled(new Label("Which conn_state is it?"), Styles.HEADING), states, stateAnswer,
                styled(new Label("Which history do these packets write?"), Styles.HEADING),
                styled(new HBox(history, guessHistory), "history-guess"), historyAnswer,
                styled(new HBox(look, score), "teach-foot"));
        viewModel.questionProperty().subscribe(this::show);
        packets.flowProperty().subscribe(this::showPackets);
    }

    /// Says whose packets they are.
    void show(ConnectionDetails connection) {
        ends.setText(connection.endpoints());
    }

    private void guessHistory() {
        String guess = history.getText().strip();
        if (!guess.isEmpty()) {
            viewModel.guess(guess.equals("-") ? "" : guess);
        }
    }

    private void show(TeachViewModel.@Nullable Question question) {
        if (question == null) {
            return;
        }
        ConnState stateGuess = question.stateGuess();
        String historyGuess = question.historyGuess();
        states.setDisable(stateGuess != null);
        history.setDisable(historyGuess != null);
        guessHistory.setDisable(historyGuess != null);
        if (question.row() != askedRow) {
            history.clear();
        }
        askedRow = question.row();
        stateAnswer.getChildren().setAll(stateGuess == null ? List.of() : stateAnswer(question, stateGuess));
        historyAnswer.getChildren().setAll(historyGuess == null ? List.of() : historyAnswer(question, historyGuess));
    }

    private List<Node> stateAnswer(TeachViewModel.Question question, ConnState guess) {
        String name = question.state().name();
        Flow flow = packets.getFlow();
        StateRule rule = flow == null ? null : flow.story().stateRule();
        return List.of(
                verdict(question.isStateRight(), question.isStateRight()
                        ? "Right: " + name + "."
                        : "Not " + guess.name() + ": it is " + name + "."),
                words(sentence(rule == null ? question.state().meaning(transport) : rule.words())));
    }

    private List<Node> historyAnswer(TeachViewModel.Question question, String guess) {
        List<Node> answer = new ArrayList<>();
        String right = question.history().isEmpty() ? "none" : question.history();
        answer.add(verdict(question.isHistoryRight(), question.isHistoryRight()
                ? "Right: " + right + "."
                : "Not " + (guess.isEmpty() ? "none" : guess) + ": it is " + right + "."));
        HistoryExplainer.explain(question.history(), transport).steps().stream()
                .limit(MOST_LETTERS)
                .map(HistoryStep::words)
                .forEach(line -> answer.add(words(line)));
        return answer;
    }

    private static Label verdict(boolean right, String text) {
        return styled(words(text), right ? "right" : "wrong");
    }

    private static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    // --- packets ------------------------------------------------------------------------------------------------------

    private void showPackets(@Nullable Flow flow) {
        packetLines.getChildren().clear();
        if (flow == null) {
            packetLines.getChildren().add(styled(new Label("Reading the packets…"), Styles.MUTED));
            return;
        }
        transport = flow.view().transport();
        int shown = Math.min(MOST_PACKETS, flow.size());
        for (int packet = 0; packet < shown; packet++) {
            packetLines.getChildren().add(styled(
                    new Label(line(flow.story().note(packet), flow.sinceStartNanos(packet))), Styles.MONO));
        }
        if (flow.size() > shown) {
            packetLines.getChildren().add(styled(new Label("and " + (flow.size() - shown) + " more"), Styles.MUTED));
        }
    }

    private static String line(FrameNote note, long sinceStartNanos) {
        return String.format(Locale.ROOT, "%12s %s %-11s %d bytes",
                Durations.raw(sinceStartNanos), note.side() == Side.ORIGINATOR ? "→" : "←", note.flagNames(),
                note.payloadLength());
    }
}
