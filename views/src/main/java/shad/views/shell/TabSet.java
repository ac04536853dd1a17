package shad.views.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import shad.model.analysis.LogShape;
import shad.model.conn.ConnState;
import shad.model.conn.KnownService;
import shad.model.export.ConnLogFormat;
import shad.model.export.KnownServicesWriter;
import shad.model.query.ConnectionColumn;
import shad.model.query.GroupCount;
import shad.model.query.HostUse;
import shad.model.query.RowGroup;
import shad.model.query.ServiceUse;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.views.capture.CaptureOrigin;
import shad.views.capture.CaptureViewModel;
import shad.views.capture.HealthView;
import shad.views.charts.ChartsView;
import shad.views.charts.ChartsViewModel;
import shad.views.charts.TimelineViewModel;
import shad.views.export.ExportColumns;
import shad.views.export.ExportViewModel;
import shad.views.groups.GroupsView;
import shad.views.groups.GroupsViewModel;
import shad.views.histories.HistoriesView;
import shad.views.histories.HistoriesViewModel;
import shad.views.histories.MatrixView;
import shad.views.histories.MatrixViewModel;
import shad.views.hosts.HostsView;
import shad.views.hosts.HostsViewModel;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.services.ServicesView;
import shad.views.services.ServicesViewModel;
import shad.views.states.StatesView;
import shad.views.states.StatesViewModel;
import shad.views.table.ListSource;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;

/// The tabs, each with a count beside its title: connections, states, histories, services, hosts, charts, health. What is
/// chosen in one of the others narrows the connections.
final class TabSet extends TabPane {
    private final Stage stage;
    private final WindowServices services;
    private final RowCounts counts;
    private final Selection selection;
    private final CaptureViewModel capture;
    private static final ListActions.LogForm<ServiceUse> KNOWN_SERVICES = new ListActions.LogForm<>(
            "known_services",
            new ExportColumns("Of known_services.log", List.of("ts", "host", "port_num", "port_proto", "service")),
            TabSet::writeLog);

    private final Notices notices;
    private final ExportViewModel export;
    private final FilterMenus filters;
    private final Executor background;

    private final Map<Tab, FrontRows> lists = new HashMap<>();
    private final Map<String, WindowedTable> tables = new HashMap<>();
    private Consumer<ConnectionColumn> onGroupBy = column -> {};
    private final CountTab connections;
    private final CountTab health;
    private final List<CountTab> all;

    /// @param connectionsPane content of the first tab
    /// @param times shared with the timeline above the tabs
    TabSet(
            Stage stage,
            WindowServices services,
            RowCounts counts,
            CaptureViewModel capture,
            Notices notices,
            ExportViewModel export,
            FilterMenus filters,
            Node connectionsPane,
            TimelineViewModel times) {
        this.stage = stage;
        this.services = services;
        this.counts = counts;
        selection = counts.selection();
        this.capture = capture;
        this.notices = notices;
        this.export = export;
        this.filters = filters;
        background = services.background();
        connections = new CountTab("connections", "Connections", connectionsPane);
        selection.shownProperty().subscribe(shown -> connections.setNote(Counts.format(shown.count())));
        health = new CountTab("health", "Health", new HealthView(capture));
        capture.faultCountProperty().subscribe(() -> showHealth());
        capture.untrackedProperty().subscribe(() -> showHealth());
        capture.limitsProperty().subscribe(() -> showHealth());
        all = List.of(connections, states(), histories(), services(), hosts(), groups(), charts(times), matrix(),
                health);
        getTabs().setAll(all);
    }

    /// All tabs, from left to right.
    List<CountTab> all() {
        return all;
    }

    void show(CountTab tab) {
        getSelectionModel().select(tab);
    }

    /// Goes to a neighbour, from the last to the first and the other way round.
    void step(int direction) {
        int index = getSelectionModel().getSelectedIndex() + direction;
        getSelectionModel().select(Math.floorMod(index, getTabs().size()));
    }

