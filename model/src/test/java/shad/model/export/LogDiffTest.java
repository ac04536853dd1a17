package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.conn.ConnState;
import shad.model.query.TestRows;
import shad.model.store.StoreSnapshot;

class LogDiffTest {
    @TempDir
    private Path folder;

    private LogDiff compare(byte[] left, byte[] right, boolean uids) throws IOException {
        Path leftFile = Files.write(folder.resolve("left.log"), left);
        Path rightFile = Files.write(folder.resolve("right.log"), right);
        try (ZeekLogReader leftLog = ZeekLogReader.open(leftFile);
                ZeekLogReader rightLog = ZeekLogReader.open(rightFile)) {
            return LogDiff.compare(leftLog, rightLog, uids, 10);
        }
    }

    private static byte[] log(TestRows rows) {
        StoreSnapshot snapshot = rows.snapshot();
        return TestLogs.log(ConnLogFormat.TSV, snapshot, TestRows.all(snapshot));
    }

    private static TestRows threeRows() {
        return new TestRows().add(row -> row.origPort = 1).add(row -> row.origPort = 2).add(row -> row.origPort = 3);
    }

    @Test
    void logEqualsItselfInEitherForm() throws IOException {
        byte[] tsv = TestLogs.randomLog(ConnLogFormat.TSV, 2000, 1);
        byte[] json = TestLogs.randomLog(ConnLogFormat.JSON, 2000, 1);

        assertThat(compare(tsv, tsv, true).isEqual()).isTrue();
        LogDiff diff = compare(tsv, json, true);
        assertThat(diff.isEqual()).isTrue();
        assertThat(diff.equal()).isEqualTo(2000);
    }

    @Test
    void differingColumnsAreCounted() throws IOException {
        TestRows other = new TestRows()
                .add(row -> row.origPort = 1)
                .add(row -> {
                    row.origPort = 2;
                    row.state = ConnState.S1;
                    row.missedBytes = 4;
                })
                .add(row -> row.origPort = 3);
        LogDiff diff = compare(log(threeRows()), log(other), true);

        assertThat(diff.isEqual()).isFalse();
        assertThat(diff.equal()).isEqualTo(2);
        assertThat(diff.differing()).isEqualTo(1);
        assertThat(diff.byColumn()).isEqualTo(Map.of("conn_state", 1L, "missed_bytes", 1L));
        assertThat(diff.differences().getFirst().columns()).containsExactly("conn_state", "missed_bytes");
        assertThat(diff.differences().getFirst().right().value("conn_state")).isEqualTo("S1");
        assertThat(diff.sameOrder()).isTrue();
    }

    @Test
    void uidsCountOnlyWhenAsked() throws IOException {
        TestRows left = new TestRows();
        left.add(row -> row.tunnelParentsId = left.label("C1,C2"));
        TestRows right = new TestRows();
        right.add(row -> {
            row.uidOrdinal = 9;
            row.tunnelParentsId = right.label("C8,C9");
        });

        assertThat(compare(log(left), log(right), false).isEqual()).isTrue();
        assertThat(compare(log(left), log(right), true).byColumn()).containsOnlyKeys("uid", "tunnel_parents");
    }

    @Test
    void numberOfTunnelsAlwaysCounts() throws IOException {
        TestRows left = new TestRows();
        left.add(row -> row.tunnelParentsId = left.label("C1,C2"));
        TestRows right = new TestRows();
        right.add(row -> row.tunnelParentsId = right.label("C1"));

        assertThat(compare(log(left), log(right), false).byColumn()).containsOnlyKeys("tunnel_parents");
    }

    @Test
    void missingAndExtraRowsAreTold() throws IOException {
        TestRows other =
                new TestRows().add(row -> row.origPort = 1).add(row -> row.origPort = 3).add(row -> row.origPort = 4);
        LogDiff diff = compare(log(threeRows()), log(other), false);

        assertThat(diff.missing()).isEqualTo(1);
        assertThat(diff.missingRows().getFirst().value("id.orig_p")).isEqualTo("2");
        assertThat(diff.extra()).isEqualTo(1);
        assertThat(diff.extraRows().getFirst().value("id.orig_p")).isEqualTo("4");
        assertThat(diff.equal()).isEqualTo(2);
        assertThat(diff.sameOrder()).isTrue();
    }

    @Test
    void otherOrderIsTold() throws IOException {
        StoreSnapshot snapshot = new TestRows().addRandom(500, new Random(3)).snapshot();
        int[] backwards = IntStream.range(0, 500).map(i -> 499 - i).toArray();
        LogDiff diff = compare(
                TestLogs.log(ConnLogFormat.TSV, snapshot, TestRows.all(snapshot)),
                TestLogs.log(ConnLogFormat.TSV, snapshot, backwards),
                true);

        assertThat(diff.equal()).isEqualTo(500);
        assertThat(diff.sameOrder()).isFalse();
        assertThat(diff.isEqual()).isFalse();
    }

    @Test
    void columnsOfOneLogOnlyAreTold() throws IOException {
        String whole = TestLogs.text(log(threeRows()));
        String cut = whole.lines()
                .map(line -> line.startsWith("#") && !line.startsWith("#fields") && !line.startsWith("#types")
                        ? line
                        : line.substring(0, line.lastIndexOf('\t')))
                .collect(Collectors.joining("\n", "", "\n"));
        LogDiff diff = compare(whole.getBytes(StandardCharsets.UTF_8),
                cut.getBytes(StandardCharsets.UTF_8), false);

        assertThat(diff.leftColumns()).containsExactly("ip_proto");
        assertThat(diff.rightColumns()).isEmpty();
        assertThat(diff.equal()).isEqualTo(3);
        assertThat(diff.isEqual()).isFalse();
    }
}
