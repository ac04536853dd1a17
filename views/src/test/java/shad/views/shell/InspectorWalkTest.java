package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.MasterDetailPane;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.views.table.WindowedTable;
import shad.views.testing.SyntheticLog;

/// The parts of the inspector that go back to the capture, in the window.
class InspectorWalkTest extends WindowTest {
    @Test
    void packetsAreReachedByKeysAlone() throws Exception {
        List<MouseEvent> mouse = new ArrayList<>();
        onFx(() -> stage.addEventFilter(MouseEvent.MOUSE_PRESSED, mouse::add));
        openSample();
        chooseTcp();
        robot.push(KeyCode.F6);
        await(() -> inspectorTabs().isFocused());
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        ConnectionView view = selection.getSnapshot().view().at(selection.getConnection());
        await(() -> packets().rows().size() == view.origPackets() + view.respPackets());

        robot.push(KeyCode.TAB);
        await(() -> packets().isFocused());
        robot.push(KeyCode.END);
        await(() -> packets().selection().leadRow() == packets().rows().size() - 1);
        robot.push(KeyCode.TAB);
        await(() -> stage.getScene().getFocusOwner().getStyleClass().contains("field-tree"));
        robot.push(KeyCode.ESCAPE);
        await(() -> table().isFocused());
        assertThat(mouse).isEmpty();
    }

    @Test
    void rowsChosenQuicklyEndWithThePacketsOfTheLast() throws Exception {
        openSample();
        chooseTcp();
        onFx(() -> inspectorTabs().getSelectionModel().select(2));
        for (int i = 0; i < 12; i++) {
            robot.push(KeyCode.DOWN);
        }
        ConnectionView view = selection.getSnapshot().view().at(selection.getConnection());
        await(() -> packets().rows().size() == view.origPackets() + view.respPackets());
    }

    @Test
    void aLogSaysWhereItsPacketsAre() throws Exception {
        Path log = folder.resolve("conn.log");
        try (InputStream rows = new SyntheticLog(20, 10)) {
            Files.copy(rows, log);
        }
        open(log);
        onFx(() -> {
            selection.setConnection(3);
            inspectorTabs().getSelectionModel().select(2);
        });
        await(() -> texts(".inspector .flow-notice")
                .contains("A log has no packets: they are only in the capture that this log was made from."));
    }

    @Test
    void theInspectorIsMadeWideAndNarrowAgain() throws Exception {
        openSample();
        double before = divided().getDividerPosition();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        await(() -> divided().getDividerPosition() < 0.5);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.I);
        await(() -> Math.abs(divided().getDividerPosition() - before) < 0.05);
    }

    private void chooseTcp() throws Exception {
        int row = 0;
        while (selection.getSnapshot().view().at(row).origPackets() < 5) {
            row++;
        }
        int chosen = row;
        onFx(() -> {
            table().selectAndReveal(chosen);
            table().requestFocus();
        });
        await(() -> selection.getConnection() == chosen);
    }

    private TabPane inspectorTabs() {
        return (TabPane) stage.getScene().lookup(".inspector .tab-pane");
    }

    private WindowedTable packets() {
        return (WindowedTable) stage.getScene().lookup(".packets-pane .windowed-table");
    }

    private MasterDetailPane divided() {
        return (MasterDetailPane) stage.getScene().lookup(".master-detail-pane");
    }
}
