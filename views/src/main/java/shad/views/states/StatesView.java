package shad.views.states;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import shad.icons.Icon;
import shad.model.conn.ConnState;
import shad.model.query.GroupCount;
import shad.views.control.EmptyState;
import shad.views.control.StateMark;
import shad.views.style.StateTone;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;
import shad.views.table.GroupCountColumns;
import shad.views.table.ListColumn;
import shad.views.table.ListSource;
import shad.views.table.RowList;
import shad.views.table.RowSelection;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.ServiceTexts;
import shad.views.text.ValueFormats;

/// The states of the rows shown, a line each: code, meaning, connections, share, bytes. Style class `states-view`.
public final class StatesView extends StackPane implements ListSource<GroupCount<ConnState>> {
    private final StatesViewModel viewModel;
    private final ValueFormats formats;
    private final List<ListColumn<GroupCount<ConnState>>> columns;
    private final WindowedTable table;
    /// Those that occur. The table calls them by their ordinals.
    private final Map<ConnState, GroupCount<ConnState>> groups = new EnumMap<>(ConnState.class);
    private long connections;
    private Consumer<ConnState> onChosen = state -> {};

    public StatesView(StatesViewModel viewModel) {
        this.viewModel = viewModel;
        formats = viewModel.formats();
        getStyleClass().add("states-view");
        columns = GroupCountColumns.of(
                StatesViewModel.STATE, "are in this state", ConnState::name, ConnState::meaning, () -> connections,
                formats);
        table = new WindowedTable(columns.stream().map(this::spec).toList());
        table.setAccessibleText("Connection states");
        table.setPlaceholder(new EmptyState(
                Icon.CONNECTION, "No states", "No connection is shown: there is none, or the filter hides all.",
                List.of()));
        table.setSortOrder(viewModel.order());
        table.setOnSort(viewModel::setOrder);
        table.setOnActivate(row -> onChosen.accept(state(row)));
        getChildren().add(table);
        viewModel.groupsProperty().subscribe(this::show);
        formats.onChange(() -> show(viewModel.getGroups()));
    }

    /// What a double click or Enter on a state does.
    public void setOnChosen(Consumer<ConnState> handler) {
        onChosen = handler;
    }

    @Override
    public WindowedTable table() {
        return table;
    }

    @Override
    public List<ListColumn<GroupCount<ConnState>>> columns() {
        return columns;
    }

    @Override
    public Supplier<List<GroupCount<ConnState>>> selected() {
        List<GroupCount<ConnState>> listed = viewModel.getGroups();
        RowSelection.Frozen selected = table.selection().freeze();
        return () -> {
            Set<ConnState> states =
                    Arrays.stream(selected.toArray()).mapToObj(StatesView::state).collect(Collectors.toSet());
            return listed.stream().filter(group -> states.contains(group.value())).toList();
        };
    }

    @Override
    public Supplier<List<GroupCount<ConnState>>> shown() {
        List<GroupCount<ConnState>> listed = viewModel.getGroups();
        return () -> listed;
    }

    private ColumnSpec spec(ListColumn<GroupCount<ConnState>> column) {
        ColumnSpec spec = column.spec(this::group);
        return switch (column.id()) {
            case StatesViewModel.STATE -> spec.withGraphic(Mark::new);
            case GroupCountColumns.MEANING -> spec.inWords().withTooltip(row -> state(row).meaning());
            case GroupCountColumns.SERVICES ->
                spec.withTooltip(row -> ServiceTexts.format(group(row).services()));
            default -> spec;
        };
    }

    private GroupCount<ConnState> group(int row) {
        return Objects.requireNonNull(groups.get(state(row)));
    }

    private void show(List<GroupCount<ConnState>> shown) {
        groups.clear();
        connections = 0;
        long bytes = 0;
        for (GroupCount<ConnState> group : shown) {
            groups.put(group.value(), group);
            connections += group.connections();
            bytes += group.bytes();
        }
        table.setRows(RowList.of(
                shown.stream().mapToInt(group -> group.value().ordinal()).toArray()));
        table.setTotals(shown.isEmpty()
                ? Map.of()
                : Map.of(
                        StatesViewModel.STATE, shown.size() + " of " + ConnState.values().length,
                        GroupCountColumns.CONNECTIONS, Counts.format(connections),
                        GroupCountColumns.BYTES, formats.bytes(bytes)));
        table.refresh();
    }

    private static ConnState state(int row) {
        return ConnState.ofOrdinal(row);
    }

    private static final class Mark implements CellGraphic {
        private final StateMark mark = new StateMark(StateTone.COMPLETE, "");

        @Override
        public Node node() {
            return mark;
        }

        @Override
        public void show(int row) {
            ConnState state = state(row);
            mark.show(StateTone.of(state.stateClass()), state.name());
        }
    }
}
