package shad.views.services;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.model.conn.ServiceFamily;
import shad.model.query.ServiceUse;
import shad.views.control.Choice;
import shad.views.control.EmptyState;
import shad.views.control.ServiceMark;
import shad.views.fx.LatestTask;
import shad.views.selection.LocalityFilter;
import shad.views.style.ServiceTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnMenu;
import shad.views.table.ColumnSpec;
import shad.views.table.LinkCell;
import shad.views.table.ListColumn;
import shad.views.table.ListSource;
import shad.views.table.Listing;
import shad.views.table.RowSelection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.ValueFormats;

/// The services among the rows shown, a line each, below a chart of them. Style class `services-view`.
public final class ServicesView extends BorderPane implements ListSource<ServiceUse> {
    private static final int UNSEEN_LISTED = 20;

    private final ServicesViewModel viewModel;
    private final ValueFormats formats;
    private final WindowedTable table;
    /// What the rows of the table are about.
    private Services onScreen;
    private final ServiceChart chart = new ServiceChart();
    private final Choice<Boolean> measure = new Choice<>("Chart by",
            List.of(new Choice.Option<>("Connections", false), new Choice.Option<>("Bytes", true)));
    private final Label notice = styled(new Label(), Styles.NOTICE);
    private Consumer<ServiceUse> onChosen = service -> {};

    /// @param background finds the selected rows in another order
    public ServicesView(ServicesViewModel viewModel, Executor background) {
        this.viewModel = viewModel;
        onScreen = viewModel.getServices();
        formats = viewModel.formats();
        getStyleClass().add("services-view");
        getStylesheets().add(Objects.requireNonNull(ServicesView.class.getResource("services.css")).toExternalForm());
        table = new WindowedTable(viewModel.columns().stream().map(this::spec).toList(), new LatestTask(background));
        table.setAccessibleText("Services");
        table.setPlaceholder(new EmptyState(
                Icon.SERVICES, "No services",
                "Nobody answered on the connections shown, or the filter or the choice above hides all.", List.of()));
        table.setSortOrder(viewModel.order());
        table.setOnSort(viewModel::setOrder);
        table.setOnActivate(row -> onChosen.accept(service(row)));

        Choice<LocalityFilter> where = Choice.among("Servers", LocalityFilter.class, LocalityFilter::word);
        where.valueProperty().bindBidirectional(viewModel.whereProperty());
        measure.setValue(false);
        measure.valueProperty().subscribe(any -> showChart());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = styled(new HBox(where, measure, space, notice, new ColumnMenu(table)), "choices");
        setTop(new VBox(bar, chart));
        setCenter(table);
        viewModel.servicesProperty().subscribe(this::show);
        formats.onChange(() -> show(viewModel.getServices()));
        viewModel.memoryProblemProperty().subscribe(any -> showNotice());
    }

    /// What a click on the number of connections, a double click or Enter on a service does.
    public void setOnChosen(Consumer<ServiceUse> handler) {
        onChosen = handler;
    }

    @Override
    public WindowedTable table() {
        return table;
    }

    @Override
    public List<ListColumn<ServiceUse>> columns() {
        return viewModel.columns();
    }

    @Override
    public Supplier<List<ServiceUse>> selected() {
        Listing<ServiceUse> listing = onScreen.listing();
        RowSelection.Frozen selected = table.selection().freeze();
        return () -> listing.getAll(selected.toArray());
    }

    @Override
    public Supplier<List<ServiceUse>> shown() {
        return onScreen.listing()::all;
    }

    private ColumnSpec spec(ListColumn<ServiceUse> column) {
        ColumnSpec spec = column.spec(this::service);
        return switch (column.id()) {
            case ServiceColumns.SERVICE -> spec.withGraphic(Mark::new)
                    .withTooltip(row -> ServiceText.explanation(service(row)));
            case ServiceColumns.EVIDENCE -> spec.withTooltip(
                    row -> ServiceText.signs(service(row)) + "\n" + ServiceText.explanation(service(row)));
            case ServiceColumns.CONNECTIONS -> spec.withGraphic(() -> new LinkCell(
                    row -> Counts.format(service(row).connections()), row -> onChosen.accept(service(row))));
            case ServiceColumns.FIRST -> spec.withTooltip(
                    row -> formats.dateTime(service(row).firstNanos()) + "\n" + column.meaning());
            case ServiceColumns.LAST -> spec.withTooltip(
                    row -> formats.dateTime(service(row).lastNanos()) + "\n" + column.meaning());
            default -> spec.withTooltip(row -> column.raw().apply(service(row)) + "\n" + column.meaning());
        };
    }

    /// What the table calls by a number.
    public ServiceUse service(int row) {
        return onScreen.listing().get(row);
    }

    private void show(Services services) {
        table.setRows(services.listing().rows(), () -> showBeside(services));
    }

    /// What goes with the rows that come on the screen now.
    private void showBeside(Services services) {
        onScreen = services;
        int size = services.listing().size();
        table.setTotals(size == 0
                ? Map.of()
                : Map.of(
                        ServiceColumns.SERVICE, Counts.format(size) + (size == 1 ? " service" : " services"),
                        ServiceColumns.CONNECTIONS, Counts.format(services.connections()),
                        ServiceColumns.CLIENT_BYTES, formats.bytes(services.clientBytes()),
                        ServiceColumns.SERVER_BYTES, formats.bytes(services.serverBytes())));
        showNotice();
        showChart();
    }

    private void showNotice() {
        Services services = onScreen;
        List<String> unseen = services.longUnseen();
        String problem = viewModel.memoryProblemProperty().get();
        String limits = notice(services);
        notice.setText(!problem.isEmpty()
                ? problem
                : !limits.isEmpty() || unseen.isEmpty()
                        ? limits
                        : Counts.format(unseen.size()) + " known earlier, not seen for over a month");
        notice.setTooltip(unseen.isEmpty()
                ? null
                : new Tooltip(unseen.stream().limit(UNSEEN_LISTED).collect(Collectors.joining("\n"))
                        + (unseen.size() > UNSEEN_LISTED ? "\n…" : "")));
    }

    private static String notice(Services services) {
        if (services.leftOut() > 0) {
            return "Too many services: those of " + Counts.format(services.leftOut()) + " connections are left out.";
        }
        return services.clientsCut() ? "Too many clients: their numbers are lower bounds." : "";
    }

    private void showChart() {
        Services services = onScreen;
        if (measure.getValue()) {
            chart.show(services.byBytes(), formats::bytes);
        } else {
            chart.show(services.byConnections(), Counts::format);
        }
    }

    private final class Mark implements CellGraphic {
        private final ServiceMark mark = new ServiceMark();

        @Override
        public Node node() {
            return mark;
        }

        @Override
        public void show(int row) {
            ServiceUse service = service(row);
            String logged = ServiceText.logged(service);
            if (logged.isEmpty()) {
                mark.showHint(ServiceText.hint(service));
            } else {
                mark.show(ServiceTone.of(ServiceFamily.of(logged)), logged);
            }
        }
    }
}
