package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.MasterDetailPane;
import org.junit.jupiter.api.Test;
import shad.model.query.ConnectionColumn;
import shad.views.selection.TimeRange;
import shad.views.style.Zoom;

/// The window as a person likes it, from one run to the next.
class LayoutTest extends WindowTest {
    @Test
    void theWindowComesBackAsItWasLeft() throws Exception {
        openSample();
        onFx(() -> {
            stage.setWidth(900);
            stage.setHeight(500);
            divided().setDividerPosition(0.5);
            table().setColumnVisible("uid", true);
            window.tabs().show("hosts");
            Objects.requireNonNull(appearance).zoomProperty().set(new Zoom(125));
        });
        restart();

        assertThat(stage.getWidth()).isEqualTo(900);
        assertThat(stage.getHeight()).isEqualTo(500);
        await(() -> Math.abs(divided().getDividerPosition() - 0.5) < 0.01);
        assertThat(table().isColumnVisible("uid")).isTrue();
        assertThat(window.tabs().getSelectionModel().getSelectedItem().getId()).isEqualTo("hosts");
        assertThat(Objects.requireNonNull(appearance).zoomProperty().get()).isEqualTo(new Zoom(125));
        onFx(() -> Objects.requireNonNull(appearance).zoomProperty().set(Zoom.NORMAL));
    }

    @Test
    void resettingTheLayoutBringsEverythingBack() throws Exception {
        openSample();
        onFx(() -> {
            table().setColumnVisible("uid", true);
            window.actions().inspectorShown().set(false);
            divided().setDividerPosition(0.4);
        });
        sortBy(true, ConnectionColumn.DURATION);
        onFx(() -> window.commands().get("view-reset-layout").run());
        await(this::settled);

        assertThat(table().isColumnVisible("uid")).isFalse();
        assertThat(table().sortOrder()).isEmpty();
        assertThat(window.actions().inspectorShown().get()).isTrue();
        await(() -> Math.abs(divided().getDividerPosition() - ConnectionsPane.USUAL_POSITION) < 0.01);
    }

    @Test
    void theInspectorGrowsWithTheWindow() throws Exception {
        openSample();
        onFx(() -> window.commands().get("view-reset-layout").run());
        await(() -> isUsualAt(1280));
        onFx(() -> stage.setWidth(1100));

        await(() -> isUsualAt(1100));
    }

    private boolean isUsualAt(double width) {
        return divided().getWidth() == width
                && Math.abs(divided().getDividerPosition() - ConnectionsPane.USUAL_POSITION) < 0.01;
    }

    @Test
    void zoomingChangesFontsRowsAndIconsAlike() throws Exception {
        openSample();
        double before = screenHeight(".connections-view .table-row-cell");
        double icon = screenHeight("#export .icon");
        robot.push(KeyCode.CONTROL, KeyCode.EQUALS).push(KeyCode.CONTROL, KeyCode.EQUALS);
        await(() -> Math.abs(screenHeight(".connections-view .table-row-cell") - 1.25 * before) < 1);

        assertThat(screenHeight("#export .icon")).isEqualTo(1.25 * icon);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
        await(() -> Math.abs(screenHeight(".connections-view .table-row-cell") - before) < 1);
    }

    @Test
    void recentCapturesThatAreGoneAreGrey() throws Exception {
        Path gone = Files.copy(SAMPLE, folder.resolve("gone.pcapng"));
        open(gone);
        openSample();
        onFx(() -> window.actions().close());
        Files.delete(gone);
        onFx(() -> window.commands().submenu("open-recent"));
        await(() -> window.capture().recentFiles().missing().contains(gone));

        Command command = window.commands().submenu("open-recent").stream()
                .filter(each -> each.plainTitle().endsWith("gone.pcapng"))
                .findFirst()
                .orElseThrow();
        assertThat(command.isEnabled()).isFalse();
        Hyperlink link = robot.lookup("gone.pcapng (missing)").queryAs(Hyperlink.class);
        assertThat(link.isDisabled()).isTrue();
        onFx(() -> window.commands().get("file-clear-recent").run());
        assertThat(window.capture().recentFiles().files()).isEmpty();
    }

    @Test
    void readingAgainKeepsFilterAndRange() throws Exception {
        openSample();
        TimeRange all = new TimeRange(0, Long.MAX_VALUE);
        onFx(() -> {
            selection.setFilterText("proto == tcp");
            selection.setTimeRange(all);
        });
        robot.push(KeyCode.CONTROL, KeyCode.R);
        awaitRows();

        assertThat(selection.getFilterText()).isEqualTo("proto == tcp");
        assertThat(selection.getTimeRange()).isEqualTo(all);
    }

    @Test
    void whatWasDoneToTheViewCanBeUndoneAndDoneAgain() throws Exception {
        openSample();
        int all = selection.getShown().count();
        onFx(() -> selection.setFilterText("conn_state == S0"));
        await(() -> selection.getShown().count() < all);
        await(() -> title("edit-undo").equals("Undo Filter"));
        sortBy(true, ConnectionColumn.DURATION);
        await(() -> title("edit-undo").equals("Undo Sort"));
        onFx(() -> table().setColumnVisible("uid", true));
        await(() -> title("edit-undo").equals("Undo Columns"));

        onFx(() -> table().requestFocus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> !table().isColumnVisible("uid"));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> table().sortOrder().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        await(() -> selection.getFilterText().isEmpty() && selection.getShown().count() == all);
        assertThat(window.commands().get("edit-undo").isEnabled()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        await(() -> selection.getFilterText().equals("conn_state == S0"));
        assertThat(title("edit-redo")).isEqualTo("Redo Sort");
    }

    @Test
    void ofSeveralDroppedCapturesTheFirstOpensAndThatIsSaid() throws Exception {
        Path other = Files.copy(SAMPLE, folder.resolve("other.pcapng"));
        onFx(() -> window.actions().openDropped(List.of(SAMPLE, other)));
        awaitRows();

        assertThat(texts("#capture-name")).contains("office.pcapng");
        await(() -> robot.lookup("One capture at a time").tryQuery().isPresent());
    }

    @Test
    void anEmptyTableSaysWhatToDo() throws Exception {
        openSample();
        onFx(() -> selection.setFilterText("id.resp_p == 1"));
        for (String tab : List.of("connections", "states", "histories", "services", "hosts")) {
            onFx(() -> window.tabs().show(tab));
            await(() -> texts("." + tab + "-view").contains("Nothing matches"));
        }
        List<Node> buttons = new ArrayList<>(robot.lookup("Clear Filter").queryAll());
        onFx(() -> ((ButtonBase) buttons.getFirst()).fire());
        await(() -> !selection.getShown().isEmpty());
    }

    private String title(String command) {
        return window.commands().get(command).plainTitle();
    }

    private MasterDetailPane divided() {
        return robot.lookup(".master-detail-pane").queryAs(MasterDetailPane.class);
    }

    private double screenHeight(String query) {
        Node node = robot.lookup(query).query();
        return node.localToScene(node.getLayoutBounds()).getHeight();
    }
}
