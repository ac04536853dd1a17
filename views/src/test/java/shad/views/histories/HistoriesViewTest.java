package shad.views.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.style.Appearance;
import shad.views.table.ColumnSpec;
import shad.views.table.GroupCountColumns;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class HistoriesViewTest {
    private final List<String> chosen = new ArrayList<>();
    private HistoriesView view;

    @Start
    void start(Stage stage) {
        var _ = new Appearance();
        Selection selection = new Selection();
        view = new HistoriesView(new HistoriesViewModel(new RowCounts(selection, Runnable::run, Runnable::run)),
                Runnable::run);
        view.setOnChosen(chosen::add);
        stage.setScene(new Scene(view, 1000, 500));
        stage.show();
        selection.setShown(OfficeCapture.where(row -> row.history().equals("Sr")));
    }

    @Test
    void aHistoryIsSaidInWords(FxRobot robot) {
        ColumnSpec meaning = table(robot).columns().stream()
                .filter(column -> column.id().equals(GroupCountColumns.MEANING))
                .findFirst()
                .orElseThrow();

        assertThat(meaning.text().apply(table(robot).rows().row(0))).isEqualTo("SYN refused with a RST");
    }

    @Test
    void enterChoosesTheHistory(FxRobot robot) {
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).selection().select(0);
        });
        robot.push(KeyCode.ENTER);

        assertThat(chosen).containsExactly("Sr");
    }

    private WindowedTable table(FxRobot robot) {
        return robot.from(view).lookup(".windowed-table").queryAs(WindowedTable.class);
    }
}
