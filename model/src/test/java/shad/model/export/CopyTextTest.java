package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.query.ConnectionColumn;
import shad.model.query.TestRows;
import shad.model.store.StoreSnapshot;

class CopyTextTest {
    private static final List<ConnectionColumn> COLUMNS =
            List.of(ConnectionColumn.ID_RESP_H, ConnectionColumn.ID_RESP_P, ConnectionColumn.SERVICE);
    private final StoreSnapshot rows = new TestRows().add(row -> {}).add(row -> row.serviceId = 0).snapshot();
    private final int[] all = {1, 0};

    @Test
    void rowsComeInTheOrderAskedForWithOrWithoutNames() {
        assertThat(CopyText.ofRows(CopyFormat.TSV, false, rows, all, COLUMNS))
                .isEqualTo("192.168.1.2\t80\t-\n192.168.1.2\t80\thttp\n");
        assertThat(CopyText.ofRows(CopyFormat.TSV, true, rows, all, COLUMNS))
                .startsWith("id.resp_h\tid.resp_p\tservice\n192");
        assertThat(CopyText.ofRows(CopyFormat.CSV, true, rows, all, COLUMNS))
                .isEqualTo("id.resp_h,id.resp_p,service\r\n192.168.1.2,80,-\r\n192.168.1.2,80,http\r\n");
    }

    @Test
    void jsonLeavesOutWhatIsUnset() {
        assertThat(CopyText.ofRows(CopyFormat.JSON, false, rows, all, COLUMNS)).isEqualTo("""
                [
                {"id.resp_h":"192.168.1.2","id.resp_p":80},
                {"id.resp_h":"192.168.1.2","id.resp_p":80,"service":"http"}
                ]
                """);
        assertThat(CopyText.of(CopyFormat.JSON, true, List.of("n", "t"), List.of(List.of("-0.5", "say \"x\""))))
                .isEqualTo("[\n{\"n\":-0.5,\"t\":\"say \\\"x\\\"\"}\n]\n");
        assertThat(CopyText.of(CopyFormat.JSON, true, List.of("n"), List.of())).isEqualTo("[\n]\n");
    }

    @Test
    void markdownTakesNothingOfAValueForMarkup() {
        assertThat(CopyText.of(CopyFormat.MARKDOWN, false, List.of("a", "b"), List.of(List.of("x|y", "<i>\n"))))
                .isEqualTo("| a | b |\n| --- | --- |\n| x\\|y | \\<i\\>  |\n");
    }

    @Test
    void aSpreadsheetRunsNothing() {
        assertThat(CopyText.of(CopyFormat.CSV, false, List.of("a", "b", "c", "d"),
                List.of(List.of("=1+1", "-1.5", "b,c", "a"))))
                .isEqualTo("\"'=1+1\",-1.5,\"b,c\",a\r\n");
    }

    @Test
    void everyFormatHasEveryRow() {
        StoreSnapshot many = new TestRows().addRandom(500, new Random(3)).snapshot();
        int[] places = TestRows.all(many);
        for (CopyFormat format : CopyFormat.values()) {
            long around = format == CopyFormat.JSON || format == CopyFormat.MARKDOWN ? 2 : 1;
            assertThat(CopyText.ofRows(format, true, many, places, ConnectionColumn.all()).lines().count())
                    .as(format.word())
                    .isEqualTo(500 + around);
        }
    }
}
