package shad.views.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.conn.ConnState;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.filter.FilterContext;
import shad.model.query.filter.FilterException;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.style.Appearance;
import shad.views.table.WindowedTable;
import shad.views.testing.OfficeCapture;
import shad.views.text.Clock;
import shad.views.text.Sizes;
import shad.views.text.Units;

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
        viewModel = new ChartsViewModel(new RowCounts(selection, Runnable::run, Runnable::run));
        TimelineViewModel timeline = new TimelineViewModel(new RowCounts(selection, Runnable::run, Runnable::run));
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
    void bytesReadInTheUnitsThatAPersonHasChosen(FxRobot robot) {
        long bytes = viewModel.getDistribution().byClass().getFirst().bytes();

        assertThat(cells(robot)).contains(Sizes.raw(bytes));
        robot.interact(() -> selection.formats().unitsProperty().set(Units.ROUNDED));
        assertThat(cells(robot)).contains(Sizes.human(bytes)).doesNotContain(Sizes.raw(bytes));
    }

    private static List<String> cells(FxRobot robot) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> robot.lookup(".table-cell").queryAllAs(Labeled.class)
                .stream()
                .map(Labeled::getText)
                .toList());
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

        assertThat(tables).hasSize(4);
        assertThat(tables.stream().filter(table -> table.rows().size() == 1)).hasSize(3).allSatisfy(table -> {
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

    @Test
    void servicesAreNamedAsInTheLog() throws FilterException {
        List<Bar> services = viewModel.getDistribution().byService();

        assertThat(services).isSortedAccordingTo(Comparator.comparingLong(Bar::connections).reversed());
        assertThat(services).extracting(Bar::label).contains("dns", "none");
        for (Bar bar : services) {
            RowFilter only = bar.filter().compile(FilterContext.DEFAULT);
            assertThat(new RowQuery(OfficeCapture.rows(), only, List.of()).rows())
                    .as(bar.label())
                    .hasSize((int) bar.connections());
        }
        assertThat(services).hasSize(Distribution.MOST);
    }

    @Test
    void timesReadByTheClockOfTheWindow(FxRobot robot) {
        WindowedTable table = robot.from(view)
                .lookup(".timeline-table > .windowed-table")
                .queryAs(WindowedTable.class);
        robot.interact(() -> selection.formats().clockProperty().set(Clock.RELATIVE));
        assertThat(table.columns().getFirst().text().apply(0)).matches("\\+\\d+(\\.\\d+)?");
        assertThat(robot.from(view).lookup(".chart-head > .heading").queryAllAs(Label.class))
                .extracting(Label::getText).contains("Connections over time (since first packet)");

        robot.interact(() -> selection.formats().clockProperty().set(Clock.EPOCH));
        assertThat(table.columns().getFirst().text().apply(0)).matches("\\d{9,10}(\\.\\d+)?");
    }

    @Test
    void ticksAreSecondsWithoutNeedlessZeros() {
        assertThat(new SecondsFormat(1_500, "+").format(1_500L)).isEqualTo("+0");
        assertThat(new SecondsFormat(1_500, "+").format(4_000L)).isEqualTo("+2.5");
        assertThat(new SecondsFormat(1_500, "+").format(0L)).isEqualTo("-1.5");
        assertThat(new SecondsFormat(0, "").format(1_700_000_000_000L)).isEqualTo("1700000000");
    }

    @Test
    void hostsThatTalkMostComeFirst() {
        List<Bar> hosts = viewModel.getDistribution().byHost();

        assertThat(hosts).hasSize(Distribution.MOST)
                .isSortedAccordingTo(Comparator.comparingLong(Bar::connections).reversed());
    }

    @Test
    void barsCanStandForBytes(FxRobot robot) {
        robot.interact(() -> viewModel.measureProperty().set(Measure.BYTES));

        assertThat(viewModel.getDistribution().byState())
                .isSortedAccordingTo(Comparator.comparingLong(Bar::bytes).reversed());
        assertThat(robot.from(view).lookup(".chart-head > .heading").queryAllAs(Label.class))
                .extracting(Label::getText).contains("Bytes by state", "Bytes over time (UTC)");
    }

    @Test
    void aLineShowsOnlyWhatItStandsFor(FxRobot robot) {
        List<String> chosen = new ArrayList<>();
        view.setOnOnly(filter -> chosen.add(filter.print()));
        WindowedTable byClass = tableOf(robot, "Connections by class of states");
        robot.interact(() -> {
            byClass.requestFocus();
            byClass.selection().select(0);
        });
        robot.push(KeyCode.ENTER);

        Bar first = viewModel.getDistribution().byClass().getFirst();
        assertThat(chosen).containsExactly(first.filter().print());
        assertThat(first.filter().print()).contains("conn_state");
    }

    @Test
    void aChartIsSavedAsPictureAndAsFigures(FxRobot robot) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        view.setSaver((name, content) -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            assertThatNoException().isThrownBy(() -> content.write(file));
            files.put(name, file.toByteArray());
        });
        robot.interact(() -> robot.from(view).lookup(".menu-button").queryAllAs(MenuButton.class).stream()
                .filter(button -> button.getText().equals("Save"))
                .forEach(button -> button.getItems().forEach(MenuItem::fire)));

        String figures = new String(
                Objects.requireNonNull(files.get("connections by state.csv")), StandardCharsets.UTF_8);
        assertThat(figures.lines()).hasSize(viewModel.getDistribution().byState().size() + 1);
        BufferedImage picture = ImageIO.read(
                new ByteArrayInputStream(Objects.requireNonNull(files.get("connections over time.png"))));
        assertThat(picture.getWidth()).isEqualTo(2000);
        assertThat(files).hasSize(10);
    }

    private WindowedTable tableOf(FxRobot robot, String accessibleText) {
        return robot.from(view).lookup(".windowed-table").queryAllAs(WindowedTable.class).stream()
                .filter(table -> accessibleText.equals(table.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }
}
