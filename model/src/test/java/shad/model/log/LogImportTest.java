package shad.model.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.analysis.LogShape;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.export.ExtraColumn;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TestRows;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class LogImportTest {
    private static final String MARKS = """
            #separator \\x09
            #set_separator	,
            #empty_field	(empty)
            #unset_field	-
            #path	conn
            #open	2026-01-31-23-59-58
            """;
    private static final String HEADER = MARKS
            + "#fields\t" + names(ConnectionColumn.base()) + "\n"
            + "#types\ttime\tstring\n";
    private static final String ROW =
            "1427304960.695733\tCHhAvVGS1DHFjwGM9\t192.168.1.2\t49159\t192.168.1.1\t20000\ttcp"
                    + "\tdnp3_tcp\t0.463113\t120\t0\tS0\tT\tF\t0\tSAD\t5\t332\t0\t0\t-\t6\n";

    private static String names(List<ConnectionColumn> columns) {
        return columns.stream().map(ConnectionColumn::zeekName).collect(Collectors.joining("\t"));
    }

    private static Analysis open(byte[] log) throws CaptureException {
        Analysis analysis =
                Analysis.ofStream(new ByteArrayInputStream(log), "test.log", AnalysisOptions.DEFAULT, null);
        analysis.run();
        return analysis;
    }

    private static Analysis open(String log) throws CaptureException {
        return open(log.getBytes(StandardCharsets.UTF_8));
    }

    private static LogShape shape(Analysis analysis) {
        return Objects.requireNonNull(analysis.log());
    }

    private static String written(StoreSnapshot snapshot, ConnLogFormat format, List<ConnectionColumn> columns)
            throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        ConnLogWriter writer = new ConnLogWriter(target, format, columns, Clock.systemUTC());
        writer.append(snapshot, IntStream.range(0, snapshot.size()).toArray());
        writer.finish();
        return target.toString(StandardCharsets.UTF_8).replaceAll("#(open|close)\t.*\n", "");
    }

    private static String exported(Analysis analysis, ConnLogFormat format) throws IOException {
        return written(analysis.snapshot(), format, shape(analysis).columns());
    }

    private static String reasons(Analysis analysis) {
        return analysis.faults().stream()
                .map(fault -> fault.frameNumber() + "@" + fault.filePosition() + " " + fault.reason())
                .collect(Collectors.joining("\n"));
    }

    // --- what a log says is kept --------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(names = {"TSV", "JSON"})
    void rowsOfAnyValuesExportAsTheSameLines(ConnLogFormat format) throws Exception {
        StoreSnapshot rows = new TestRows().addRandom(20_000, new Random(5)).snapshot();
        String log = written(rows, format, ConnectionColumn.all());

        Analysis analysis = open(log);

        assertThat(reasons(analysis)).isEmpty();
        assertThat(shape(analysis).notes()).isEmpty();
        assertThat(exported(analysis, format)).isEqualTo(log);
    }

    @ParameterizedTest
    @EnumSource(names = {"TSV", "JSON"})
    void aLogWithColumnsOfShadsOwnHasTheSameRows(ConnLogFormat format) throws Exception {
        StoreSnapshot rows = new TestRows().addRandom(200, new Random(7)).snapshot();
        List<ExtraColumn> extras = List.of(
                new ExtraColumn("mark", row -> row.row() % 3 == 0 ? "star" : ""),
                new ExtraColumn("note", row -> row.row() % 3 == 0 ? "two\nlines, \"so\"" : ""));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        ConnLogWriter writer = new ConnLogWriter(log, format, ConnectionColumn.all(), extras, Clock.systemUTC());
        writer.append(rows, IntStream.range(0, rows.size()).toArray());
        writer.finish();

        Analysis analysis = open(log.toByteArray());

        assertThat(reasons(analysis)).isEmpty();
        assertThat(exported(analysis, format)).isEqualTo(written(rows, format, ConnectionColumn.all()));
        assertThat(shape(analysis).notes()).extracting(ColumnNote::column).containsExactly("mark", "note");
    }

    @Test
    void aJsonLogBecomesTheTsvLogOfTheSameRows() throws Exception {
        StoreSnapshot rows = new TestRows().addRandom(2_000, new Random(6)).snapshot();

        Analysis analysis = open(written(rows, ConnLogFormat.JSON, ConnectionColumn.all()));

        assertThat(exported(analysis, ConnLogFormat.TSV))
                .isEqualTo(written(rows, ConnLogFormat.TSV, ConnectionColumn.all()));
    }

    @Test
    void columnsMayBeFewAndInAnyOrder() throws Exception {
        Analysis analysis = open(MARKS + "#fields\thistory\tid.resp_p\tts\n#types\tstring\tport\ttime\n"
                + "ShADad\t443\t12.000001\n-\t80\t11.5\n");

        assertThat(written(analysis.snapshot(), ConnLogFormat.TSV, shape(analysis).columns()))
                .endsWith("ShADad\t443\t12.000001\n-\t80\t11.500000\n");
        ConnectionView row = analysis.snapshot().view().at(0);
        assertThat(ConnectionColumn.CONN_STATE.isSet(row)).isFalse();
        assertThat(ColumnText.of(ConnectionColumn.ID_ORIG_H, row)).isEqualTo("-");
        assertThat(row.uid()).isEmpty();
        assertThat(shape(analysis).notes())
                .anyMatch(note -> note.column().equals("conn_state") && note.meaning().contains("OTH"));
    }

    @Test
    void marksAreThoseThatTheHeaderNames() throws Exception {
        Analysis analysis = open("""
                #separator \\x7c
                #set_separator|;
                #empty_field|EMPTY
                #unset_field|NONE
                #path|conn
                #fields|ts|uid|tunnel_parents|service|orig_bytes
                #types|time|string|set[string]|string|count
                1.000000|C1|CA;CB|NONE|NONE
                2.000000|C2|EMPTY|http|7
                """);

        assertThat(reasons(analysis)).isEmpty();
        assertThat(exported(analysis, ConnLogFormat.TSV))
                .endsWith("1.000000\tC1\tCA,CB\t-\t-\n2.000000\tC2\t(empty)\thttp\t7\n");
    }

    @Test
    void logsPutTogetherEachHaveTheirOwnHeader() throws Exception {
        Analysis analysis = open(HEADER + ROW + "#close\t2026-01-31-23-59-59\n" + MARKS
                + "#fields\tuid\tconn_state\n#types\tstring\tstring\nC2\tSF\n#close\t2026-01-31-23-59-59\n");

        assertThat(reasons(analysis)).isEmpty();
        assertThat(analysis.snapshot().size()).isEqualTo(2);
        ConnectionView row = analysis.snapshot().view();
        assertThat(row.at(0).state()).isEqualTo(ConnState.S0);
        assertThat(row.at(1).state()).isEqualTo(ConnState.SF);
        assertThat(row.endReason()).isEqualTo(EndReason.LOGGED);
        assertThat(row.firstFrame()).isZero();
    }

    @Test
    void aTransportWithoutItsNumberIsGuessedFromItsNameAndStaysUnset() throws Exception {
        Analysis analysis = open(MARKS + "#fields\tid.orig_h\tproto\thistory\n#types\taddr\tenum\tstring\n"
                + "fe80::1\ticmp\t-\n10.0.0.1\tudp\tD\n");

        ConnectionView row = analysis.snapshot().view();
        assertThat(row.at(0).ipProtocol()).isEqualTo(58);
        assertThat(row.at(1).ipProtocol()).isEqualTo(17);
        assertThat(ConnectionColumn.IP_PROTO.isSet(row)).isFalse();
    }

    @Test
    void aCommunityIdOfAnotherSeedIsKept() throws Exception {
        String id = "1:" + "x".repeat(27) + "=";
        String log = MARKS.replaceAll("#open.*\n", "") + "#fields\tts\tconn_state\tcommunity_id\n"
                + "#types\ttime\tstring\tstring\n1.000000\tSF\t" + id + "\n";

        assertThat(exported(open(log), ConnLogFormat.TSV)).isEqualTo(log);
    }

    @Test
    void columnsWithoutAPlaceAreToldByName() throws Exception {
        Analysis analysis =
                open(MARKS + "#fields\tts\tconn_state\tzone\n#types\ttime\tstring\tstring\n1.0\tSF\tnorth\n");

        assertThat(shape(analysis).notes())
                .anyMatch(note -> note.column().equals("zone") && note.line() == 7
                        && note.meaning().contains("no place"));
        assertThat(analysis.snapshot().size()).isEqualTo(1);
    }

    @Test
    void jsonMayHaveIsoTimesNestedValuesAndEscapes() throws Exception {
        Analysis analysis = open("""
                {"_path":"conn","ts":"2015-03-25T17:36:00.695733Z","conn_state":"SF","geo":{"a":[1,{"b":2}]},"service":"a\\u0062"}
                {"ts":1427304960695.733,"conn_state":"S0","tunnel_parents":["CA","CB"],"duration":1e-06}
                """);

        assertThat(reasons(analysis)).isEmpty();
        ConnectionView row = analysis.snapshot().view();
        assertThat(row.at(0).startMicros()).isEqualTo(1_427_304_960_695_733L);
        assertThat(row.service()).isEqualTo("ab");
        assertThat(row.at(1).startMicros()).isEqualTo(1_427_304_960_695_733L);
        assertThat(row.tunnelParents()).isEqualTo("CA,CB");
        assertThat(row.durationMicros()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void compressedLogsAreUnpacked(String compression) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out =
                compression.equals("gzip") ? new GZIPOutputStream(packed) : new ZstdOutputStream(packed)) {
            out.write((HEADER + ROW).getBytes(StandardCharsets.UTF_8));
        }

        assertThat(exported(open(packed.toByteArray()), ConnLogFormat.TSV)).endsWith(ROW);
    }

    // --- what no conn.log has -----------------------------------------------------------------------------------------

    @Test
    void aDamagedLineIsLeftOutAndToldWithItsNumberAndOffset() throws Exception {
        Analysis analysis = open(HEADER + ROW + ROW.replace("\t120\t", "\t12x\t") + "1.0\tC2\n" + ROW);

        int first = (HEADER + ROW).length();
        assertThat(reasons(analysis)).isEqualTo(
                "10@" + first + " orig_bytes is no count; the line is left out\n"
                        + "11@" + (first + ROW.length())
                        + " the line has fewer values than the header has columns; the line is left out");
        assertThat(analysis.snapshot().size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\t192.168.1.2\t/\t192.168.1.256\t", "\t49159\t/\t65536\t", "\ttcp\t/\tsctp\t", "\tS0\t/\tS9\t",
        "\t0.463113\t/\t-1.0\t",
        "\tT\t/\ttrue\t", "1427304960.695733/yesterday", "\t120\t/\t18446744073709551616\t", "\t6\n/\t17\n",
        "\tdnp3_tcp\t/\ta\\b\t", "1427304960.695733/99999999999999999999"})
    void aValueThatConnLogCannotHaveIsAFault(String change) throws Exception {
        String[] parts = change.split("/", -1);

        Analysis analysis = open(HEADER + ROW.replace(parts[0], parts[1]) + ROW);

        assertThat(analysis.snapshot().size()).isEqualTo(1);
        assertThat(analysis.faultCount()).isEqualTo(1);
    }

    @Test
    void aLineCutOffAtTheEndIsNotTaken() throws Exception {
        Analysis analysis = open(HEADER + ROW + ROW.substring(0, ROW.length() - 1));

        assertThat(analysis.snapshot().size()).isEqualTo(1);
        assertThat(analysis.faults()).singleElement()
                .extracting(CaptureFault::kind).isEqualTo(CaptureFault.Kind.TRUNCATED);
    }

    @Test
    void aLineWithoutEndTakesNoMoreMemoryThanOthers() throws Exception {
        String endless = "x".repeat(5 << 20);

        Analysis analysis = open(HEADER + ROW + endless + "\n" + ROW);

        assertThat(analysis.snapshot().size()).isEqualTo(2);
        assertThat(reasons(analysis)).startsWith("10@" + (HEADER + ROW).length() + " the line is longer than");
    }

    @Test
    void anotherLogOfZeekIsRefusedByName() {
        assertThatThrownBy(() -> open(MARKS.replace("#path\tconn", "#path\tdns")
                + "#fields\tts\tuid\tquery\n#types\ttime\tstring\tstring\n1.0\tC1\texample.com\n"))
                .isInstanceOf(CaptureException.class)
                .hasMessage("test.log is Zeek's dns.log; Shad opens captures and conn.log");
        assertThatThrownBy(() -> open("{\"ts\":1.5,\"query\":\"example.com\"}\n"))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("only conn.log has");
    }

    @Test
    void damagedBytesNeverThrow() throws Exception {
        byte[] good = (HEADER + ROW.repeat(3)).getBytes(StandardCharsets.UTF_8);
        byte[] json = written(new TestRows().addRandom(5, new Random(2)).snapshot(), ConnLogFormat.JSON,
                ConnectionColumn.all()).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = (i % 2 == 0 ? good : json).clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                bytes[random.nextInt(12, bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                Analysis analysis = open(bytes);
                exported(analysis, ConnLogFormat.JSON);
            } catch (CaptureException e) {
                assertThat(e.getMessage()).isNotEmpty();
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("a log needs a column");
            }
        }
    }
}
