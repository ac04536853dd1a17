package shad.views.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.TableColumn;
import org.junit.jupiter.api.Test;

class SpareRoomTest {
    private final Map<String, ColumnSpec> specs = Map.of(
            "port", spec("port", 60),
            "host", spec("host", 100).upTo(300),
            "names", spec("names", 200).upTo(300));
    private final TableColumn<String, String> port = column("port");
    private final TableColumn<String, String> host = column("host");
    private final TableColumn<String, String> names = column("names");
    private final SpareRoom room = new SpareRoom();

    @Test
    void columnsOfLongTextsShareWhatIsLeftByWhatTheyCouldUse() {
        share(360 + 150);

        assertThat(widths()).containsExactly(60.0, 200.0, 250.0);
    }

    @Test
    void noColumnGetsMoreThanItCouldUse() {
        share(5_000);

        assertThat(widths()).containsExactly(60.0, 300.0, 300.0);
    }

    @Test
    void columnsOfPartsOfAPixelFitWithoutABarBelow() {
        port.setPrefWidth(60.4);
        host.setPrefWidth(100.4);
        share(61 + 101 + 200 + 20);

        assertThat(widths()).containsExactly(60.4, 100.4, 220.0);
    }

    @Test
    void columnsGiveBackWhatASmallerWindowLacks() {
        share(5_000);
        share(300);

        assertThat(widths()).containsExactly(60.0, 100.0, 200.0);
    }

    @Test
    void whatAColumnWasGivenIsNotRememberedAsItsOwn() {
        share(5_000);

        assertThat(ownWidth(host)).isEqualTo(100);
        assertThat(ownWidth(port)).isEqualTo(60);
    }

    @Test
    void aColumnThatAPersonSizedStaysAsItIs() {
        share(5_000);
        host.setPrefWidth(120);
        share(60 + 120 + 200 + 40);

        assertThat(widths()).containsExactly(60.0, 120.0, 240.0);
        assertThat(ownWidth(host)).isEqualTo(120);
    }

    private void share(double width) {
        room.share(width, List.of(port, host, names), this::spec);
    }

    private List<Double> widths() {
        return Stream.of(port, host, names).map(TableColumn::getWidth).toList();
    }

    private double ownWidth(TableColumn<String, String> column) {
        return room.ownWidth(spec(column.getId()), column);
    }

    private ColumnSpec spec(String id) {
        return Objects.requireNonNull(specs.get(id));
    }

    private static ColumnSpec spec(String id, double width) {
        return ColumnSpec.mono(id, id, width, row -> "");
    }

    private TableColumn<String, String> column(String id) {
        TableColumn<String, String> column = new TableColumn<>(id);
        column.setId(id);
        column.setPrefWidth(spec(id).width());
        return column;
    }
}