    /// Goes to the tab of that name, if there is one.
    void show(String id) {
        all.stream().filter(tab -> tab.getId().equals(id)).findFirst().ifPresent(this::show);
    }

    /// Shows the groups of a column.
    void groupBy(ConnectionColumn column) {
        onGroupBy.accept(column);
        show("groups");
    }

    void showFaults() {
        show(health);
    }

    /// The tables of lists by id of their tab, for what is remembered of them.
    Map<String, WindowedTable> tables() {
        return Map.copyOf(tables);
    }

    /// What the menus are about while a tab is in front, or `otherwise`.
    FrontRows rows(@Nullable Tab front, FrontRows otherwise) {
        boolean covered = front != null && front.getContent() instanceof SecretCover cover && cover.isClosed();
        return front == null || covered ? otherwise : lists.getOrDefault(front, otherwise);
    }

    // --- tabs ---------------------------------------------------------------------------------------------------------

    private CountTab states() {
        StatesViewModel model = new StatesViewModel(counts);
        StatesView view = new StatesView(model);
        view.setOnChosen(state -> showOnly(Filters.equal(ConnectionColumn.CONN_STATE, state.name())));
        ListActions<GroupCount<ConnState>> rows = rows(view, "state", Optional.empty(),
                row -> Filters.equal(ConnectionColumn.CONN_STATE, ConnState.ofOrdinal(row).name()));
        CountTab tab = secretTab("states", "States", view, rows);
        tab.setCounting(model.counting());
        model.groupsProperty().subscribe(groups -> tab.setCount(groups.size()));
        return tab;
    }

    private CountTab histories() {
        HistoriesViewModel model = new HistoriesViewModel(counts);
        HistoriesView view = new HistoriesView(model, background);
        view.setOnChosen(
                history -> showOnly(withHistory(history)));
        ListActions<GroupCount<String>> rows = rows(
                view, "history string", Optional.empty(), row -> withHistory(view.history(row)));
        CountTab tab = secretTab("histories", "Histories", view, rows);
        tab.setCounting(model.counting());
        model.historiesProperty().subscribe(histories -> tab.setCount(histories.size()));
        return tab;
    }

    private CountTab matrix() {
        MatrixViewModel model = new MatrixViewModel(counts);
        MatrixView view = new MatrixView(model, background);
        view.setOnChosen((history, state) -> showOnly(with(history, state)));
        view.setMenus((history, state) -> filters.of(with(history, state)));
        CountTab tab = new CountTab("matrix", "History × State", new SecretCover(view, selection));
        tab.setCounting(model.counting());
        return tab;
    }

    private CountTab services() {
        ServicesViewModel model =
                new ServicesViewModel(counts, services.serviceMemory(), background, Platform::runLater);
        capture.originProperty().subscribe(any -> model.recall());
        capture.setOnEnded(analysis -> {
            if (!isSample()) {
                model.remember(analysis.seenServices());
            }
        });
        ServicesView view = new ServicesView(model, background);
        view.setOnChosen(service -> showOnly(connectionsTo(service)));
        ListActions<ServiceUse> rows = rows(
                view, "service", Optional.of(KNOWN_SERVICES), row -> connectionsTo(view.service(row)));
        CountTab tab = tab("services", "Services", view, rows);
        tab.setCounting(model.counting());
        model.servicesProperty().subscribe(listed -> tab.setCount(listed.listing().size()));
        return tab;
    }

    private CountTab hosts() {
        HostsViewModel model = new HostsViewModel(counts);
        HostsView view = new HostsView(model, background);
        view.setOnChosen(host -> showOnly(Filters.host(host.address())));
        ListActions<HostUse> rows = rows(
                view, "host", Optional.empty(), row -> Filters.host(view.host(row).address()));
        CountTab tab = tab("hosts", "Hosts", view, rows);
        tab.setCounting(model.counting());
        model.hostsProperty().subscribe(listed -> tab.setCount(listed.listing().size()));
        return tab;
    }

