package shad.views.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Set;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import shad.model.conn.ConnState;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.style.Appearance;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class ChartsViewTest {
    private Selection selection;
    private ChartsViewModel viewModel;
    private ChartsView view;

    @Start
    void start(Stage stage) {
        Appearance appearance = new Appearance();
        selection = new Selection();
        viewModel = new ChartsViewModel(selection, Runnable::run, Runnable::run);
        TimelineViewModel timeline = new TimelineViewModel(selection, Runnable::run, Runnable::run);
        view = new ChartsView(viewModel, timeline, appearance.paletteProperty());
        stage.setScene(new Scene(view, 900, 700));
        stage.show();
        selection.setShown(OfficeCapture.all());
    }

    @Test
    void barsAreOrderedByCountAndAddUpToAllRows() {
        Distribution distribution = viewModel.getDistribution();

        assertThat(distribution.byState())
                .isSortedAccordingTo(Comparator.comparingLong(Bar::connections).reversed());
        assertThat(distribution.byState().stream().mapToLong(Bar::connections).sum())
                .isEqualTo(OfficeCapture.rows().size());
        assertThat(distribution.byClass().stream().mapToLong(Bar::connections).sum())
                .isEqualTo(OfficeCapture.rows().size());
    }

    @Test
    void classIsTheSumOfItsStates() {
        Distribution distribution = viewModel.getDistribution();
        for (Bar bar : distribution.byClass()) {
            long states = distribution.byState().stream()
                    .filter(state -> state.stateClass() == bar.stateClass())
                    .mapToLong(Bar::connections)
                    .sum();
            assertThat(bar.connections()).as(bar.label()).isEqualTo(states);
        }
    }

    @Test
    void eachChartHasItsTable(FxRobot robot) {
        ShownRows rejected = OfficeCapture.where(row -> row.state() == ConnState.REJ);
        robot.interact(() -> selection.setShown(rejected));
        Set<WindowedTable> tables =
                robot.from(view).lookup(".distribution > .windowed-table").queryAllAs(WindowedTable.class);

        assertThat(tables).hasSize(2).allSatisfy(table -> {
            assertThat(table.rows().size()).isEqualTo(1);
            assertThat(table.columns().get(2).text().apply(0)).isEqualTo(String.valueOf(rejected.count()));
            assertThat(table.columns().get(3).text().apply(0)).isEqualTo("100 %");
        });
    }

    @Test
    void timelineHasItsTableToo(FxRobot robot) {
        WindowedTable table = robot.from(view)
                .lookup(".timeline-table > .windowed-table")
                .queryAs(WindowedTable.class);
        long total = 0;
        for (int index = 0; index < table.rows().size(); index++) {
            total += Long.parseLong(table.columns().get(1).text().apply(table.rows().row(index)));
        }

        assertThat(total).isEqualTo(OfficeCapture.rows().size());
    }
}
