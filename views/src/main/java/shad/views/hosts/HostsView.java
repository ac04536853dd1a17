package shad.views.hosts;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import shad.icons.Icon;
import shad.model.query.HostUse;
import shad.views.control.Choice;
import shad.views.control.EmptyState;
import shad.views.fx.LatestTask;
import shad.views.selection.LocalityFilter;
import shad.views.style.Styles;
import shad.views.table.ColumnMenu;
import shad.views.table.ColumnSpec;
import shad.views.table.LinkCell;
import shad.views.table.ListColumn;
import shad.views.table.ListSource;
import shad.views.table.Listing;
import shad.views.table.RowSelection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;

/// The hosts among the rows shown, a line each. Style class `hosts-view`.
public final class HostsView extends BorderPane implements ListSource<HostUse> {
    private final HostsViewModel viewModel;
    private final WindowedTable table;
    /// What the rows of the table are about.
    private Hosts onScreen;
    private final Label notice = styled(new Label(), Styles.NOTICE);
    private Consumer<HostUse> onChosen = host -> {};

    /// @param background finds the selected rows in another order
    public HostsView(HostsViewModel viewModel, Executor background) {
        this.viewModel = viewModel;
        onScreen = viewModel.getHosts();
        getStyleClass().add("hosts-view");
        getStylesheets().add(Objects.requireNonNull(HostsView.class.getResource("hosts.css")).toExternalForm());
        table = new WindowedTable(viewModel.columns().stream().map(this::spec).toList(), new LatestTask(background));
        table.setAccessibleText("Hosts");
        table.setPlaceholder(new EmptyState(
                Icon.HOSTS, "No hosts",
                "No connection is shown, or the filter or the choice above hides all.", List.of()));
        table.setSortOrder(viewModel.order());
        table.setOnSort(viewModel::setOrder);
        table.setOnActivate(row -> onChosen.accept(host(row)));

        Choice<LocalityFilter> where = Choice.among("Hosts", LocalityFilter.class, LocalityFilter::word);
        where.valueProperty().bindBidirectional(viewModel.whereProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = styled(new HBox(where, space, notice, new ColumnMenu(table)), "choices");
        setTop(bar);
        setCenter(table);
        viewModel.hostsProperty().subscribe(this::show);
        viewModel.formats().onChange(() -> show(viewModel.getHosts()));
    }

    /// What a click on the number of connections, a double click or Enter on a host does.
    public void setOnChosen(Consumer<HostUse> handler) {
        onChosen = handler;
    }

    @Override
    public WindowedTable table() {
        return table;
    }

    @Override
    public List<ListColumn<HostUse>> columns() {
        return viewModel.columns();
    }

    @Override
    public Supplier<List<HostUse>> selected() {
        Listing<HostUse> listing = onScreen.listing();
        RowSelection.Frozen selected = table.selection().freeze();
        return () -> listing.getAll(selected.toArray());
    }

    @Override
    public Supplier<List<HostUse>> shown() {
        return onScreen.listing()::all;
    }

    private ColumnSpec spec(ListColumn<HostUse> column) {
        ColumnSpec spec = column.spec(this::host);
        return switch (column.id()) {
            case HostColumns.NAMES -> spec.withTooltip(row -> String.join("\n", host(row).names()));
            case HostColumns.ROLE -> spec.withTooltip(row -> HostText.roleExplanation(host(row)));
            case HostColumns.PORTS -> spec.withTooltip(row -> HostText.portsExplanation(host(row)));
            case HostColumns.CONNECTIONS -> spec.withGraphic(() -> new LinkCell(
                    row -> Counts.format(host(row).connections()), row -> onChosen.accept(host(row))));
            case HostColumns.FIRST -> spec.withTooltip(
                    row -> viewModel.formats().dateTime(host(row).firstNanos()) + "\n" + column.meaning());
            case HostColumns.LAST -> spec.withTooltip(
                    row -> viewModel.formats().dateTime(host(row).lastNanos()) + "\n" + column.meaning());
            default -> spec.withTooltip(row -> column.raw().apply(host(row)) + "\n" + column.meaning());
        };
    }

    /// What the table calls by a number.
    public HostUse host(int row) {
        return onScreen.listing().get(row);
    }

    private void show(Hosts hosts) {
        table.setRows(hosts.listing().rows(), () -> showBeside(hosts));
    }

    /// What goes with the rows that come on the screen now.
    private void showBeside(Hosts hosts) {
        onScreen = hosts;
        int size = hosts.listing().size();
        table.setTotals(size == 0
                ? Map.of()
                : Map.of(HostColumns.ADDRESS, Counts.format(size) + (size == 1 ? " host" : " hosts")));
        notice.setText(notice(hosts));
    }

    private static String notice(Hosts hosts) {
        if (hosts.leftOut() > 0) {
            return "Too many hosts: " + Counts.format(hosts.leftOut()) + " ends of connections are left out.";
        }
        if (hosts.peersCut()) {
            return "Too many pairs of hosts: peers are lower bounds.";
        }
        return hosts.namesLeftOut() > 0 ? "Too many names: not all are shown." : "";
    }
}