    private CountTab groups() {
        GroupsViewModel model = new GroupsViewModel(counts);
        GroupsView view = new GroupsView(model, background);
        onGroupBy = view::groupBy;
        view.setOnChosen(group -> showOnly(model.condition(group)));
        ListActions<RowGroup> rows =
                rows(view, "group", Optional.empty(), row -> model.condition(view.group(row)));
        CountTab tab = secretTab("groups", "Groups", view, rows);
        tab.setCounting(model.counting());
        model.groupsProperty().subscribe(listed -> tab.setCount(listed.listing().size()));
        return tab;
    }

    private CountTab charts(TimelineViewModel times) {
        ChartsViewModel model = new ChartsViewModel(counts);
        ChartsView view = new ChartsView(model, times, services.appearance().paletteProperty());
        view.setOnOnly(this::showOnly);
        view.setMenus(filters::of);
        view.setSaver(new ChartFiles(stage, services.saveDialog(), export, notices));
        CountTab tab = new CountTab("charts", "Charts", new SecretCover(view, selection));
        tab.setCounting(model.counting());
        return tab;
    }

    private CountTab tab(String id, String title, Node view, ListActions<?> rows) {
        BorderPane content = new BorderPane(view);
        content.setBottom(rows.findBar());
        CountTab tab = new CountTab(id, title, content);
        lists.put(tab, rows);
        tables.put(id, rows.table());
        return tab;
    }

    /// A tab that tells which states and histories there are.
    private CountTab secretTab(String id, String title, Node view, ListActions<?> rows) {
        CountTab tab = tab(id, title, view, rows);
        tab.setContent(new SecretCover(tab.getContent(), selection));
        return tab;
    }

    private <T> ListActions<T> rows(
            ListSource<T> source,
            String noun,
            Optional<ListActions.LogForm<T>> log,
            IntFunction<FilterExpression> condition) {
        ListActions<T> rows = new ListActions<>(stage, services, notices, source, noun, export, log, counts);
        source.table().setContextMenu(new ListMenu(rows, condition, filters));
        NothingShown.install(source.table(), selection, capture);
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

    /// The sample's network is nobody's: nothing of it is remembered.
    private boolean isSample() {
        CaptureOrigin origin = capture.getOrigin();
        return services.sample() != null && origin != null && services.sample().equals(origin.file());
    }

    // --- what changes -------------------------------------------------------------------------------------------------

    private static FilterExpression withHistory(String letters) {
        return Filters.equal(ConnectionColumn.HISTORY, letters.isEmpty() ? "-" : letters);
    }

    private static FilterExpression with(String letters, @Nullable ConnState state) {
        FilterExpression same = withHistory(letters);
        return state == null ? same : Filters.and(same, Filters.equal(ConnectionColumn.CONN_STATE, state.name()));
    }

    private static FilterExpression connectionsTo(ServiceUse service) {
        FilterExpression port = Filters.and(
                Filters.equal(ConnectionColumn.ID_RESP_H, service.host().toString()),
                Filters.equal(ConnectionColumn.ID_RESP_P, Integer.toString(service.port())));
        return Filters.and(port, Filters.equal(ConnectionColumn.PROTO, service.transport().zeekName()));
    }

    private void showOnly(FilterExpression filter) {
        selection.setFilterText(filter.print());
        show(connections);
    }

    private void showHealth() {
        int limits = capture.getLimits().size();
        LogShape log = capture.getLog();
        int columns = log == null ? 0 : log.notes().size();
        long count = capture.getFaultCount() + limits + columns + capture.getUntracked().size();
        health.setNote(count == 0 ? "" : Counts.format(count) + " to look at");
        health.setNotice(capture.getFaultCount() + limits > 0);
    }
}
