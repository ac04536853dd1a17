package shad.views.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.ConnState;
import shad.views.control.StateMark;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class StatesViewTest {
    private final List<ConnState> chosen = new ArrayList<>();
    private Selection selection;
    private StatesView view;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        selection = new Selection();
        view = new StatesView(new StatesViewModel(new RowCounts(selection, Runnable::run, Runnable::run)));
        view.setOnChosen(chosen::add);
        stage.setScene(new Scene(view, 1000, 500));
        stage.show();
        selection.setShown(OfficeCapture.where(row -> row.state() == ConnState.SF || row.state() == ConnState.REJ));
    }

    @Test
    void eachStateIsALineWithItsMark(FxRobot robot) {
        assertThat(robot.lookup(".state-mark").queryAllAs(StateMark.class))
                .extracting(StateMark::getText)
                .contains("SF", "REJ");
        assertThat(table(robot).rows().size()).isEqualTo(2);
    }

    @Test
    void aStateNamesItsMostFrequentServices(FxRobot robot) {
        assertThat(robot.from(view).lookup(".table-cell").queryAllAs(TableCell.class))
                .extracting(cell -> String.valueOf(cell.getText()))
                .anyMatch(text -> text.matches("dns \\d.* · .*"));
    }

    @Test
    void enterChoosesTheState(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).selection().select(1);
        });
        robot.push(KeyCode.ENTER);

        assertThat(chosen).containsExactly(ConnState.REJ);
    }

    @Test
    void selectedStateStaysSelectedWhenTheOrderChanges(FxRobot robot) {
        robot.interact(() -> table(robot).selection().select(0));
        int row = table(robot).selection().leadRow();
        robot.interact(() -> selection.setShown(OfficeCapture.all()));

        assertThat(ConnState.ofOrdinal(row)).isEqualTo(ConnState.SF);
        assertThat(table(robot).selection().freeze().toArray()).containsExactly(row);
    }

    private WindowedTable table(FxRobot robot) {
        return robot.from(view).lookup(".windowed-table").queryAs(WindowedTable.class);
    }
}
