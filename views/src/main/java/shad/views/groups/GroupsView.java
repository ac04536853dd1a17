package shad.views.groups;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import shad.icons.Icon;
import shad.model.query.ConnectionColumn;
import shad.model.query.GroupKey;
import shad.model.query.RowGroup;
import shad.model.query.RowGroups;
import shad.views.control.EmptyState;
import shad.views.fx.LatestTask;
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

/// The rows shown, grouped by one to three columns, a line each. Style class `groups-view`.
public final class GroupsView extends BorderPane implements ListSource<RowGroup> {
    /// No column, in the choice of a second or third one.
    private static final String NONE = "nothing else";

    private final GroupsViewModel viewModel;
    private final WindowedTable table;
    /// What the rows of the table are about.
    private Groups onScreen;
    private final List<ComboBox<String>> columns = new ArrayList<>();
    private final ComboBox<Network> network = new ComboBox<>();
    private final Label notice = styled(new Label(), Styles.NOTICE);
    private Consumer<RowGroup> onChosen = group -> {};

    /// @param background finds the selected rows in another order
    public GroupsView(GroupsViewModel viewModel, Executor background) {
        this.viewModel = viewModel;
        onScreen = viewModel.getGroups();
        getStyleClass().add("groups-view");
        getStylesheets().add(Objects.requireNonNull(GroupsView.class.getResource("groups.css")).toExternalForm());
        table = new WindowedTable(viewModel.columns().stream().map(this::spec).toList(), new LatestTask(background));
        table.setAccessibleText("Groups of connections");
        table.setPlaceholder(new EmptyState(
                Icon.COLUMNS, "No groups", "No connection is shown: there is none, or the filter hides all.",
                List.of()));
        table.setSortOrder(viewModel.order());
        table.setOnSort(viewModel::setOrder);
        table.setOnActivate(row -> onChosen.accept(group(row)));
        setTop(bar());
        setCenter(table);
        viewModel.groupsProperty().subscribe(this::show);
        viewModel.formats().onChange(() -> show(viewModel.getGroups()));
    }

    private Node bar() {
        HBox bar = styled(new HBox(styled(new Label("Group by"), Styles.MUTED)), "choices");
        List<String> names = ConnectionColumn.all().stream().map(ConnectionColumn::zeekName).toList();
        for (int i = 0; i < RowGroups.MOST_KEYS; i++) {
            ComboBox<String> column = new ComboBox<>();
            column.setId("group-by-" + (i + 1));
            column.setAccessibleText(i == 0 ? "Group by" : "Group by too, " + (i + 1));
            if (i > 0) {
                column.getItems().add(NONE);
            }
            column.getItems().addAll(names);
            column.setValue(i == 0 ? ConnectionColumn.ID_RESP_P.zeekName() : NONE);
            column.valueProperty().subscribe(() -> group());
            columns.add(column);
        }
        network.setId("group-network");
        network.getItems().setAll(Network.values());
        network.setValue(Network.NONE);
        network.setAccessibleText("Networks that addresses are rolled up to");
        network.setConverter(new StringConverter<>() {
            @Override
            public String toString(Network value) {
                return value.word();
            }

            @Override
            public Network fromString(String text) {
                throw new UnsupportedOperationException("not editable");
            }
        });
        network.valueProperty().subscribe(() -> group());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        bar.getChildren().addAll(columns);
        bar.getChildren().addAll(
                styled(new Label("addresses as"), Styles.MUTED), network, space, notice, new ColumnMenu(table));
        return bar;
    }

    /// Groups by one column alone.
    public void groupBy(ConnectionColumn column) {
        columns.getFirst().setValue(column.zeekName());
        columns.stream().skip(1).forEach(other -> other.setValue(NONE));
    }

    private void group() {
        Network networks = network.getValue();
        List<GroupKey> keys = columns.stream()
                .map(ComboBox::getValue)
                .filter(name -> !name.equals(NONE))
                .distinct()
                .map(name -> new GroupKey(column(name), networks.ipv4Bits(), networks.ipv6Bits()))
                .toList();
        viewModel.setKeys(keys);
    }

    private static ConnectionColumn column(String name) {
        return ConnectionColumn.all().stream().filter(each -> each.zeekName().equals(name)).findFirst().orElseThrow();
    }

    /// What a click on the number of connections, a double click or Enter on a group does.
    public void setOnChosen(Consumer<RowGroup> handler) {
        onChosen = handler;
    }

    /// The group that the table calls by a number.
    public RowGroup group(int row) {
        return onScreen.listing().get(row);
    }

    @Override
    public WindowedTable table() {
        return table;
    }

    @Override
    public List<ListColumn<RowGroup>> columns() {
        return viewModel.columns();
    }

    @Override
    public Supplier<List<RowGroup>> selected() {
        Listing<RowGroup> listing = onScreen.listing();
        RowSelection.Frozen selected = table.selection().freeze();
        return () -> listing.getAll(selected.toArray());
    }

    @Override
    public Supplier<List<RowGroup>> shown() {
        return onScreen.listing()::all;
    }

    private ColumnSpec spec(ListColumn<RowGroup> column) {
        ColumnSpec spec = column.spec(this::group);
        return switch (column.id()) {
            case GroupColumns.CONNECTIONS -> spec.withGraphic(() -> new LinkCell(
                    row -> Counts.format(group(row).connections()), row -> onChosen.accept(group(row))));
            case GroupColumns.FIRST -> spec.withTooltip(
                    row -> viewModel.formats().dateTime(group(row).firstNanos()) + "\n" + column.meaning());
            case GroupColumns.LAST -> spec.withTooltip(
                    row -> viewModel.formats().dateTime(group(row).lastNanos()) + "\n" + column.meaning());
            default -> spec.withTooltip(row -> column.raw().apply(group(row)) + "\n" + column.meaning());
        };
    }

    private void show(Groups groups) {
        table.setRows(groups.listing().rows(), () -> showBeside(groups));
    }

    /// What goes with the rows that come on the screen now.
    private void showBeside(Groups groups) {
        onScreen = groups;
        for (int i = 0; i < RowGroups.MOST_KEYS; i++) {
            boolean used = i < groups.keys().size();
            table.setColumnVisible(GroupColumns.id(i), used);
            table.setColumnTitle(GroupColumns.id(i), used ? groups.keys().get(i).column().zeekName() : "");
        }
        int size = groups.listing().size();
        table.setTotals(size == 0
                ? Map.of()
                : Map.of(
                        GroupColumns.id(0), Counts.format(size) + (size == 1 ? " group" : " groups"),
                        GroupColumns.CONNECTIONS, Counts.format(groups.connections()),
                        GroupColumns.ORIG_BYTES, viewModel.formats().bytes(groups.origBytes()),
                        GroupColumns.RESP_BYTES, viewModel.formats().bytes(groups.respBytes())));
        notice.setText(groups.leftOut() == 0
                ? ""
                : "Too many groups: " + Counts.format(groups.leftOut()) + " connections are left out.");
    }
}
