package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.inspect.FlowStory;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// A tab of the inspector that shows packets: reads them when it comes to the front, says that they are being read, why
/// they can't be shown, and what is amiss with them.
final class FlowTab extends Tab {
    /// Reading that takes no longer shows nothing.
    private static final Duration PATIENCE = Duration.millis(200);
    private static final String SO_FAR = "This is the connection so far: it is still followed.";

    private final FlowPane pane;
    private final Node content;
    private final FlowViewModel viewModel;
    private final VBox waiting = styled(
            new VBox(new ProgressIndicator(), styled(new Label("Reading the packets…"), Styles.MUTED)), "flow-waiting");
    private final Label notice = styled(new Label(), "flow-notice");
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    private FlowTab(String title, FlowPane pane, Region content, FlowViewModel viewModel) {
        super(title);
        this.pane = pane;
        this.content = content;
        this.viewModel = viewModel;
        notice.setWrapText(true);
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.managedProperty().bind(notice.visibleProperty());
        notice.setVisible(false);
        waiting.setVisible(false);
        BorderPane all = new BorderPane(new StackPane(content, waiting));
        all.setTop(notice);
        setContent(all);
        patience.setOnFinished(event -> waiting.setVisible(viewModel.getState() instanceof FlowState.Reading));
        viewModel.stateProperty().subscribe(this::update);
        selectedProperty().subscribe(selected -> {
            pane.setInFront(selected);
            update();
        });
    }

    /// A tab around a pane.
    static <P extends Region & FlowPane> FlowTab of(String title, P pane, FlowViewModel viewModel) {
        return new FlowTab(title, pane, pane, viewModel);
    }

    /// A tab around a pane that may be higher than the window.
    static <P extends Region & FlowPane> FlowTab scrolling(String title, P pane, FlowViewModel viewModel) {
        return new FlowTab(title, pane, InspectorView.scrolling(pane), viewModel);
    }

    private void update() {
        if (!isSelected()) {
            return;
        }
        FlowState state = viewModel.getState();
        waiting.setVisible(false);
        patience.stop();
        content.setVisible(pane.standsAlone() || state instanceof FlowState.Ready);
        pane.show(state instanceof FlowState.Ready(Flow flow) ? flow : null);
        switch (state) {
            case FlowState.Unasked() -> say("", Icon.INFO);
            case FlowState.Reading() -> {
                say("", Icon.INFO);
                patience.playFromStart();
            }
            case FlowState.Ready(Flow flow) -> {
                String amiss = amiss(flow);
                String soFar = flow.isSoFar() ? SO_FAR : "";
                say((soFar + " " + amiss).strip(), amiss.isEmpty() ? Icon.CLOCK : Icon.WARNING);
            }
            case FlowState.Unavailable(String reason) -> say(reason, Icon.INFO);
        }
    }

    private void say(String words, Icon icon) {
        notice.setText(words);
        notice.setGraphic(new IconView(icon));
        notice.setVisible(!words.isEmpty());
    }

    /// What a person has to know before believing the packets; empty for nothing.
    private static String amiss(Flow flow) {
        FlowStory story = flow.story();
        if (story.outcome() == FlowStory.Outcome.DIFFERENT) {
            return flow.source().isGrowing()
                    ? "The recording does not hold all of these packets, or not yet."
                    : "These packets do not give the row: the capture has changed since it was read, or was read in "
                            + "another way. Read it again.";
        }
        return story.leftOut() == 0
                ? ""
                : Counts.format(story.leftOut()) + " packets more, which wrote no letter, are left out.";
    }
}
