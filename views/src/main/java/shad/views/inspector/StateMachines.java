package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntSupplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.views.control.Card;
import shad.views.style.Styles;

/// The states of both ends of a TCP connection side by side, the path that each took, and buttons to walk it: also with the
/// arrow keys, Home and End. Style class `state-machines`.
final class StateMachines extends VBox {
    private static final Duration STEP_TIME = Duration.seconds(1);
    private static final PseudoClass VISITED = PseudoClass.getPseudoClass("visited");

    private final WhyViewModel viewModel;
    private final Map<Side, Map<TcpEndpointState, Label>> states = new EnumMap<>(Side.class);
    private final Label words = Card.paragraph("");
    private final Button play = button("Play", null, "Play");
    private final Timeline playing = new Timeline(new KeyFrame(STEP_TIME, event -> playOn()));
    private @Nullable Flow flow;

    StateMachines(WhyViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("state-machines");
        setFocusTraversable(true);
        setAccessibleText("Path of states");
        playing.setCycleCount(Animation.INDEFINITE);
        playing.statusProperty().subscribe(this::showPlaying);

        HBox both = styled(new HBox(machine(Side.ORIGINATOR), machine(Side.RESPONDER)), "both");
        play.setOnAction(event -> playOrPause());
        HBox buttons = styled(
                new HBox(
                        go("First", null, "First step", () -> 0),
                        go("", Icon.CHEVRON_LEFT, "One step back", () -> viewModel.getStep() - 1),
                        play,
                        go("", Icon.CHEVRON_RIGHT, "One step on", () -> viewModel.getStep() + 1),
                        go("Last", null, "Last step", () -> viewModel.steps().size())),
                "steps");
        getChildren().addAll(both, buttons, words);
        viewModel.stepProperty().subscribe(this::update);
        addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        sceneProperty().subscribe(scene -> playing.stop());
    }

    void show(@Nullable Flow shown) {
        if (shown == null || !shown.continues(flow)) {
            playing.stop();
        }
        flow = shown;
        update();
    }

    private VBox machine(Side side) {
        VBox machine = styled(
                new VBox(styled(new Label(side == Side.ORIGINATOR ? "originator" : "responder"), Styles.CAPTION)),
                "machine");
        Map<TcpEndpointState, Label> labels = new EnumMap<>(TcpEndpointState.class);
        for (TcpEndpointState state : TcpEndpointState.values()) {
            if (side == Side.RESPONDER && state == TcpEndpointState.SYN_ACK_SENT) {
                continue;
            }
            Label label = styled(new Label(), "tcp-state");
            label.setMaxWidth(Double.MAX_VALUE);
            label.setTooltip(new Tooltip(PacketWords.sentence(state.meaning())));
            labels.put(state, label);
            machine.getChildren().add(label);
        }
        states.put(side, labels);
        HBox.setHgrow(machine, Priority.ALWAYS);
        return machine;
    }

    private Button go(String text, @Nullable Icon icon, String name, IntSupplier target) {
        Button button = button(text, icon == null ? null : new IconView(icon), name);
        button.setOnAction(event -> goTo(target.getAsInt()));
        return button;
    }

    private static Button button(String text, @Nullable IconView icon, String name) {
        Button button = styled(new Button(text, icon), Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private void goTo(int step) {
        playing.stop();
        viewModel.goTo(step);
    }

    private void playOrPause() {
        if (playing.getStatus() == Animation.Status.RUNNING) {
            playing.stop();
            return;
        }
        if (viewModel.isAtEnd()) {
            viewModel.goTo(0);
        }
        playing.playFromStart();
    }

    private void playOn() {
        viewModel.goTo(viewModel.getStep() + 1);
        if (viewModel.isAtEnd()) {
            playing.stop();
        }
    }

    private void showPlaying(Animation.Status status) {
        boolean running = status == Animation.Status.RUNNING;
        play.setText(running ? "Pause" : "Play");
        play.setAccessibleText(running ? "Pause" : "Play");
    }

    private void update() {
        states.forEach((side, labels) -> labels.forEach((state, label) -> {
            int arrival = viewModel.arrival(side, state);
            boolean isHere = viewModel.state(side) == state;
            boolean wasHere = arrival > 0 || state == TcpEndpointState.INACTIVE;
            label.setText(StateWords.name(state) + (arrival > 0 ? "  " + arrival : ""));
            label.pseudoClassStateChanged(Styles.SELECTED, isHere);
            label.pseudoClassStateChanged(VISITED, wasHere);
            label.setAccessibleText(StateWords.name(state)
                    + (isHere ? ", now" : arrival > 0 ? ", at step " + arrival : ", not reached"));
        }));
        int step = viewModel.getStep();
        int all = viewModel.steps().size();
        words.setText(step == 0 || flow == null
                ? "Before the first packet. " + all + (all == 1 ? " step follows." : " steps follow.")
                : "Step " + step + " of " + all + ". " + StateWords.step(flow, viewModel.steps().get(step - 1)));
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT, KP_LEFT -> goTo(viewModel.getStep() - 1);
            case RIGHT, KP_RIGHT -> goTo(viewModel.getStep() + 1);
            case HOME -> goTo(0);
            case END -> goTo(viewModel.steps().size());
            default -> {
                return;
            }
        }
        event.consume();
    }
}
