package shad.views.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import shad.icons.ApplicationIcon;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.query.filter.FilterContext;
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
import shad.views.control.ZoomPane;
import shad.views.filter.FilterField;
import shad.views.filter.FilterLibrary;
import shad.views.filter.FilterRow;
import shad.views.filter.FilterViewModel;
import shad.views.inspector.InspectorView;
import shad.views.inspector.InspectorViewModel;
import shad.views.live.LiveStrip;
import shad.views.marks.MarksViewModel;
import shad.views.preferences.AnalysisPreferences;
import shad.views.preferences.LookPreferences;
import shad.views.preferences.Preferences;
import shad.views.preferences.ServicePlacePreference;
import shad.views.preferences.Settings;
import shad.views.rules.RulesViewModel;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.SelectionTrail;
import shad.views.style.Styles;
import shad.views.table.RowSelection;

/// The window of the program: puts the features together and joins them through the selection. FX thread only.
public final class MainWindow {
    private static final Insets TIMELINE_MARGIN = new Insets(8, 16, 0, 16);

    private final Stage stage;
    private final Selection selection = new Selection();
    private final CaptureViewModel capture;
    private final ConnectionsViewModel connectionsModel;
    private final MainActions actions;
    private final LiveActions live;
    private final Commands commands;
    private final RowCounts counts;
    private final TabSet tabs;
    private final TitleRow title;
    private final WelcomeView welcome;
    private final PreferencesDialog preferencesDialog;
    private final Overlay overlay = new Overlay();
    private final BorderPane work = new BorderPane();

    public MainWindow(Stage stage, WindowServices services) {
        this.stage = stage;
        Executor background = services.background();
        RecentFiles recentFiles = new RecentFiles(background, Platform::runLater);
        capture = new CaptureViewModel(selection, recentFiles, background);
        Preferences preferences = new Preferences(services.settings());
        Subscription look = LookPreferences.add(preferences, services.appearance(), selection.formats());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> look.unsubscribe());
        AnalysisPreferences analysis = new AnalysisPreferences(preferences);
        capture.setOptions(analysis.applyTo(capture.getOptions()));
        analysis.onChange(() -> capture.setOptions(analysis.applyTo(capture.getOptions())));
        ServicePlacePreference.add(
                preferences, services.serviceMemory().place(), services.serviceMemory()::moveTo);

        FilterLibrary library = new FilterLibrary();
        FilterMemory.keep(library, services.settings());
        FilterViewModel filter = new FilterViewModel(selection, library, background, Platform::runLater);
        FilterField filterField = new FilterField(selection, filter, library);
        FilterRow filterRow = new FilterRow(selection, filter, library, filterField, new TimeRangeRow(selection));
        counts = new RowCounts(selection, background, Platform::runLater);
        connectionsModel = new ConnectionsViewModel(counts, background, Platform::runLater);
        ConnectionsView connections = new ConnectionsView(selection, connectionsModel, background);
        Notices notices = new Notices(stage);
        actions = new MainActions(stage, services, selection, capture, connections, filterField, notices);
        live = new LiveActions(stage, services, capture, selection, connections.table(), overlay, notices);
        FilterMenus filters = new FilterMenus(selection, actions::prepareFilter);
        MarksViewModel marks =
                new MarksViewModel(selection, services.marksFolder(), background, Platform::runLater);
        MarkActions markActions = new MarkActions(selection, connections, marks, overlay, notices);
        RulesDialog rules = rules(library, connections, services.settings());
        RowMenu rowMenu = new RowMenu(selection, connections, actions, filters, markActions, rules);
        connections.table().setContextMenu(rowMenu);
        NothingShown.install(connections.table(), selection, capture);

        TimelineViewModel times = new TimelineViewModel(counts);
        InspectorView inspector = inspector(connections, services,
                new ChartFiles(stage, services.saveDialog(), actions.export(), notices));
        ConnectionsPane pane = new ConnectionsPane(
                connections, inspector, actions.inspectorShown(), actions.inspectorWide());
        tabs = new TabSet(stage, services, counts, capture, notices, actions.export(), filters, pane, times);
        rowMenu.setOnGroupBy(tabs::groupBy);
        tabs.getSelectionModel().selectedItemProperty().subscribe(() -> putInFront());
        selection.secretsProperty().subscribe(secrets -> putInFront());
        welcome = new WelcomeView(capture, actions::open, live::chooseInterfaces, actions::openSample,
                actions.isSampleAvailable());

