package shad.views.shell;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.controlsfx.control.MasterDetailPane;
import org.jspecify.annotations.Nullable;
import shad.icons.ApplicationIcon;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.capture.RecentFiles;
import shad.views.capture.WelcomeView;
import shad.views.charts.TimelineView;
import shad.views.charts.TimelineViewModel;
import shad.views.connections.ConnectionsView;
import shad.views.connections.ConnectionsViewModel;
import shad.views.control.Overlay;
import shad.views.filter.FilterField;
import shad.views.filter.FilterViewModel;
import shad.views.inspector.InspectorView;
import shad.views.inspector.InspectorViewModel;
import shad.views.selection.Selection;
import shad.views.selection.SelectionTrail;
import shad.views.style.Styles;
import shad.views.table.RowSelection;

/// The window of the program: puts the features together and joins them through the selection. FX thread only.
public final class MainWindow {
    private static final double INSPECTOR_POSITION = 0.715;

    private static final Insets TIMELINE_MARGIN = new Insets(8, 16, 0, 16);

    private final Stage stage;
    private final Selection selection = new Selection();
    private final CaptureViewModel capture;
    private final ConnectionsViewModel connectionsModel;
    private final MainActions actions;
    private final WindowMemory memory;

    private final Commands commands;
    private final TabSet tabs;
    private final TitleRow title;
    private final WelcomeView welcome;
    private final BorderPane work = new BorderPane();

    public MainWindow(Stage stage, WindowServices services) {
        this.stage = stage;
        Executor background = services.background();
        RecentFiles recentFiles = new RecentFiles();
        capture = new CaptureViewModel(selection, recentFiles, background);
        FilterField filterField = new FilterField(selection, new FilterViewModel(selection));
        connectionsModel = new ConnectionsViewModel(selection, background, Platform::runLater);
        ConnectionsView connections = new ConnectionsView(selection, connectionsModel, background);
        Notices notices = new Notices(stage);
        actions = new MainActions(stage, services, selection, capture, connections, filterField, notices);
        FilterMenus filters = new FilterMenus(selection, actions::prepareFilter);
        connections.table().setContextMenu(new RowMenu(selection, connections, actions, filters));

        TimelineViewModel times = new TimelineViewModel(selection, background, Platform::runLater);
        Node withInspector = withInspector(connections, inspector(connections, background));
        tabs = new TabSet(stage, services, selection, capture, notices, actions.export(), filters, withInspector,
                times);
        TableMemory tables = new TableMemory(services.settings(), connections, tabs.tables());
        memory = new WindowMemory(
                services.settings(), stage, services.appearance(), tables, recentFiles, actions.inspectorShown(),
                selection.formats());
        tabs.getSelectionModel().selectedItemProperty().subscribe(
                tab -> actions.setFront(tabs.rows(tab, actions.connectionRows())));
        welcome = new WelcomeView(capture, actions::open, actions::openSample, actions.isSampleAvailable());
        SelectionTrail trail = new SelectionTrail(selection);
        Overlay overlay = new Overlay();
        commands = WindowCommands.of(
                actions, trail, recentFiles, connections, services.appearance(),
                new FormatCommands(selection.formats(), overlay), tabs, tables,
                new ColumnSetPrompts(connections.columnSets(), stage), services.settings(), overlay);

        TimelineView timeline = new TimelineView(times, services.appearance().paletteProperty());
        VBox.setMargin(timeline, TIMELINE_MARGIN);
        work.setTop(new VBox(new Toolbar(commands, selection.formats(), filterField), new TimeRangeRow(selection),
                timeline));
        work.setCenter(tabs);
        title = new TitleRow(new MainMenu(commands));
        BorderPane frame = new BorderPane(new StackPane(work, welcome));
        frame.setTop(title);
        frame.setBottom(new StatusView(selection, capture, actions.export(), tabs::showFaults));
        StackPane root = Styles.styled(new StackPane(frame, overlay, dropHint()), "main-window");
        FileDrop.install(root, actions::openDropped);

        Scene scene = new Scene(root, 1280, 800);
        scene.getStylesheets().add(Objects.requireNonNull(MainWindow.class.getResource("shell.css")).toExternalForm());
        new Keyboard(commands).install(scene);
        stage.getIcons().setAll(ApplicationIcon.images());
        stage.setScene(scene);
        memory.restore();

        capture.originProperty().subscribe(this::showOrigin);
        capture.stateProperty().subscribe(this::showState);
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

    TabSet tabs() {
        return tabs;
    }

    Commands commands() {
        return commands;
    }

    // --- parts --------------------------------------------------------------------------------------------------------

    private Node withInspector(ConnectionsView connections, Region inspector) {
        // The pane centres what does not fit, and would push the headers out of sight.
        connections.setMinHeight(0);
        inspector.setMinHeight(0);
        MasterDetailPane pane = new MasterDetailPane(Side.RIGHT, connections, inspector, true);
        pane.setDividerPosition(INSPECTOR_POSITION);
        pane.setAnimated(false);
        pane.showDetailNodeProperty().bindBidirectional(actions.inspectorShown());
        return pane;
    }

    private InspectorView inspector(ConnectionsView connections, Executor background) {
        InspectorViewModel inspector =
                new InspectorViewModel(selection, background, Platform::runLater);
        RowSelection selected = connections.table().selection();
        selected.versionProperty().subscribe(
                () -> inspector.selectedRowsChanged(selected.count(), selected.freeze()::toArray));
        return new InspectorView(inspector);
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
        title.showOrigin(origin);
        stage.setTitle(origin == null ? "Shad" : origin.name() + " – Shad");
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
}
