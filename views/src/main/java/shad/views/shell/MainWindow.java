package shad.views.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
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
import shad.model.conn.KnownService;
import shad.model.export.ConnLogFormat;
import shad.model.export.KnownServicesWriter;
import shad.model.query.ServiceUse;
import shad.model.query.TextFilter;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureState;
import shad.views.capture.CaptureViewModel;
import shad.views.capture.HealthView;
import shad.views.capture.RecentFiles;
import shad.views.capture.WelcomeView;
import shad.views.charts.ChartsView;
import shad.views.charts.ChartsViewModel;
import shad.views.charts.TimelineView;
import shad.views.charts.TimelineViewModel;
import shad.views.connections.ConnectionsView;
import shad.views.connections.ConnectionsViewModel;
import shad.views.filter.FilterField;
import shad.views.filter.FilterViewModel;
import shad.views.histories.HistoriesView;
import shad.views.histories.HistoriesViewModel;
import shad.views.hosts.HostsView;
import shad.views.hosts.HostsViewModel;
import shad.views.inspector.InspectorView;
import shad.views.inspector.InspectorViewModel;
import shad.views.selection.Selection;
import shad.views.services.ServicesView;
import shad.views.services.ServicesViewModel;
import shad.views.states.StatesView;
import shad.views.states.StatesViewModel;
import shad.views.style.Palette;
import shad.views.style.Styles;
import shad.views.table.ListSource;
import shad.views.table.RowSelection;
import shad.views.text.Counts;

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

    private final Label captureName = Styles.styled(new Label(), Styles.MUTED);
    private final TabPane tabs = new TabPane();
    private final CountTab connectionsTab;
    private final CountTab statesTab;
    private final CountTab historiesTab;
    private final CountTab servicesTab;
    private final CountTab hostsTab;
    private final CountTab chartsTab;
    private final CountTab healthTab;
    private final WelcomeView welcome;
    private final BorderPane work = new BorderPane();

    public MainWindow(Stage stage, WindowServices services) {
        this.stage = stage;
        Executor background = services.background();
        ObservableValue<Palette> palette = services.appearance().paletteProperty();
        RecentFiles recentFiles = new RecentFiles();
        capture = new CaptureViewModel(selection, recentFiles, background);
        FilterField filterField = new FilterField(selection, new FilterViewModel(selection, new TextFilter()));
        connectionsModel = new ConnectionsViewModel(selection, background, Platform::runLater);
        ConnectionsView connections = new ConnectionsView(selection, connectionsModel, background);
        Notices notices = new Notices(stage);
        actions = new MainActions(stage, services, selection, capture, connections, filterField, notices);
        connections.table().setContextMenu(new RowMenu(selection, connections, actions));
        memory = new WindowMemory(
                services.settings(), stage, services.appearance(), connections, recentFiles, actions.inspectorShown());

        StatesViewModel states = new StatesViewModel(selection, background, Platform::runLater);
        HistoriesViewModel histories = new HistoriesViewModel(selection, background, Platform::runLater);
        connectionsTab =
                new CountTab("connections", "Connections",
                        withInspector(connections, inspector(connections, background)));
        statesTab = new CountTab("states", "States", statesView(states));
        historiesTab = new CountTab("histories", "Histories", historiesView(histories));
        ServicesViewModel servicesModel = new ServicesViewModel(
                selection, services.serviceMemory(), background, Platform::runLater);
        capture.originProperty().subscribe(any -> servicesModel.recall());
        capture.setOnEnded(analysis -> {
            if (!isSample(services.sample())) {
                servicesModel.remember(analysis.seenServices());
            }
        });
        ServicesView servicesView = new ServicesView(servicesModel);
        servicesView.setOnChosen(this::showConnectionsOf);
        servicesTab = new CountTab("services", "Services", servicesView);
        HostsViewModel hostsModel = new HostsViewModel(selection, background, Platform::runLater);
        HostsView hostsView = new HostsView(hostsModel);
        hostsView.setOnChosen(host -> showOnly("host=" + host.address()));
        hostsTab = new CountTab("hosts", "Hosts", hostsView);
        TimelineViewModel times = new TimelineViewModel(selection, background, Platform::runLater);
        chartsTab = new CountTab("charts", "Charts", new ChartsView(
                new ChartsViewModel(selection, background, Platform::runLater), times, palette));
        healthTab = new CountTab("health", "Health", new HealthView(capture));
        tabs.getTabs().setAll(
                connectionsTab, statesTab, historiesTab, servicesTab, hostsTab, chartsTab, healthTab);
        Map<Tab, FrontRows> lists = Map.of(
                servicesTab,
                rows(servicesView, "service", "known_services.log", MainWindow::writeLog, services, notices),
                hostsTab,
                rows(hostsView, "host", "hosts.csv", ListActions.csv(hostsView.columns()), services, notices));
        tabs.getSelectionModel().selectedItemProperty().subscribe(
                tab -> actions.setFront(lists.getOrDefault(tab, actions.connectionRows())));
        welcome = new WelcomeView(capture, actions::open, actions::openSample, actions.isSampleAvailable());

        TimelineView timeline = new TimelineView(times, palette);
        VBox.setMargin(timeline, TIMELINE_MARGIN);
        work.setTop(new VBox(toolbar(filterField), new TimeRangeRow(selection), timeline));
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
        capture.limitsProperty().subscribe(() -> showHealth());
        states.groupsProperty().subscribe(groups -> statesTab.setNote(note(groups.size())));
        histories.historiesProperty().subscribe(all -> historiesTab.setNote(note(all.size())));
        servicesModel.servicesProperty().subscribe(all -> servicesTab.setNote(note(all.listing().size())));
        hostsModel.hostsProperty().subscribe(all -> hostsTab.setNote(note(all.listing().size())));
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
        export.setTooltip(new Tooltip("Write the rows shown to a file"));
        export.setOnAction(event -> actions.exportShown());
        export.disableProperty().bind(actions.canExportShown().not());
        HBox.setHgrow(filterField, Priority.ALWAYS);
        return Styles.styled(new HBox(open, stop, filterField, export), Styles.TOOLBAR_ROW, Styles.LINE_BOTTOM);
    }

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

    private StatesView statesView(StatesViewModel states) {
        StatesView view = new StatesView(states);
        view.setOnChosen(state -> showOnly("conn_state=" + state.name()));
        return view;
    }

    private HistoriesView historiesView(HistoriesViewModel histories) {
        HistoriesView view = new HistoriesView(histories);
        view.setOnChosen(history -> showOnly("history=" + (history.isEmpty() ? "-" : history)));
        return view;
    }

    private <T> ListActions<T> rows(
            ListSource<T> source,
            String noun,
            String fileName,
            ListActions.LogWriter<T> log,
            WindowServices services,
            Notices notices) {
        ListActions<T> rows = new ListActions<>(stage, services, notices, source, noun, fileName, log);
        source.table().setContextMenu(new ListMenu(rows, () -> source.table().activateLead()));
        return rows;
    }

    /// In the order of time, as logs are.
    private static void writeLog(List<ServiceUse> services, OutputStream target, ConnLogFormat format)
            throws IOException {
        List<KnownService> lines = services.stream()
                .sorted(Comparator.comparingLong(ServiceUse::firstNanos))
                .map(ServiceUse::knownService)
                .toList();
        KnownServicesWriter.write(lines, target, format, Clock.system(ZoneId.systemDefault()));
    }

    private void showConnectionsOf(ServiceUse service) {
        showOnly("id.resp_h=" + service.host() + " id.resp_p=" + service.port() + " proto="
                + service.transport().zeekName());
    }

    private void showOnly(String filterText) {
        selection.setFilterText(filterText);
        tabs.getSelectionModel().select(connectionsTab);
    }

    /// The sample's network is nobody's: nothing of it is remembered.
    private boolean isSample(@Nullable Path sample) {
        CaptureOrigin origin = capture.getOrigin();
        return sample != null && origin != null && sample.equals(origin.file());
    }

    private static String note(int count) {
        return count == 0 ? "" : Counts.format(count);
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
        int limits = capture.getLimits().size();
        long count = capture.getFaultCount() + limits + capture.getUntracked().size();
        healthTab.setNote(count == 0 ? "" : Counts.format(count) + " to look at");
        healthTab.setNotice(capture.getFaultCount() + limits > 0);
    }
}
