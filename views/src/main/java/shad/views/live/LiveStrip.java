package shad.views.live;

import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// A line about the running capture: what is going on, rates, losses and what to do. Seen while there is one, and after it
/// has ended. Style class `live-strip`, `:lossy` once anything was lost.
public final class LiveStrip extends VBox {
    private static final PseudoClass LOSSY = PseudoClass.getPseudoClass("lossy");

    private final Label phase = Styles.styled(new Label(), Styles.HEADING, "phase");
    private final Label drops = Styles.styled(new Label(), "drops");
    private final Label problem = Styles.styled(new Label(), "problem");

    /// @param actions what can be done about the capture
    public LiveStrip(LiveViewModel viewModel, List<? extends Node> actions) {
        getStyleClass().add("live-strip");
        getStylesheets().add(Objects.requireNonNull(LiveStrip.class.getResource("live.css")).toExternalForm());
        phase.setId("live-phase");
        drops.setId("live-drops");
        problem.setId("live-problem");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = Styles.styled(new HBox(phase, figure(viewModel.rateProperty(), "live-rate"),
                figure(viewModel.connectionsProperty(), "live-connections"),
                figure(viewModel.recordingProperty(), "live-recording"), drops, space), "line");
        line.getChildren().addAll(actions);
        phase.setMinWidth(USE_PREF_SIZE);
        // What was lost is never cut off.
        drops.setMinWidth(USE_PREF_SIZE);
        phase.textProperty().bind(viewModel.phaseProperty());
        drops.textProperty().bind(viewModel.dropsProperty());
        drops.tooltipProperty().bind(viewModel.dropsProperty().map(Tooltip::new));
        drops.visibleProperty().bind(viewModel.dropsProperty().isNotEmpty());
        drops.managedProperty().bind(drops.visibleProperty());
        problem.textProperty().bind(viewModel.problemProperty());
        problem.setWrapText(true);
        problem.setGraphic(Styles.styled(new IconView(Icon.WARNING), Styles.NOTICE));
        problem.visibleProperty().bind(viewModel.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        getChildren().setAll(line, problem);
        managedProperty().bind(visibleProperty());
        visibleProperty().bind(viewModel.figuresProperty().map(now -> now.phase() != LiveFigures.Phase.NONE));
        viewModel.lossyProperty().subscribe(this::showLoss);
        viewModel.figuresProperty().map(LiveStrip::icon).subscribe(icon -> phase.setGraphic(
                Styles.styled(new IconView(icon), icon == Icon.CAPTURE_START ? "ok" : Styles.MUTED)));
    }

    private static Label figure(ObservableValue<String> text, String id) {
        Label label = Styles.styled(new Label(), "figure");
        label.setId(id);
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.map(some -> !some.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private void showLoss(boolean lossy) {
        pseudoClassStateChanged(LOSSY, lossy);
        drops.setGraphic(lossy
                ? Styles.styled(new IconView(Icon.WARNING), Styles.NOTICE)
                : Styles.styled(new IconView(Icon.CHECK), Styles.MUTED));
    }

    private static Icon icon(LiveFigures now) {
        return now.paused()
                ? Icon.CAPTURE_PAUSE
                : now.phase() == LiveFigures.Phase.ENDED ? Icon.CAPTURE_STOP : Icon.CAPTURE_START;
    }
}
