package shad.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import shad.model.conn.TransportProtocol;
import shad.model.export.PacketFilters;
import shad.model.query.ConnectionColumn;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.connections.ConnectionsView;
import shad.views.selection.Selection;
import shad.views.selection.TimeRange;
import shad.views.table.CellPosition;
import shad.views.table.HeaderMenu;

/// What can be done with a cell and with the selected rows. Made anew whenever it opens, since it is about the values of
/// the cell.
final class RowMenu extends ContextMenu {
    private final Selection selection;
    private final ConnectionsView connections;
    private final MainActions actions;
    private final FilterMenus filters;
    private final MarkActions marks;
    private final RulesDialog rules;
    private Consumer<ConnectionColumn> onGroupBy = column -> {};

    RowMenu(
            Selection selection,
            ConnectionsView connections,
            MainActions actions,
            FilterMenus filters,
            MarkActions marks,
            RulesDialog rules) {
        this.selection = selection;
        this.connections = connections;
        this.actions = actions;
        this.filters = filters;
        this.marks = marks;
        this.rules = rules;
        // A menu without items never opens.
        getItems().add(item("Copy Rows", actions::copySelected));
        setOnShowing(event -> getItems().setAll(items()));
    }

    void setOnGroupBy(Consumer<ConnectionColumn> handler) {
        onGroupBy = handler;
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        CellPosition cell = connections.table().contextCell();
        if (cell != null) {
            ConnectionView row = selection.getShown().snapshot().view().at(cell.row());
            connections.contextCondition().ifPresent(condition -> items.addAll(filters.of(condition)));
            items.add(new SeparatorMenuItem());
            items.add(only(row));
            items.add(times(row));
            column(cell.columnId()).ifPresent(
                    column -> items.add(item("Group by " + column.zeekName(), () -> onGroupBy.accept(column))));
            items.add(new SeparatorMenuItem());
            items.add(item("Copy Value", () -> actions.copy(connections.contextValue())));
        }
        items.add(marks.menu());
        connections.contextCondition().ifPresent(
                condition -> items.add(item("Colour Rows Like This…", () -> rules.showWith(condition))));
        items.add(copies());
        items.add(item("Export Selected…", actions::exportSelected, actions.canExportSelected()));
        PacketFiles packets = actions.packetFiles();
        items.add(item("Save Packets of Selected…", actions::savePackets, packets.canWrite()));
        items.add(item("Open Selected in Wireshark", packets::openInWireshark, packets.canOpenInWireshark()));
        items.add(new SeparatorMenuItem());
        items.add(new Menu("Column", null, HeaderMenu.items(connections.table()).toArray(MenuItem[]::new)));
        return items;
    }

    private static Optional<ConnectionColumn> column(String id) {
        return ConnectionColumn.all().stream().filter(column -> column.zeekName().equals(id)).findFirst();
    }

    /// What this connection is by, whichever cell was clicked.
    private Menu only(ConnectionView row) {
        FilterExpression orig = Filters.host(row.origAddress());
        FilterExpression resp = Filters.host(row.respAddress());
        Menu only = new Menu("Only", null,
                show("Host " + row.origAddress(), orig),
                show("Host " + row.respAddress(), resp),
                show("These Two Hosts, Either Direction", Filters.and(orig, resp)));
        if (row.transport() == TransportProtocol.TCP || row.transport() == TransportProtocol.UDP) {
            only.getItems().add(show(
                    "Port " + row.respPort() + "/" + row.transport().zeekName(),
                    Filters.and(same(ConnectionColumn.ID_RESP_P, row), same(ConnectionColumn.PROTO, row))));
        }
        only.getItems().add(
                show("Same Addresses and Ports (community_id)", same(ConnectionColumn.COMMUNITY_ID, row)));
        if (!selection.getSecrets().keep(row.row())) {
            only.getItems().addAll(
                    show("State " + row.state().name(), same(ConnectionColumn.CONN_STATE, row)),
                    show(row.history().isEmpty() ? "No History" : "History " + row.history(),
                            same(ConnectionColumn.HISTORY, row)));
        }
        only.getItems().add(
                show(row.service().isEmpty() ? "No Service" : "Service " + row.service(),
                        same(ConnectionColumn.SERVICE, row)));
        return only;
    }

    private static FilterExpression same(ConnectionColumn column, ConnectionView row) {
        return Filters.condition(column, row);
    }

    private Menu times(ConnectionView row) {
        long start = row.startNanos();
        TimeRange now = Objects.requireNonNullElseGet(selection.getTimeRange(), this::everything);
        Menu times = new Menu("Time");
        times.getItems()
                .addAll(
                        item("From Here", () -> selection.setTimeRange(
                                new TimeRange(start, Math.max(start, now.lastNanos())))),
                        item("Up to Here", () -> selection.setTimeRange(
                                new TimeRange(Math.min(start, now.firstNanos()), start))),
                        item("All of It", () -> selection.setTimeRange(null)));
        return times;
    }

    /// From the first row of the capture to the last one, which are in the order of their first packets.
    private TimeRange everything() {
        StoreSnapshot snapshot = selection.getShown().snapshot();
        long first = snapshot.view().at(0).startNanos();
        return new TimeRange(first, Math.max(first, snapshot.view().at(snapshot.size() - 1).startNanos()));
    }

    private Menu copies() {
        Menu copies = CopyMenu.of(actions.connectionRows());
        copies.getItems().addAll(
                new SeparatorMenuItem(),
                item("Wireshark Display Filter", () -> actions.copyPacketFilter(PacketFilters::wireshark)),
                item("BPF Capture Filter", () -> actions.copyPacketFilter(PacketFilters::bpf)),
                item("zeek-cut Line", () -> actions.copy(connections.contextZeekCut())));
        return copies;
    }

    private static MenuItem item(String title, Runnable action, BooleanBinding enabled) {
        MenuItem item = item(title, action);
        item.setDisable(!enabled.get());
        return item;
    }

    private MenuItem show(String title, FilterExpression condition) {
        return item(title, () -> filters.narrow(condition));
    }

    /// The value is text of the capture: an underscore in it is no mnemonic.
    private static MenuItem item(String title, Runnable action) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }
}
