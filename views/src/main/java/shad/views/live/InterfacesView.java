package shad.views.live;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.Obstacle;
import shad.views.fx.Fxml;
import shad.views.fx.TextCopy;
import shad.views.fx.Tick;
import shad.views.style.Styles;

/// Lets a person choose what to capture on and how. Looks at traffic while it is on the screen. Style class
/// `interfaces-view`.
@SuppressWarnings("NullAway.Init") // the loader of the form sets the fields
public final class InterfacesView extends VBox {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final InterfacesViewModel viewModel;
    private final Consumer<CaptureChoices> onStart;
    private Path folder;
    private Subscription looking = Subscription.EMPTY;

    @FXML
    private CheckBox all;
    @FXML
    private Button refresh;
    @FXML
    private HBox obstacle;
    @FXML
    private Label obstacleText;
    @FXML
    private TextField obstacleCommand;
    @FXML
    private Button obstacleCopy;
    @FXML
    private Label nothing;
    @FXML
    private VBox lines;
    @FXML
    private TextField filter;
    @FXML
    private Label filterProblem;
    @FXML
    private NumberField snaplen;
    @FXML
    private NumberField buffer;
    @FXML
    private CheckBox promiscuous;
    @FXML
    private CheckBox monitor;
    @FXML
    private CheckBox immediate;
    @FXML
    private NumberField stopPackets;
    @FXML
    private NumberField stopMegabytes;
    @FXML
    private NumberField stopSeconds;
    @FXML
    private TextField folderName;
    @FXML
    private Button chooseFolder;
    @FXML
    private NumberField rotateMegabytes;
    @FXML
    private NumberField rotateMinutes;
    @FXML
    private NumberField capMegabytes;
    @FXML
    private Button cancel;
    @FXML
    private Button start;

    /// @param folders asks a person for a folder, beginning with one
    /// @param onStart gets what was chosen
    /// @param onClose when nothing is to be started
    public InterfacesView(
            InterfacesViewModel viewModel,
            Function<File, @Nullable File> folders,
            Consumer<CaptureChoices> onStart,
            Runnable onClose) {
        this.viewModel = viewModel;
        this.onStart = onStart;
        this.folder = viewModel.before().folder();
        Fxml.load(this, "interfaces");
        setMaxHeight(USE_PREF_SIZE);
        show(viewModel.before());
        filter.textProperty().bindBidirectional(viewModel.filterProperty());
        all.selectedProperty().bindBidirectional(viewModel.allProperty());
        refresh.setOnAction(event -> viewModel.refresh());
        obstacleCopy.setOnAction(event -> TextCopy.now(obstacleCommand.getText()));
        cancel.setOnAction(event -> onClose.run());
        start.setOnAction(event -> onStart.accept(choices(viewModel.chosen())));
        start.disableProperty().bind(viewModel.startableProperty().not());
        chooseFolder.setOnAction(event -> Optional.ofNullable(folders.apply(folder.toFile()))
                .ifPresent(chosen -> setFolder(chosen.toPath())));
        obstacle.managedProperty().bind(obstacle.visibleProperty());
        filterProblem.managedProperty().bind(filterProblem.visibleProperty());
        filterProblem.setGraphic(Styles.styled(new IconView(Icon.WARNING), Styles.NOTICE));
        nothing.managedProperty().bind(nothing.visibleProperty());

        viewModel.filterProblemProperty().subscribe(this::showFilterProblem);
        viewModel.obstacleProperty().subscribe(this::showObstacle);
        viewModel.interfaces().subscribe(this::showInterfaces);
        viewModel.listedProperty().subscribe(listed -> showNothing());
        showInterfaces();
        sceneProperty().subscribe(this::lookWhileShown);
        viewModel.refresh();
    }

    /// What gets the keyboard first.
    public Node focus() {
        return filter;
    }

    private void lookWhileShown(@Nullable Scene scene) {
        looking.unsubscribe();
        looking = scene == null ? Subscription.EMPTY : Tick.every(BETWEEN_LOOKS, viewModel::look);
        if (scene == null) {
            releaseLines();
        }
    }

    // --- what the system says -----------------------------------------------------------------------------------------

    private void showInterfaces() {
        releaseLines();
        lines.getChildren().setAll(viewModel.interfaces().stream()
                .map(row -> new InterfaceLine(row, () -> onStart.accept(choices(List.of(row.name())))))
                .toList());
        boolean wireless = viewModel.interfaces().stream().anyMatch(row -> row.about().is(Trait.WIRELESS));
        monitor.setDisable(!wireless);
        showNothing();
    }

    private void releaseLines() {
        lines.getChildren().forEach(line -> ((InterfaceLine) line).release());
    }

    private void showNothing() {
        nothing.setText(viewModel.listedProperty().get() ? "There is no interface." : "Looking for interfaces…");
        nothing.setVisible(viewModel.interfaces().isEmpty() && viewModel.getObstacle() == null);
    }

    private void showObstacle(@Nullable Obstacle found) {
        obstacle.setVisible(found != null);
        if (found != null) {
            String command = found.remedy().command();
            boolean helps = !command.isEmpty();
            String words = found.message();
            obstacleText.setText(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1)
                    + (helps ? "\nThen refresh the list." : ""));
            obstacleCommand.setText(command);
            obstacleCommand.setVisible(helps);
            obstacleCopy.setVisible(helps);
        }
        showNothing();
    }

    private void showFilterProblem(String problem) {
        filterProblem.setText(problem);
        filterProblem.setVisible(!problem.isEmpty());
        filter.setAccessibleHelp(problem);
        filter.pseudoClassStateChanged(Styles.ERROR, !problem.isEmpty());
    }

    // --- what a person says -------------------------------------------------------------------------------------------

    private void show(CaptureChoices choices) {
        snaplen.setValue(choices.snaplen() == LiveOptions.LARGEST_SNAPLEN ? 0 : choices.snaplen());
        buffer.setValue(choices.bufferMebibytes());
        promiscuous.setSelected(choices.promiscuous());
        monitor.setSelected(choices.monitor());
        immediate.setSelected(choices.immediate());
        stopPackets.setValue(choices.stopPackets());
        stopMegabytes.setValue(choices.stopMegabytes());
        stopSeconds.setValue(choices.stopSeconds());
        rotateMegabytes.setValue(choices.rotateMegabytes());
        rotateMinutes.setValue(choices.rotateMinutes());
        capMegabytes.setValue(choices.capMegabytes());
        setFolder(choices.folder());
    }

    private void setFolder(Path chosen) {
        folder = chosen;
        folderName.setText(chosen.toString());
    }

    private CaptureChoices choices(List<String> interfaces) {
        return new CaptureChoices(
                interfaces,
                viewModel.getFilter().strip(),
                snaplen.value() == 0
                        ? LiveOptions.LARGEST_SNAPLEN
                        : (int) Math.min(snaplen.value(), LiveOptions.LARGEST_SNAPLEN),
                promiscuous.isSelected(),
                monitor.isSelected() && !monitor.isDisabled(),
                immediate.isSelected(),
                Math.clamp(buffer.value(), 1, CaptureChoices.MOST_BUFFER),
                stopPackets.value(),
                stopMegabytes.value(),
                stopSeconds.value(),
                folder,
                rotateMegabytes.value(),
                rotateMinutes.value(),
                capMegabytes.value());
    }
}
