package shad.views.shell;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;
import shad.icons.ApplicationIcon;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.query.TextFilter;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.capture.HealthView;
import shad.views.capture.RecentFiles;
import shad.views.capture.WelcomeView;
import shad.views.connections.ConnectionsView;
import shad.views.connections.ConnectionsViewModel;
import shad.views.filter.FilterField;
import shad.views.filter.FilterViewModel;
import shad.views.selection.Selection;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// The window of the program: puts the features together and joins them through the selection. FX thread only.
public final class MainWindow {
    private static final double INSPECTOR_POSITION = 0.73;

    private final Stage stage;
    private final Selection selection = new Selection();
    private final CaptureViewModel capture;
    private final ConnectionsViewModel connectionsModel;
    private final MainActions actions;
    private final WindowMemory memory;

    private final Label captureName = Styles.styled(new Label(), Styles.MUTED);
    private final TabPane tabs = new TabPane();
    private final CountTab connectionsTab;
    private final CountTab healthTab;
    private final WelcomeView welcome;
    private final BorderPane work = new BorderPane();

    public MainWindow(Stage stage, WindowServices services) {
        this.stage = stage;
        Executor background = services.background();
        RecentFiles recentFiles = new RecentFiles();
        capture = new CaptureViewModel(selection, recentFiles, background);
        FilterField filterField = new FilterField(selection, new FilterViewModel(selection, new TextFilter()));
        connectionsModel = new ConnectionsViewModel(selection, background, Platform::runLater);
        ConnectionsView connections = new ConnectionsView(selection, connectionsModel);
        actions = new MainActions(
                stage, services, selection, capture, connections, filterField, new Notices(stage));
        connections.table().setContextMenu(new RowMenu(selection, connections, actions));
        memory = new WindowMemory(
                services.settings(), stage, services.appearance(), connections, recentFiles, actions.inspectorShown());

        connectionsTab = new CountTab("connections", "Connections", withInspector(connections, new Region()));
        healthTab = new CountTab("health", "Health", new HealthView(capture));
        tabs.getTabs().setAll(connectionsTab, healthTab);
        welcome = new WelcomeView(capture, actions::open, actions::openSample, actions.isSampleAvailable());

        work.setTop(new VBox(toolbar(filterField), new TimeRangeRow(selection)));
        work.setCenter(tabs);
        BorderPane frame = new BorderPane(new StackPane(work, welcome));
        frame.setTop(menuRow(new MainMenu(actions, recentFiles, connections, services.appearance())));
        frame.setBottom(new StatusView(
                selection, capture, actions.export(), () -> tabs.getSelectionModel().select(healthTab)));
        StackPane root = Styles.styled(new StackPane(frame, dropHint()), "main-window");
        FileDrop.install(root, actions::openDropped);

        Scene scene = new Scene(root, 1280, 800);
        scene.getStylesheets().add(Objects.requireNonNull(MainWindow.class.getResource("shell.css")).toExternalForm());
        stage.getIcons().setAll(ApplicationIcon.images());
        stage.setScene(scene);
        memory.restore();

        capture.originProperty().subscribe(this::showOrigin);
        capture.stateProperty().subscribe(this::showState);
        capture.faultCountProperty().subscribe(() -> showHealth());
        capture.untrackedProperty().subscribe(() -> showHealth());
        selection.shownProperty().subscribe(shown -> connectionsTab.setNote(Counts.format(shown.count())));
    }

    public void show() {
        stage.show();
    }

    public void open(Path file) {
        capture.open(file);
    }

    public void open(CaptureOrigin origin) {
        capture.open(origin);
    }

    Selection selection() {
        return selection;
    }

    CaptureViewModel capture() {
        return capture;
    }

    ConnectionsViewModel connections() {
        return connectionsModel;
    }

    MainActions actions() {
        return actions;
    }

    // --- parts --------------------------------------------------------------------------------------------------------

    private Node menuRow(MainMenu menu) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        captureName.setId("capture-name");
        return Styles.styled(
                new HBox(Styles.styled(new Label("Shad"), Styles.HEADING), menu, space, captureName), "menu-row");
    }

    private Node toolbar(FilterField filterField) {
        Button open = new Button("Open…");
        open.setId("open");
        open.setOnAction(event -> actions.open());
        Button stop = Styles.styled(new Button("Stop"), Styles.ICON_ONLY, Styles.FLAT);
        stop.setId("stop");
        stop.setGraphic(new IconView(Icon.CAPTURE_STOP));
        stop.setTooltip(new Tooltip("Stop reading; what was read stays"));
        stop.setOnAction(event -> actions.stop());
        stop.disableProperty().bind(actions.reading().not());
        Button export = new Button("Export…");
        export.setId("export");
        export.setGraphic(new IconView(Icon.EXPORT));
        export.setTooltip(new Tooltip("Write the rows shown as a Zeek log"));
        export.setOnAction(event -> actions.exportShown());
        export.disableProperty().bind(actions.canExportShown().not());
        HBox.setHgrow(filterField, Priority.ALWAYS);
        return Styles.styled(new HBox(open, stop, filterField, export), Styles.TOOLBAR_ROW, Styles.LINE_BOTTOM);
    }

    private Node withInspector(ConnectionsView connections, Node inspector) {
        MasterDetailPane pane = new MasterDetailPane(Side.RIGHT, connections, inspector, true);
        pane.setDividerPosition(INSPECTOR_POSITION);
        pane.setAnimated(false);
        pane.showDetailNodeProperty().bindBidirectional(actions.inspectorShown());
        return pane;
    }

    private static Node dropHint() {
        VBox hint = Styles.styled(
                new VBox(new IconView(Icon.CAPTURE_OPEN, 48), Styles.styled(new Label("Drop to open"), Styles.TITLE)),
                "drop-hint");
        hint.setMouseTransparent(true);
        return hint;
    }

    // --- what changes -------------------------------------------------------------------------------------------------

    private void showOrigin(@Nullable CaptureOrigin origin) {
        String name = origin == null ? "" : origin.name();
        captureName.setText(name);
        captureName.setTooltip(origin == null ? null : origin.place().map(Tooltip::new).orElse(null));
        stage.setTitle(name.isEmpty() ? "Shad" : name + " – Shad");
    }

    private void showState(CaptureState state) {
        boolean nothing = state == CaptureState.EMPTY || state == CaptureState.FAILED;
        welcome.setVisible(nothing);
        work.setVisible(!nothing);
        if (state == CaptureState.RUNNING) {
            actions.focusTable();
        } else if (state == CaptureState.FINISHED || state == CaptureState.CANCELLED) {
            actions.tellOfFaults();
        }
    }

    private void showHealth() {
        long count = capture.getFaultCount() + capture.getUntracked().size();
        healthTab.setNote(count == 0 ? "" : Counts.format(count) + " to look at");
        healthTab.setNotice(capture.getFaultCount() > 0);
    }
}
