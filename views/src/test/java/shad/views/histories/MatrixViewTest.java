package shad.views.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.ConnState;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.table.SortKey;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls the method that starts
class MatrixViewTest {
    private final List<String> chosen = new ArrayList<>();
    private final Selection selection = new Selection();
    private MatrixViewModel viewModel;
    private MatrixView view;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        viewModel = new MatrixViewModel(new RowCounts(selection, Runnable::run, Runnable::run));
        view = new MatrixView(viewModel, Runnable::run);
        view.setOnChosen((history, state) -> chosen.add(history + " " + state));
        stage.setScene(new Scene(view, 1280, 500));
        stage.show();
        selection.setShown(OfficeCapture.all());
    }

    private WindowedTable table(FxRobot robot) {
        return robot.from(view).lookup(".windowed-table").queryAs(WindowedTable.class);
    }

    private long[] counts() {
        Matrix matrix = viewModel.getMatrix();
        return Arrays.stream(matrix.ids()).mapToLong(matrix::count).toArray();
    }

    @Test
    void rareHistoriesComeFirst() {
        assertThat(counts()).isSorted().hasSizeGreaterThan(10);
        assertThat(Arrays.stream(counts()).sum()).isEqualTo(OfficeCapture.all().count());
    }

    @Test
    void theOrderCanBeTurnedRound(FxRobot robot) {
        robot.interact(() -> table(robot).sortBy(List.of(new SortKey("SF", true))));

        Matrix matrix = viewModel.getMatrix();
        long first = matrix.count(matrix.ids()[0], ConnState.SF);
        assertThat(Arrays.stream(matrix.ids()).mapToLong(id -> matrix.count(id, ConnState.SF)).max())
                .hasValue(first);
    }

    @Test
    void onlyStatesThatOccurHaveAColumn(FxRobot robot) {
        robot.interact(() -> selection.setShown(OfficeCapture.where(row -> row.history().equals("Sr"))));

        assertThat(table(robot).isColumnVisible("REJ")).isTrue();
        assertThat(table(robot).isColumnVisible("SF")).isFalse();
        assertThat(counts()).hasSize(1);
    }

    @Test
    void aClickOnANumberChoosesHistoryAndState(FxRobot robot) {
        robot.interact(() -> selection.setShown(OfficeCapture.where(row -> row.history().equals("Sr"))));
        Label figure = robot.from(view).lookup(".heat-cell .label").queryAllAs(Label.class).stream()
                .filter(label -> label.getScene() != null && !label.getText().isEmpty())
                .findFirst()
                .orElseThrow();
        robot.clickOn(figure);

        assertThat(chosen).containsExactly("Sr REJ");
    }

    @Test
    void enterChoosesTheCellThatTheKeyboardIsOn(FxRobot robot) {
        robot.interact(() -> {
            selection.setShown(OfficeCapture.where(row -> row.history().equals("Sr")));
            table(robot).requestFocus();
            table(robot).selection().select(0);
            table(robot).setLeadColumn("REJ");
        });
        robot.push(KeyCode.ENTER);

        assertThat(chosen).containsExactly("Sr REJ");
    }

    @Test
    void theGroundIsTheStrongerTheLargerTheShareIs() {
        assertThat(HeatCell.opacity(1)).isGreaterThan(HeatCell.opacity(0.01));
        assertThat(HeatCell.opacity(0.01)).isGreaterThan(HeatCell.opacity(0.0001));
        assertThat(HeatCell.opacity(1e-9)).isEqualTo(HeatCell.opacity(0));
    }

    @Test
    void theMenuOfACellIsAboutItsHistoryAndState(FxRobot robot) {
        robot.interact(() -> {
            selection.setShown(OfficeCapture.where(row -> row.history().equals("Sr")));
            view.setMenus((history, state) -> List.of(new MenuItem("Filter by " + history + " " + state)));
            table(robot).requestFocus();
            table(robot).selection().select(0);
            table(robot).setLeadColumn("REJ");
        });
        robot.push(KeyCode.SHIFT, KeyCode.F10);

        assertThat(table(robot).getContextMenu().getItems()).extracting(MenuItem::getText)
                .containsExactly("Show Connections", "Filter by Sr REJ");
    }
}
