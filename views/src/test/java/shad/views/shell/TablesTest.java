package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.views.connections.ConnectionsView;
import shad.views.preferences.Settings;
import shad.views.table.ColumnSets;
import shad.views.table.ColumnState;
import shad.views.table.FindBar;

/// A person at the tables of the window: columns, sets of them, and finding.
class TablesTest extends WindowTest {
    @Test
    void findingGoesFromRowToRowAndStartsAgainAtTheTop() throws Exception {
        openSample();
        List<Integer> expected = placesOf("ssl");
        run("edit-find");
        robot.write("SSL");
        awaitNotice("1 of " + expected.size() + " rows");
        assertThat(lead()).isEqualTo(expected.getFirst());

        robot.push(KeyCode.ENTER);
        assertThat(lead()).isEqualTo(expected.get(1));
        run("edit-find-previous");
        run("edit-find-previous");
        assertThat(lead()).isEqualTo(expected.getLast());
        awaitNotice(expected.size() + " of " + expected.size() + " rows, from the end again");
        run("edit-find-next");
        assertThat(lead()).isEqualTo(expected.getFirst());
        awaitNotice("1 of " + expected.size() + " rows, from the top again");
        assertThat(selection.getShown().count()).isEqualTo(selection.getSnapshot().size());

        robot.push(KeyCode.ESCAPE);
        assertThat(bar().isVisible()).isFalse();
        assertThat(table().isFocused()).isTrue();
    }

    @Test
    void whatIsNotThereIsNotFoundAndWhatIsHiddenNeither() throws Exception {
        openSample();
        run("edit-find");
        robot.write("nobody has this");
        awaitNotice("Not found");

        onFx(() -> ((TextField) bar().lookup(".text-field")).setText(
                ColumnText.of(ConnectionColumn.UID, selection.getSnapshot().view().at(0))));
        awaitNotice("Not found");
    }

    @ParameterizedTest
    @CsvSource({"go-hosts, local", "go-states, SF", "go-histories, ShAD"})
    void listsAreSearchedToo(String tab, String text) throws Exception {
        openSample();
        run(tab);
        run("edit-find");
        robot.write(text);
        await(() -> robot.lookup(".find-bar .label").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("1 of ")));
    }

    @Test
    void stateAndHistoryFitBesideTheInspector() throws Exception {
        onFx(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        openSample();
        Bounds shown = WaitForAsyncUtils.waitForAsyncFx(5000, () -> table().localToScene(table().getLayoutBounds()));

        assertThat(right("conn_state")).isLessThan(shown.getMaxX());
        assertThat(right("history")).isLessThan(shown.getMaxX());
    }

    @Test
    void theLongestAddressOfIpv4IsWholeBesideTheInspector() throws Exception {
        onFx(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
        });
        openSample();
        onFx(() -> selection.setFilterText("id.resp_h == 255.255.255.255"));
        await(() -> settled() && selection.getShown().count() < selection.getSnapshot().size());

        await(() -> robot.lookup(".connections-view .table-cell > .text").queryAllAs(Text.class).stream()
                .anyMatch(text -> text.getText().equals("255.255.255.255")));
    }

    @Test
    void namedSetsOfColumnsComeBackInTheNextRun() throws Exception {
        openSample();
        ColumnSets sets = connections().columnSets();
        onFx(() -> {
            sets.apply(sets.builtIn().get(1));
            table().setColumnPinned("id.orig_h", true);
            assertThat(sets.save("Overview")).isPresent();
            assertThat(sets.save(" ")).isPresent();
            assertThat(sets.save("Mine")).isEmpty();
            table().resetColumns();
        });
        List<String> usual = shownColumns();
        run("view-column-set-4");
        List<String> mine = shownColumns();
        Settings settings = Settings.load(folder.resolve("settings.properties"));

        assertThat(settings.list("connections.column-sets")).singleElement().asString().startsWith("Mine\t");
        assertThat(mine).startsWith("id.orig_h").contains("missed_bytes").isNotEqualTo(usual);
        onFx(() -> {
            assertThat(sets.rename(sets.own().getFirst(), "Sizes of mine")).isEmpty();
            sets.delete(sets.own().getFirst());
        });
        assertThat(Settings.load(folder.resolve("settings.properties")).list("connections.column-sets")).isEmpty();
    }

    @Test
    void columnsOfEveryTableComeBackInTheNextRun() throws Exception {
        openSample();
        onFx(() -> {
            Objects.requireNonNull(window.tabs().tables().get("hosts")).setColumnVisible("peers", false);
            table().setColumnPinned("service", true);
            stage.hide();
        });
        Settings settings = Settings.load(folder.resolve("settings.properties"));

        assertThat(settings.list("hosts.columns")).anyMatch(text -> text.matches("peers \\S+ false false"));
        assertThat(settings.list("connections.columns").getFirst()).matches("service \\S+ true true");
    }

    @Test
    void columnsAreFoundByMeaningAndShownAtOnce() throws Exception {
        openSample();
        run("view-columns-choose");
        TextField search = robot.lookup(".column-dialog .text-field").queryAs(TextField.class);
        onFx(() -> search.setText("never captured"));
        Set<CheckBox> boxes = robot.lookup(".column-dialog .check-box").queryAllAs(CheckBox.class);
        assertThat(boxes).singleElement().extracting(Node::getId).isEqualTo("missed_bytes");
        Region dialog = robot.lookup(".dialog-pane").queryAs(Region.class);
        assertThat(dialog.minHeight(-1)).isGreaterThan(400);

        onFx(boxes.iterator().next()::fire);
        assertThat(shownColumns()).contains("missed_bytes");
        run("view-columns-reset");
        assertThat(shownColumns()).doesNotContain("missed_bytes");
    }

    // ------------------------------------------------------------------------------------------------------------------

    private void run(String command) {
        onFx(() -> window.commands().get(command).run());
    }

    private ConnectionsView connections() {
        return robot.lookup(".connections-view").queryAs(ConnectionsView.class);
    }

    private FindBar bar() {
        return connections().findBar();
    }

    private void awaitNotice(String text) throws Exception {
        await(() -> texts(bar()).contains(text));
    }

    private static Set<String> texts(FindBar bar) {
        return bar.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .collect(Collectors.toSet());
    }

    private int lead() {
        return table().selection().leadIndex();
    }

    /// Where the rows shown have a text in the columns shown.
    private List<Integer> placesOf(String text) {
        ConnectionView view = selection.getSnapshot().view();
        List<ConnectionColumn> columns = connections().visibleColumns();
        int[] rows = selection.getShown().rows();
        return IntStream.range(0, rows.length)
                .filter(place -> columns.stream()
                        .anyMatch(column -> ColumnText.of(column, view.at(rows[place])).contains(text)))
                .boxed()
                .toList();
    }

    private List<String> shownColumns() {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> table().columnStates().stream()
                .filter(ColumnState::visible)
                .map(ColumnState::columnId)
                .toList());
    }

    private double right(String columnId) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> table().lookupAll(".column-header").stream()
                .filter(TableColumnHeader.class::isInstance)
                .map(TableColumnHeader.class::cast)
                .filter(header -> header.getTableColumn() != null && columnId.equals(header.getTableColumn().getId()))
                .mapToDouble(header -> header.localToScene(header.getLayoutBounds()).getMaxX())
                .findFirst()
                .orElseThrow());
    }
}
