package shad.views.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;
import shad.views.table.ListColumn;

class ListWriterTest {
    private record Fruit(String name, long weight) {}

    private static final List<ListColumn<Fruit>> COLUMNS = List.of(
            ListColumn.text("name", "name", "What it is called", 100, Fruit::name),
            ListColumn.figure("weight", "weight", "In grams", 100, fruit -> fruit.weight() + " g", Fruit::weight));
    private static final List<Fruit> FRUITS = List.of(new Fruit("a \"b\"\tc", 7), new Fruit("-x", 12));

    private static String written(ConnLogFormat format, ExportRows rows, String... columns) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        ExportOrder order = new ExportOrder(
                rows, List.of(columns), new ExportTarget(Path.of("x"), format, SafeFile.Replace.LOGS));
        new ListWriter<>(COLUMNS, () -> FRUITS, () -> FRUITS.subList(1, 2))
                .write(order, target, (done, total) -> true);
        return target.toString(StandardCharsets.UTF_8);
    }

    @Test
    void chosenColumnsAreWrittenInTheirOrderAndRaw() throws IOException {
        assertThat(written(ConnLogFormat.TSV, ExportRows.SHOWN, "weight", "name"))
                .isEqualTo("weight\tname\n7\ta \"b\"\\x09c\n12\t-x\n");
        assertThat(written(ConnLogFormat.CSV, ExportRows.SHOWN, "name", "weight"))
                .isEqualTo("name,weight\r\n\"a \"\"b\"\"\tc\",7\r\n'-x,12\r\n");
        assertThat(written(ConnLogFormat.JSON, ExportRows.SELECTED, "name", "weight"))
                .isEqualTo("{\"name\":\"-x\",\"weight\":12}\n");
    }

    @Test
    void writingEndsSoonAfterItIsStopped() throws IOException {
        List<Fruit> many = IntStream.range(0, 100_000).mapToObj(i -> new Fruit("f", i)).toList();
        List<Long> told = new ArrayList<>();

        long rows = new ListWriter<>(COLUMNS, () -> many, () -> many).write(
                new ExportOrder(ExportRows.SHOWN, List.of("name"),
                        new ExportTarget(Path.of("x"), ConnLogFormat.CSV, SafeFile.Replace.LOGS)),
                new ByteArrayOutputStream(),
                (done, total) -> {
                    told.add(done);
                    return done < 5_000;
                });

        assertThat(rows).isEqualTo(5_120);
        assertThat(told).hasSize(6);
    }
}
