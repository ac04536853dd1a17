package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shad.model.conn.IpAddress;
import shad.model.query.ConnectionColumn;
import shad.model.query.PolicyScript;
import shad.model.query.RowFilter;
import shad.model.query.TestRows;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class ConnLogWriterTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-31T22:59:58Z"), ZoneOffset.ofHours(1));

    private final TestRows rows = new TestRows();
    private final ByteArrayOutputStream target = new ByteArrayOutputStream();

    private ConnLogWriter writer(ConnLogFormat format, List<ConnectionColumn> columns) {
        return new ConnLogWriter(target, format, columns, CLOCK);
    }

    private ConnLogWriter writer(ConnLogFormat format) {
        return writer(format, ConnectionColumn.base());
    }

    private String written() {
        return target.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tsvLogIsZeeksToTheLastByte() throws IOException {
        rows.add(_ -> {}).add(row -> {
            row.lastNanos = row.startNanos;
            row.ipProtocol = 58;
            row.serviceId = 0;
            row.tunnelParentsId = rows.label("CUM0KZ3MLUfNB0cl11,C4J4Th3PJpwUYZZ6gc");
        });
        ConnLogWriter writer = writer(ConnLogFormat.TSV);
        writer.append(rows.snapshot(), new int[] {0, 1});
        writer.finish();

        assertThat(written())
                .isEqualTo(
                        """
                        #separator \\x09
                        #set_separator	,
                        #empty_field	(empty)
                        #unset_field	-
                        #path	conn
                        #open	2026-01-31-23-59-58
                        #fields	ts	uid	id.orig_h	id.orig_p	id.resp_h	id.resp_p	proto	service	duration	orig_bytes	resp_bytes	conn_state	local_orig	local_resp	missed_bytes	history	orig_pkts	orig_ip_bytes	resp_pkts	resp_ip_bytes	tunnel_parents	ip_proto
                        #types	time	string	addr	port	addr	port	enum	string	interval	count	count	string	bool	bool	count	string	count	count	count	count	set[string]	count
                        1700000000.000000	CJKFoj4bpHEhTeaRoj	10.0.0.1	49152	192.168.1.2	80	tcp	http	1.500000	100	2000	SF	T	F	0	ShADadFf	5	360	4	2208	-	6
                        1700000000.000000	CRdT6w4PA64qWKmBk3	10.0.0.1	49152	192.168.1.2	80	icmp	-	-	-	-	SF	T	F	0	ShADadFf	5	360	4	2208	CUM0KZ3MLUfNB0cl11,C4J4Th3PJpwUYZZ6gc	58
                        #close	2026-01-31-23-59-58
                        """);
        assertThat(writer.rowCount()).isEqualTo(2);
    }

    @Test
    void csvHasALineOfNamesAndQuotesWhatItMust() throws IOException {
        rows.add(_ -> {}).add(row -> {
            row.lastNanos = row.startNanos;
            row.serviceId = rows.label("ssl,\"x\"");
            row.historyId = 0;
        }).add(row -> row.serviceId = rows.label("=1+1"));
        ConnLogWriter writer = writer(ConnLogFormat.CSV, List.of(
                ConnectionColumn.ID_ORIG_H, ConnectionColumn.SERVICE, ConnectionColumn.DURATION,
                ConnectionColumn.HISTORY));
        writer.append(rows.snapshot(), new int[] {0, 1, 2});
        writer.finish();

        assertThat(written()).isEqualTo("id.orig_h,service,duration,history\r\n"
                + "10.0.0.1,http,1.500000,ShADadFf\r\n"
                + "10.0.0.1,\"ssl,\"\"x\"\"\",,\r\n"
                + "10.0.0.1,\"'=1+1\",1.500000,ShADadFf\r\n");
    }

    @Test
    void jsonLogHasOneObjectALineWithoutWhatIsUnset() throws IOException {
        rows.add(row -> row.lastNanos = row.startNanos + 3_004_616_000L).add(row -> {
            row.lastNanos = row.startNanos;
            row.serviceId = 0;
            row.historyId = 0;
            row.localityKnown = false;
            row.tunnelParentsId = rows.label("CUM0KZ3MLUfNB0cl11,C4J4Th3PJpwUYZZ6gc");
        });
        ConnLogWriter writer = writer(ConnLogFormat.JSON);
        writer.append(rows.snapshot(), new int[] {0, 1});
        writer.finish();

        assertThat(written())
                .isEqualTo(
                        """
                        {"ts":1700000000.0,"uid":"CJKFoj4bpHEhTeaRoj","id.orig_h":"10.0.0.1","id.orig_p":49152,"id.resp_h":"192.168.1.2","id.resp_p":80,"proto":"tcp","service":"http","duration":3.0046160221099854,"orig_bytes":100,"resp_bytes":2000,"conn_state":"SF","local_orig":true,"local_resp":false,"missed_bytes":0,"history":"ShADadFf","orig_pkts":5,"orig_ip_bytes":360,"resp_pkts":4,"resp_ip_bytes":2208,"ip_proto":6}
                        {"ts":1700000000.0,"uid":"CRdT6w4PA64qWKmBk3","id.orig_h":"10.0.0.1","id.orig_p":49152,"id.resp_h":"192.168.1.2","id.resp_p":80,"proto":"tcp","conn_state":"SF","missed_bytes":0,"orig_pkts":5,"orig_ip_bytes":360,"resp_pkts":4,"resp_ip_bytes":2208,"tunnel_parents":["CUM0KZ3MLUfNB0cl11","C4J4Th3PJpwUYZZ6gc"],"ip_proto":6}
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void logWithoutRowsIsEmpty(ConnLogFormat format) throws IOException {
        ConnLogWriter writer = writer(format);
        writer.append(rows.snapshot(), new int[0]);
        writer.finish();

        assertThat(written()).isEmpty();
    }

    @Test
    void chosenColumnsAreWrittenInTheirOrder() throws IOException {
        rows.add(_ -> {});
        List<ConnectionColumn> columns = List.of(ConnectionColumn.HISTORY, ConnectionColumn.ID_RESP_P);
        ConnLogWriter writer = writer(ConnLogFormat.TSV, columns);
        writer.append(rows.snapshot(), new int[] {0});
        writer.finish();

        assertThat(written())
                .contains("#fields\thistory\tid.resp_p\n#types\tstring\tport\nShADadFf\t80\n#close");
    }

    private String withExtras(ConnLogFormat format) throws IOException {
        rows.add(_ -> {}).add(_ -> {});
        List<ExtraColumn> extras = List.of(
                new ExtraColumn("mark", row -> row.row() == 0 ? "star" : ""),
                new ExtraColumn("note", row -> row.row() == 0 ? "=1, \"two\"\nlines\tü" : ""));
        ConnLogWriter writer =
                new ConnLogWriter(target, format, List.of(ConnectionColumn.ID_RESP_P), extras, CLOCK);
        writer.append(rows.snapshot(), new int[] {0, 1});
        writer.finish();
        return written();
    }

    @Test
    void whatZeekDoesNotHaveComesBehindItsColumns() throws IOException {
        assertThat(withExtras(ConnLogFormat.TSV))
                .contains("""
                        #fields	id.resp_p	mark	note
                        #types	port	string	string
                        80	star	=1, "two"\\x0alines\\x09ü
                        80	-	-
                        #close""");
    }

    @Test
    void whatZeekDoesNotHaveIsAFieldOfJsonWhereThereIsSome() throws IOException {
        assertThat(withExtras(ConnLogFormat.JSON))
                .isEqualTo("""
                        {"id.resp_p":80,"mark":"star","note":"=1, \\"two\\"\\nlines\\tü"}
                        {"id.resp_p":80}
                        """);
    }

    @Test
    void whatZeekDoesNotHaveIsQuotedAsCsv() throws IOException {
        assertThat(withExtras(ConnLogFormat.CSV))
                .isEqualTo(String.join(
                        "\r\n", "id.resp_p,mark,note", "80,star,\"'=1, \"\"two\"\"\nlines\tü\"", "80,,", ""));
    }

    private void addTagged() {
        rows.add(row -> {
            row.origLow = IpAddress.mappedLow(0xc0a80134);
            row.origPort = 54585;
            row.respLow = IpAddress.mappedLow(0x08080808);
            row.respPort = 53;
            row.ipProtocol = 17;
            row.outerVlan = 0;
            row.origMac = 0x0200_0000_00a1L;
        });
    }

    @Test
    void columnsOfPolicyScriptsFollowTheOthersInOneOrder() throws IOException {
        addTagged();
        List<ConnectionColumn> columns = PolicyScript.columnsWith(
                List.of(PolicyScript.IP_PROTO_NAME, PolicyScript.MAC, PolicyScript.VLAN, PolicyScript.COMMUNITY_ID));
        writer(ConnLogFormat.TSV, columns).append(rows.snapshot(), new int[] {0});

        assertThat(written())
                .contains("\tip_proto\tvlan\tinner_vlan\torig_l2_addr\tresp_l2_addr\tcommunity_id\tip_proto_name\n")
                .contains("\tcount\tint\tint\tstring\tstring\tstring\tstring\n")
                .endsWith("\t17\t0\t-\t02:00:00:00:00:a1\t-\t1:d/FP5EW3wiY1vCndhwleRRKHowQ=\tudp\n");
    }

    @Test
    void columnsOfPolicyScriptsAreStringsAndNumbersInJson() throws IOException {
        addTagged();
        List<ConnectionColumn> columns = PolicyScript.columnsWith(List.of(PolicyScript.values()));
        writer(ConnLogFormat.JSON, columns).append(rows.snapshot(), new int[] {0});

        assertThat(written())
                .endsWith(",\"ip_proto\":17,\"vlan\":0,\"orig_l2_addr\":\"02:00:00:00:00:a1\","
                        + "\"community_id\":\"1:d/FP5EW3wiY1vCndhwleRRKHowQ=\",\"ip_proto_name\":\"udp\"}\n");
    }

    @Test
    void objectWithoutAnyValueIsStillAnObject() throws IOException {
        rows.add(row -> row.serviceId = 0);
        writer(ConnLogFormat.JSON, List.of(ConnectionColumn.SERVICE)).append(rows.snapshot(), new int[] {0});

        assertThat(written()).isEqualTo("{}\n");
    }

    @Test
    void rowsOfAnAnalysisComeInTheOrderInWhichTheyEndedAndFiltered() throws IOException {
        rows.addRandom(100, new Random(23));
        StoreSnapshot half = rows.snapshot();
        rows.addRandom(100, new Random(29));
        StoreSnapshot whole = rows.snapshot();
        RowFilter tcp = row -> row.ipProtocol() == 6;
        ConnLogWriter writer = writer(ConnLogFormat.TSV);
        writer.append(half, 0, half.endedCount(), tcp);
        writer.append(whole, half.endedCount(), whole.endedCount(), tcp);

        ConnectionView view = whole.view();
        List<String> expected = IntStream.range(0, 200)
                .filter(row -> view.at(row).ipProtocol() == 6)
                .mapToObj(row -> view.at(row).uid())
                .toList();
        assertThat(written().lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)[1]))
                .containsExactlyElementsOf(expected);
        assertThat(writer.rowCount()).isEqualTo(expected.size());
    }

    @ParameterizedTest
    @EnumSource
    void manyRowsAtOnceGiveWhatRowByRowGives(ConnLogFormat format) throws IOException {
        StoreSnapshot snapshot = rows.addRandom(50_000, new Random(31)).snapshot();
        int[] backwards = IntStream.range(0, 50_000).map(i -> 49_999 - i).toArray();
        writer(format).append(snapshot, backwards);
        String atOnce = written();
        target.reset();
        ConnLogWriter oneByOne = writer(format);
        for (int row : backwards) {
            oneByOne.append(snapshot, new int[] {row});
        }

        assertThat(atOnce).isEqualTo(written());
    }
}
