package shad.views.states;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.ServiceTexts;
import shad.views.text.ValueFormats;

/// The states of the rows shown, a line each: code, meaning, connections, share, bytes. Style class `states-view`.
public final class StatesView extends StackPane {
    private final ValueFormats formats;
    private final WindowedTable table;
    /// By ordinal of the state, which is what the table calls a row; those that do not occur are null.
    private final GroupCount<?>[] groups = new GroupCount<?>[ConnState.values().length];
    private long connections;
    private Consumer<ConnState> onChosen = state -> {};

    public StatesView(StatesViewModel viewModel) {
        formats = viewModel.formats();
        getStyleClass().add("states-view");
        table = new WindowedTable(List.of(
                ColumnSpec.mono(StatesViewModel.STATE, "conn_state", 144, row -> state(row).name())
                        .withGraphic(Mark::new),
                ColumnSpec.words(StatesViewModel.MEANING, "meaning", 552, row -> state(row).meaning())
                        .withTooltip(row -> state(row).meaning()),
                ColumnSpec.mono(StatesViewModel.SERVICES, "services", 256, row -> services(row))
                        .withMeaning("Their most frequent services, with the number of connections of each")
                        .withTooltip(row -> services(row)),
                ColumnSpec.mono(StatesViewModel.CONNECTIONS, "connections", 96, row -> Counts.format(count(row)))
                        .right()
                        .withMeaning("Connections shown that are in this state"),
                ColumnSpec.mono(StatesViewModel.SHARE, "share", 72, row -> Counts.share(count(row), connections))
                        .right()
                        .withMeaning("Part of all connections shown"),
                ColumnSpec.mono(StatesViewModel.BYTES, "bytes", 88, row -> viewModel.formats().bytes(bytes(row)))
                        .right()
                        .withMeaning("Payload bytes of both sides")));
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

    public WindowedTable table() {
        return table;
    }

    private void show(List<GroupCount<ConnState>> shown) {
        Arrays.fill(groups, null);
        connections = 0;
        long bytes = 0;
        for (GroupCount<ConnState> group : shown) {
            groups[group.value().ordinal()] = group;
            connections += group.connections();
            bytes += group.bytes();
        }
        table.setRows(RowList.of(
                shown.stream().mapToInt(group -> group.value().ordinal()).toArray()));
        table.setTotals(shown.isEmpty()
                ? Map.of()
                : Map.of(
                        StatesViewModel.STATE, shown.size() + " of " + groups.length,
                        StatesViewModel.CONNECTIONS, Counts.format(connections),
                        StatesViewModel.BYTES, formats.bytes(bytes)));
        table.refresh();
    }

    private static ConnState state(int row) {
        return ConnState.ofOrdinal(row);
    }

    private long count(int row) {
        GroupCount<?> group = groups[row];
        return group == null ? 0 : group.connections();
    }

    private String services(int row) {
        GroupCount<?> group = groups[row];
        return group == null ? "" : ServiceTexts.format(group.services());
    }

    private long bytes(int row) {
        GroupCount<?> group = groups[row];
        return group == null ? 0 : group.bytes();
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