        TimelineView timeline = new TimelineView(times, services.appearance().paletteProperty());
        SecretCover timelineCover = new SecretCover(timeline, selection);
        VBox.setMargin(timelineCover, TIMELINE_MARGIN);
        Panes panes = new Panes(stage, List.of(() -> filterField, () -> timeline, this::front, () -> inspector),
                this::focusFront, actions::focusFilter);
        ViewHistory history = new ViewHistory(selection, connections.table());
        marks.setOnChange(history::add);
        preferencesDialog = new PreferencesDialog(preferences, services, capture, overlay, notices, rules);
        TableMemory tables = new TableMemory(services.settings(), connections, tabs.tables());
        WindowMemory memory = new WindowMemory(services.settings(), stage, tables, connections.table(), pane, tabs,
                recentFiles, actions.inspectorShown());
        commands = WindowCommands.of(new WindowParts(
                actions, live, markActions, rules, recentFiles, connections, services.appearance(),
                new FormatCommands(selection.formats(), overlay), tabs, tables,
                new ColumnSetPrompts(connections.columnSets(), stage), history,
                new SelectionTrail(selection), panes, preferencesDialog, memory,
                services.settings(), overlay));

        work.setTop(new VBox(new Toolbar(commands, selection.formats(), filterField),
                new LiveStrip(live.model(), LiveButtons.of(commands)), filterRow, timelineCover));
        work.setCenter(tabs);
        title = new TitleRow(new MainMenu(commands));
        BorderPane frame = new BorderPane(new StackPane(work, welcome));
        frame.setTop(title);
        frame.setBottom(new StatusView(
                selection, capture, actions.export(), connectionsModel.busyProperty(), analysis::networkSummary,
                tabs::showFaults, preferencesDialog::show));
        StackPane root = Styles.styled(new StackPane(frame, overlay, dropHint()), "main-window");
        FileDrop.install(root, actions::openDropped);

        Scene scene = new Scene(new ZoomPane(root, services.appearance().zoomProperty()), 1280, 800);
        scene.getStylesheets().add(Objects.requireNonNull(MainWindow.class.getResource("shell.css")).toExternalForm());
        new Keyboard(commands).install(scene);
        history.install(scene);
        panes.installEscape(scene);
        stage.getIcons().setAll(ApplicationIcon.images());
        stage.setScene(scene);
        memory.restore();
        history.clear();

        capture.originProperty().subscribe(this::showOrigin);
        capture.originProperty().subscribe((before, now) -> history.clear());
        capture.originProperty().subscribe((before, now) -> marks.open(now == null ? null : now.file()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            actions.quit();
        });
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> marks.finish());
        capture.stateProperty().subscribe(this::showState);
    }

    public void show() {
        stage.show();
        preferencesDialog.tellOfProblems();
        live.offerLeftovers();
    }

    /// Captures on interfaces, as a person last chose to.
    public void capture(List<String> interfaces) {
        live.start(interfaces);
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

    RowCounts counts() {
        return counts;
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

    /// What of the tabs the keyboard goes to: the table of the connections, or all of another tab.
    private Node front() {
        Node content = tabs.getSelectionModel().getSelectedItem().getContent();
        return content instanceof ConnectionsPane pane ? pane.getMasterNode() : content;
    }

    private void putInFront() {
        actions.setFront(tabs.rows(tabs.getSelectionModel().getSelectedItem(), actions.connectionRows()));
    }

    private void focusFront() {
        Panes.firstFocusable(front()).ifPresent(Node::requestFocus);
    }

    private InspectorView inspector(ConnectionsView connections, WindowServices services, ChartFiles files) {
        InspectorViewModel inspector =
                new InspectorViewModel(selection, services.background(), Platform::runLater);
        RowSelection selected = connections.table().selection();
        selected.versionProperty().subscribe(
                () -> inspector.selectedRowsChanged(selected.count(), selected.freeze()::toArray));
        actions.teaching().bindBidirectional(inspector.teachingProperty());
        return new InspectorView(inspector, services.appearance().paletteProperty(), files);
    }

    private RulesDialog rules(FilterLibrary library, ConnectionsView connections, Settings settings) {
        RulesViewModel rules = new RulesViewModel(() -> new FilterContext(
                selection.formats().zone(), library.getLists(), selection.getMarks()));
        RulesDialog dialog = new RulesDialog(rules, settings, overlay);
        rules.tonesProperty().subscribe(connections::setTones);
        selection.marksProperty().subscribe((before, now) -> rules.marksChanged());
        library.listsProperty().subscribe((before, now) -> rules.contextChanged());
        selection.formats().onChange(rules::contextChanged);
        return dialog;
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
