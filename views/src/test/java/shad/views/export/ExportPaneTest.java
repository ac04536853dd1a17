package shad.views.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.export.ConnLogFormat;
import shad.views.text.Counts;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls the method that starts
class ExportPaneTest {
    private ExportPane pane;

    @Start
    void start(Stage stage) {
        pane = new ExportPane(
                new ExportOffer(
                        "connection",
                        "conn",
                        Map.of(ExportRows.SELECTED, 0, ExportRows.SHOWN, 1200, ExportRows.ALL, 5000),
                        ExportRows.SHOWN,
                        List.of("ts", "uid", "history"),
                        List.of(
                                new ExportColumns("All", List.of("ts", "uid", "history")),
                                new ExportColumns("Shown in the table", List.of("history", "ts"))),
                        new ExportColumns("With remarks", List.of("mark", "note")),
                        ""),
                ConnLogFormat.TSV);
        stage.setScene(new Scene(pane, 640, 480));
        stage.show();
    }

    private void choose(FxRobot robot, String word) {
        robot.interact(() -> robot.lookup(".toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(button -> word.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private static String outcome(FxRobot robot) {
        return robot.lookup(".export-pane > .label").queryAs(Label.class).getText();
    }

    @Test
    void itSaysWhatTheChoiceComesTo(FxRobot robot) {
        assertThat(outcome(robot)).isEqualTo(Counts.format(1200) + " connections with 3 columns");

        choose(robot, "Shown in the table");
        choose(robot, "CSV");

        assertThat(pane.columns()).containsExactly("history", "ts");
        assertThat(pane.format()).isEqualTo(ConnLogFormat.CSV);
        assertThat(pane.rows()).isEqualTo(ExportRows.SHOWN);
    }

    @Test
    void rowsThatThereAreNoneOfCannotBeChosen(FxRobot robot) {
        assertThat(robot.lookup(".toggle-button").queryAllAs(ToggleButton.class))
                .noneMatch(button -> button.getText().startsWith("Selected"));
    }

    @Test
    void columnsChosenByHandBeginWithTheSetBefore(FxRobot robot) {
        choose(robot, "Shown in the table");
        choose(robot, "Chosen below");

        assertThat(pane.columns()).containsExactly("ts", "history");
    }

    @Test
    void extrasAreWrittenBehindWhatIsChosenOnceTheyAreWanted(FxRobot robot) {
        choose(robot, "Shown in the table");
        assertThat(pane.columns()).containsExactly("history", "ts");

        robot.interact(() -> robot.lookup("#export-extras").queryAs(CheckBox.class).fire());

        assertThat(pane.columns()).containsExactly("history", "ts", "mark", "note");
        assertThat(outcome(robot)).endsWith("with 4 columns");
        choose(robot, "All");
        assertThat(pane.columns()).containsExactly("ts", "uid", "history", "mark", "note");
    }

    @Test
    void extrasAloneAreNoExport(FxRobot robot) {
        robot.interact(() -> {
            robot.lookup("#export-extras").queryAs(CheckBox.class).fire();
            robot.lookup(".list-cell").queryAllAs(ListCell.class).stream()
                    .filter(cell -> cell.getGraphic() instanceof CheckBox)
                    .forEach(cell -> ((CheckBox) cell.getGraphic()).fire());
        });

        assertThat(pane.incompleteProperty().get()).isTrue();
        assertThat(outcome(robot)).isEqualTo("Choose at least one column");
    }

    @Test
    void tickingAColumnIsChoosingByHand(FxRobot robot) {
        robot.interact(() -> robot.lookup(".list-cell").queryAllAs(ListCell.class).stream()
                .filter(cell -> "uid".equals(cell.getText()))
                .forEach(cell -> ((CheckBox) cell.getGraphic()).fire()));

        assertThat(pane.columns()).containsExactly("ts", "history");
        choose(robot, "All");
        assertThat(pane.columns()).containsExactly("ts", "uid", "history");
    }
}
