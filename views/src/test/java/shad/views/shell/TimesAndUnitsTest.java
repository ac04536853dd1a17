package shad.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.views.preferences.Settings;
import shad.views.text.Clock;
import shad.views.text.Units;

/// Times and amounts as a person wants to read them; what leaves the window stays exact.
class TimesAndUnitsTest extends WindowTest {
    @Test
    void timesFollowTheZoneInTablesAndBesideThem() throws Exception {
        openSample();
        String utc = cells("ts").getFirst();
        onFx(() -> {
            selection.formats().namedZoneProperty().set(ZoneId.of("Asia/Kathmandu"));
            selection.formats().clockProperty().set(Clock.ZONE);
        });

        assertThat(cells("ts").getFirst()).isNotEqualTo(utc).endsWith(utc.substring(5));
        assertThat(texts(".timeline")).contains("Asia/Kathmandu");
        assertThat(button("#time-button").getText()).isEqualTo("Asia/Kathmandu");
        onFx(() -> table().selection().select(0));
        assertThat(texts(".summary-pane")).anyMatch(text -> text.endsWith("+05:45 Asia/Kathmandu"));
        assertThat(Settings.load(folder.resolve("settings.properties")).get("format.zone"))
                .isEqualTo(Optional.of("Asia/Kathmandu"));
    }

    @Test
    void deltaCountsFromTheRowAboveInTheOrderShown() throws Exception {
        openSample();
        onFx(() -> selection.formats().clockProperty().set(Clock.DELTA));
        assertDeltas();

        sortBy(true, ConnectionColumn.DURATION);
        assertThat(cells("ts")).anyMatch(text -> text.startsWith("-"));
        assertDeltas();
    }

    @Test
    void relativeCountsFromTheFirstPacket() throws Exception {
        openSample();
        onFx(() -> selection.formats().clockProperty().set(Clock.RELATIVE));

        assertThat(cells("ts").getFirst()).isEqualTo("+0.000000");
        assertThat(button("#time-button").getText()).isEqualTo("since first packet");
    }

    @Test
    void unitsRoundWhatIsShownAndNothingElse() throws Exception {
        openSample();
        onFx(() -> {
            stage.setWidth(1400);
            window.actions().inspectorShown().set(false);
        });
        await(() -> !cellsNow("orig_bytes").isEmpty() && !cellsNow("duration").isEmpty());
        List<String> exact = cells("orig_bytes");
        onFx(() -> selection.formats().unitsProperty().set(Units.ROUNDED));

        assertThat(cells("orig_bytes")).isNotEqualTo(exact).anyMatch(text -> text.endsWith(" B"));
        assertThat(cells("duration")).anyMatch(text -> text.endsWith("ms"));
        onFx(() -> {
            Clipboard.getSystemClipboard().clear();
            window.actions().selectAll();
            window.actions().copySelected();
        });
        assertThat(ColumnText.of(ConnectionColumn.DURATION, selection.getSnapshot().view().at(0)))
                .matches("\\d+\\.\\d{6}");
        await(() -> Clipboard.getSystemClipboard().hasString()
                && Clipboard.getSystemClipboard().getString().lines().count() > 1);
        String copied = WaitForAsyncUtils.waitForAsyncFx(
                5000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).doesNotContain(" kB", " ms");
    }

    @Test
    void anyZoneIsFoundByItsName() throws Exception {
        openSample();
        onFx(() -> window.commands().get("view-time-zone").run());
        robot.write("johan");
        robot.push(KeyCode.ENTER);
        await(() -> selection.formats().getClock() == Clock.ZONE);

        assertThat(selection.formats().zone()).isEqualTo(ZoneId.of("Africa/Johannesburg"));
    }

    private void assertDeltas() {
        List<String> shown = cells("ts");
        long[] starts = Arrays.stream(selection.getShown().rows())
                .mapToLong(row -> selection.getShown().snapshot().view().at(row).startNanos() / 1000)
                .toArray();
        assertThat(shown.getFirst()).isEqualTo("+0.000000");
        for (int i = 1; i < shown.size(); i++) {
            assertThat(Math.round(Double.parseDouble(shown.get(i)) * 1e6)).isEqualTo(starts[i] - starts[i - 1]);
        }
    }

    private MenuButton button(String query) {
        return robot.lookup(query).queryAs(MenuButton.class);
    }

    /// The cells of a column that are on the screen, from top to bottom.
    private List<String> cells(String column) {
        return WaitForAsyncUtils.waitForAsyncFx(5000, () -> cellsNow(column));
    }

    private List<String> cellsNow(String column) {
        stage.getScene().getRoot().layout();
        return robot.lookup(".connections-view .table-cell").<TableCell<?, ?>>queryAllAs(cellType()).stream()
                .filter(cell -> cell.getTableColumn() != null && column.equals(cell.getTableColumn().getId()))
                .filter(cell -> !cell.isEmpty())
                .sorted((a, b) -> Integer.compare(a.getIndex(), b.getIndex()))
                .map(Labeled::getText)
                .toList();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Class<TableCell<?, ?>> cellType() {
        return (Class) TableCell.class;
    }
}
