package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.export.PacketFilters;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.views.connections.ConnectionsView;
import shad.views.groups.GroupsView;
import shad.views.table.WindowedTable;

/// A person at the menus of cells, by keyboard alone, and at the groups.
class MenusTest extends WindowTest {
    @Test
    void aCellBecomesAFilterInEveryWay() throws Exception {
        openSample();
        ConnectionView first = selection.getShown().snapshot().view().at(0);
        String state = "conn_state == " + first.state().name();
        menu("conn_state", 0);
        assertThat(titles(item("Apply as Filter"))).containsExactly(
                state, "Selected", "Not Selected", "…and Selected", "…or Selected", "…and not Selected",
                "…or not Selected");

        pick("Apply as Filter", "Selected");
        await(() -> settled() && shownStates().stream().allMatch(first.state().name()::equals));
        assertThat(selection.getFilterText()).isEqualTo(state);
        menu("id.resp_p", 0);
        String port = selection.getShown().snapshot().view().at(selection.getShown().rows()[0]).respPort() + "";
        pick("Apply as Filter", "…and not Selected");
        assertThat(selection.getFilterText()).startsWith(state + " && !").contains("id.resp_p == " + port);
    }

    @Test
    void aPreparedFilterWaitsForEnter() throws Exception {
        openSample();
        int all = selection.getShown().count();
        menu("conn_state", 0);
        pick("Prepare as Filter", "Not Selected");
        WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        assertThat(selection.getFilterText()).isNotEmpty();
        assertThat(selection.getShown().count()).isEqualTo(all);

        robot.push(KeyCode.ENTER);
        await(() -> settled() && selection.getShown().count() < all);
    }

    @Test
    void onlyTheTwoHostsInEitherDirection() throws Exception {
        openSample();
        ConnectionView first = selection.getShown().snapshot().view().at(0);
        int all = selection.getShown().count();
        String orig = first.origAddress().toString();
        String resp = first.respAddress().toString();
        menu("history", 0);
        pick("Only", "These Two Hosts, Either Direction");
        await(() -> settled() && selection.getShown().count() < all);

        ConnectionView row = selection.getShown().snapshot().view();
        assertThat(Arrays.stream(selection.getShown().rows())).isNotEmpty().allMatch(each -> {
            row.at(each);
            return List.of(orig, resp).contains(row.origAddress().toString())
                    && List.of(orig, resp).contains(row.respAddress().toString());
        });
    }

    @Test
    void valuesAndRowsAreCopiedForPeopleAndPrograms() throws Exception {
        openSample();
        ConnectionView first = selection.getShown().snapshot().view().at(0);
        menu("id.resp_h", 0);
        pick("Copy Value");
        assertThat(clipboard()).isEqualTo(first.respAddress().toString());

        menu("id.resp_h", 0);
        pick("Copy Rows As", "Wireshark Display Filter");
        await(() -> PacketFilters.wireshark(first).equals(Clipboard.getSystemClipboard().getString()));
        menu("id.resp_h", 0);
        pick("Copy Rows As", "CSV with Names");
        await(() -> String.valueOf(Clipboard.getSystemClipboard().getString()).startsWith("ts,id.orig_h,"));
        menu("id.resp_h", 0);
        pick("Copy Rows As", "zeek-cut Line");
        assertThat(clipboard()).contains("$f[\"id.resp_h\"] == \"" + first.respAddress() + "\"");
    }

    @Test
    void groupsCountTheRowsShownAndLeadToThem() throws Exception {
        openSample();
        onFx(() -> window.commands().get("go-groups").run());
        GroupsView groups = robot.lookup(".groups-view").queryAs(GroupsView.class);
        ComboBox<?> second = robot.lookup("#group-by-2").queryAs(ComboBox.class);
        onFx(() -> second.getSelectionModel().select(second.getItems().stream().map(Object::toString).toList()
                .indexOf("conn_state")));
        await(() -> !groups.shown().get().isEmpty() && groups.shown().get().getFirst().values().size() == 2);
        long connections = groups.shown().get().stream().mapToLong(group -> group.connections()).sum();
        assertThat(connections).isEqualTo(selection.getSnapshot().size());

        long first = groups.shown().get().getFirst().connections();
        onFx(() -> {
            groups.table().requestFocus();
            groups.table().selection().select(0);
        });
        robot.push(KeyCode.ENTER);
        await(() -> settled() && selection.getShown().count() == first);
        assertThat(selection.getFilterText()).contains("id.resp_p == ").contains("conn_state == ");
    }

    @Test
    void onlyTheConnectionsOfOneFlow() throws Exception {
        openSample();
        menu("history", 0);
        pick("Only", "Same Addresses and Ports (community_id)");
        await(() -> settled() && selection.getFilterText().startsWith("community_id == "));

        ConnectionView row = selection.getShown().snapshot().view();
        assertThat(Arrays.stream(selection.getShown().rows())
                .mapToObj(each -> ColumnText.of(ConnectionColumn.COMMUNITY_ID, row.at(each)))
                .distinct())
                .hasSize(1);
    }

    @Test
    void anyColumnIsGroupedByFromItsMenu() throws Exception {
        openSample();
        menu("history", 0);
        pick("Group by history");
        GroupsView groups = robot.lookup(".groups-view").queryAs(GroupsView.class);
        long histories = Arrays.stream(selection.getShown().rows())
                .mapToObj(row -> selection.getSnapshot().view().at(row).history())
                .distinct()
                .count();

        await(() -> groups.shown().get().size() == histories);
        assertThat(window.tabs().getSelectionModel().getSelectedItem().getId()).isEqualTo("groups");
    }

    @Test
    void aBarOfAChartJoinsTheFilterAsACellDoes() throws Exception {
        openSample();
        onFx(() -> window.commands().get("go-charts").run());
        WindowedTable bars = robot.lookup(".charts-view .windowed-table").queryAs(WindowedTable.class);
        await(() -> bars.rows().size() > 1);
        onFx(() -> {
            bars.requestFocus();
            bars.selection().select(1);
        });
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        await(() -> bars.getContextMenu().isShowing());
        onFx(() -> {
            Menu apply = (Menu) item(bars.getContextMenu().getItems(), "Apply as Filter");
            bars.getContextMenu().hide();
            item(apply.getItems(), "Not Selected").fire();
        });

        assertThat(selection.getFilterText()).startsWith("!");
    }

    @Test
    void whatWasLookedAtIsAKeyAway() throws Exception {
        openSample();
        onFx(() -> table().selection().select(2));
        int before = selection.getConnection();
        onFx(() -> table().selection().select(5));
        onFx(() -> window.commands().get("go-back").run());

        await(() -> table().selection().leadRow() == before);
        onFx(() -> window.commands().get("go-forward").run());
        await(() -> table().selection().leadRow() != before);
    }

    @Test
    void tooltipsOfCellsSayWhatValuesMean() throws Exception {
        openSample();
        ConnectionsView connections = robot.lookup(".connections-view").queryAs(ConnectionsView.class);
        int dns = Arrays.stream(selection.getShown().rows())
                .filter(row -> selection.getShown().snapshot().view().at(row).respPort() == 53)
                .findFirst()
                .orElseThrow();

        assertThat(tooltip(connections.table(), "id.resp_p", dns)).contains("registered for domain");
        assertThat(tooltip(connections.table(), "history", dns)).contains("originator: ");
        assertThat(tooltip(connections.table(), "ts", dns)).contains(ConnectionColumn.TS.meaning());
    }

    // ------------------------------------------------------------------------------------------------------------------

    private static String tooltip(WindowedTable table, String columnId, int row) {
        return Objects.requireNonNull(table.columns().stream()
                .filter(column -> column.id().equals(columnId))
                .findFirst()
                .orElseThrow()
                .tooltip())
                .apply(row);
    }

    private List<String> shownStates() {
        ConnectionView view = selection.getShown().snapshot().view();
        List<String> states = new ArrayList<>();
        for (int row : selection.getShown().rows()) {
            states.add(view.at(row).state().name());
        }
        return states;
    }

    /// Opens the menu of a cell by the keyboard.
    private void menu(String columnId, int index) throws Exception {
        onFx(() -> {
            table().requestFocus();
            table().selection().select(index);
            table().setLeadColumn(columnId);
        });
        robot.push(KeyCode.SHIFT, KeyCode.F10);
        await(() -> table().getContextMenu().isShowing());
    }

    private MenuItem item(String title) {
        return item(table().getContextMenu().getItems(), title);
    }

    private static MenuItem item(List<MenuItem> items, String title) {
        return items.stream().filter(item -> title.equals(item.getText())).findFirst().orElseThrow();
    }

    private static List<String> titles(MenuItem menu) {
        return ((Menu) menu).getItems().stream().map(MenuItem::getText).filter(Objects::nonNull).toList();
    }

    private void pick(String title) {
        onFx(() -> {
            MenuItem item = item(title);
            table().getContextMenu().hide();
            item.fire();
        });
    }

    private void pick(String menu, String title) {
        onFx(() -> {
            MenuItem item = item(((Menu) item(menu)).getItems(), title);
            table().getContextMenu().hide();
            item.fire();
        });
    }

    private static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString());
    }
}
