package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.conn.ConnState;
import shad.model.conn.IpAddress;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.TestRows;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class FilterRowsTest {
    private final TestRows rows = new TestRows();

    private int[] kept(String text) throws FilterException {
        return new RowQuery(rows.snapshot(), Filters.parse(text).compile(FilterContext.DEFAULT), List.of()).rows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void blankTextKeepsEveryRow(String text) throws FilterException {
        rows.add(_ -> {}).add(_ -> {});

        assertThat(Filters.parse(text).compile(FilterContext.DEFAULT)).isSameAs(RowFilter.ALL);
        assertThat(kept(text)).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1700000000.0", "49152", "10.0.0.1", "192.168.1.2", "tcp", "http", "1.500000", "2000", "SF", "ShADad",
        "2208", "360", "CJKFoj4bpHEhTeaRoj", "cjkfoj4", "tcp http", "tcp -udp", "\"10.0.0.1\"", "T"
    })
    void wordsOccurInTheTextOfAnyColumn(String text) throws FilterException {
        rows.add(_ -> {});

        assertThat(kept(text)).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp", "tcp udp", "-tcp", "-http", "shadX", "49153", "999999", "\"tcp http\"", "10.0.0.12"})
    void rowsWithoutAllWordsAreLeftOut(String text) throws FilterException {
        rows.add(_ -> {});

        assertThat(kept(text)).isEmpty();
    }

    @Test
    void hostIsEitherEnd() throws FilterException {
        rows.add(_ -> {}).add(row -> row.respLow = row.origLow).add(row -> row.origLow++);

        assertThat(kept("host == 10.0.0.1")).containsExactly(0, 1);
        assertThat(kept("host = 192.168.1.2")).containsExactly(0, 2);
        assertThat(kept("!(host starts 10.0.0.)")).isEmpty();
        assertThat(kept("host != 10.0.0.1")).containsExactly(2);
    }

    @Test
    void upperCaseInAWordMakesCaseCount() throws FilterException {
        rows.add(row -> row.historyId = rows.history("Dd"));

        assertThat(kept("dd")).containsExactly(0);
        assertThat(kept("DD")).isEmpty();
        assertThat(kept("Dd")).containsExactly(0);
    }

    @Test
    void namedColumnIsSearchedAlone() throws FilterException {
        rows.add(_ -> {}).add(row -> row.respPort = 443).add(row -> row.origPort = 443);

        assertThat(kept("443")).containsExactly(1, 2);
        assertThat(kept("id.resp_p == 443")).containsExactly(1);
        assertThat(kept("id.resp_p starts 4")).containsExactly(1);
        assertThat(kept("id.resp_p == 4")).isEmpty();
        assertThat(kept("not id.resp_p == 443")).containsExactly(0, 2);
    }

    @Test
    void caseAlwaysCountsInHistoryAndState() throws FilterException {
        rows.add(row -> row.historyId = rows.history("ShADT")).add(row -> row.historyId = rows.history("ShADt"));

        assertThat(kept("history contains t")).containsExactly(1);
        assertThat(kept("history contains T")).containsExactly(0);
    }

    @Test
    void columnsOfPolicyScriptsAreSearchedByName() throws FilterException {
        rows.add(row -> row.outerVlan = 17)
                .add(row -> row.innerVlan = 17)
                .add(row -> row.origMac = 0x0200_0000_17a1L)
                .add(row -> row.ipProtocol = 58);

        assertThat(kept("vlan == 17")).containsExactly(0);
        assertThat(kept("inner_vlan contains 1")).containsExactly(1);
        assertThat(kept("orig_l2_addr contains 17:a1")).containsExactly(2);
        assertThat(kept("orig_l2_addr is set")).containsExactly(2);
        assertThat(kept("ip_proto_name == ipv6-icmp")).containsExactly(3);
        assertThat(kept("17")).containsExactly(0, 1, 2, 3).isEqualTo(kept("1700000000"));
        assertThat(kept("ipv6")).isEmpty();
    }

    @Test
    void wholeCommunityIdsAndBeginningsOfMacAddressesAreFoundAnywhere() throws FilterException {
        rows.add(_ -> {}).add(row -> {
            row.origLow = IpAddress.mappedLow(0xc0a80134);
            row.origPort = 54585;
            row.respLow = IpAddress.mappedLow(0x08080808);
            row.respPort = 53;
            row.ipProtocol = 17;
            row.respMac = 0x00de_adbe_ef01L;
        });

        assertThat(kept("1:d/FP5EW3wiY1vCndhwleRRKHowQ=")).containsExactly(1);
        assertThat(kept("community_id contains FP5EW3")).containsExactly(1);
        assertThat(kept("00:de:ad")).containsExactly(1);
        assertThat(kept("00:de:ae")).isEmpty();
    }

    @Test
    void equalsSignAsksForTheWholeText() throws FilterException {
        rows.add(row -> row.state = ConnState.RSTO).add(row -> row.state = ConnState.RSTOS0);

        assertThat(kept("conn_state == RSTO")).containsExactly(0);
        assertThat(kept("conn_state contains RSTO")).containsExactly(0, 1);
    }

    @Test
    void unsetPrintsAsADash() throws FilterException {
        rows.add(row -> row.serviceId = 0).add(_ -> {});

        assertThat(kept("service == -")).containsExactly(0);
    }

    @Test
    void addressWithColonsIsNoColumnName() throws FilterException {
        rows.add(row -> {
            row.origHigh = 0xdead_beef_0000_0000L;
            row.origLow = 1;
        });

        assertThat(kept("dead:beef::1")).containsExactly(0);
        assertThat(kept("id.orig_h starts dead:beef")).containsExactly(0);
        assertThat(kept("fe80::1")).isEmpty();
    }

    @Test
    void agreesWithSearchingTheWholePrintedLine() throws FilterException {
        Random random = new Random(7);
        rows.addRandom(1000, random);
        StoreSnapshot snapshot = rows.snapshot();
        String letters = "0123456789abcdefSDFhttpr.,:";
        for (int i = 0; i < 100; i++) {
            StringBuilder word = new StringBuilder();
            for (int k = random.nextInt(1, 4); k > 0; k--) {
                word.append(letters.charAt(random.nextInt(letters.length())));
            }
            String text = '"' + word.toString() + '"';
            boolean caseCounts = word.chars().anyMatch(Character::isUpperCase);
            ConnectionView view = snapshot.view();
            int[] expected = IntStream.range(0, snapshot.size())
                    .filter(row -> ConnectionColumn.base().stream()
                            .map(column -> ColumnText.of(column, view.at(row)))
                            .anyMatch(cell -> (caseCounts ? cell : cell.toLowerCase(Locale.ROOT))
                                    .contains(word)))
                    .toArray();
            assertThat(kept(text)).as(text).isEqualTo(expected);
        }
    }

    @Test
    void oneFilterServesSeveralStores() throws FilterException {
        RowFilter filter = Filters.parse("service == dns").compile(FilterContext.DEFAULT);
        TestRows other = new TestRows();
        other.add(row -> row.serviceId = other.label("dns"));
        rows.add(_ -> {});

        assertThat(new RowQuery(rows.snapshot(), filter, List.of()).rows()).isEmpty();
        assertThat(new RowQuery(other.snapshot(), filter, List.of()).rows()).containsExactly(0);
        assertThat(filter.test(other.snapshot().view().at(0))).isTrue();
    }

    // --- numbers, times, addresses -------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "orig_bytes > 1 MB, 2", "orig_bytes >= 1MB, 1 2", "orig_bytes < 1 MiB, 0 1", "orig_bytes == 1000 kB, 1",
        "orig_bytes in 100..1000000, 0 1", "orig_bytes != 100, 1 2", "orig_bytes is unset, ``",
        "duration > 1 s, 1 2", "duration == 500 ms, 0", "duration in 0.5..60, 0 1", "duration >= 5 min, 2",
        "bytes > 10 MB, 2", "pkts <= 9, 0 1 2"
    })
    void numbersCompareWithUnits(String text, String expected) throws FilterException {
        rows.add(row -> row.lastNanos = row.startNanos + 500_000_000L)
                .add(row -> row.origBytes = 1_000_000)
                .add(row -> {
                    row.origBytes = 20_000_000;
                    row.lastNanos = row.startNanos + 300_000_000_000L;
                });

        assertThat(kept(text)).isEqualTo(numbers(expected));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "ts >= 2023-11-14, 0 1", "ts >= 2023-11-14T22:13:20Z, 0 1", "ts > 2023-11-14T22:13:20Z, 1",
        "ts == 1700000000, 0", "ts < 2023-11-14 22:13:21, 0", "ts >= 2023-11-14T23:13:21+01:00, 1",
        "ts in 2023-11-14 22:13..2023-11-14 22:14, 0 1"
    })
    void timesCompareWithDatesAndSeconds(String text, String expected) throws FilterException {
        rows.add(_ -> {}).add(row -> row.startNanos += 1_000_000_000L);

        assertThat(kept(text)).isEqualTo(numbers(expected));
    }

    @Test
    void clocksWithoutZoneStandInTheZoneOfTheContext() throws FilterException {
        rows.add(_ -> {});
        FilterExpression filter = Filters.parse("ts == 2023-11-14 23:13:20");

        StoreSnapshot snapshot = rows.snapshot();
        FilterContext berlin = new FilterContext(ZoneId.of("Europe/Berlin"), Map.of());
        assertThat(new RowQuery(snapshot, filter.compile(berlin), List.of()).rows()).containsExactly(0);
        assertThat(new RowQuery(snapshot, filter.compile(FilterContext.DEFAULT), List.of()).rows()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "id.orig_h in 10.0.0.0/8, 0 1", "id.orig_h == 10.0.0.0/31, 0", "id.orig_h in {10.9.0.0/16; fe80::/10}, 1 2",
        "host in 192.168.1.0..192.168.1.9, 0 1 2", "id.orig_h not in 10.0.0.0/8, 2", "id.orig_h > 10.0.0.1, 1 2",
        "host != 192.168.1.2, ``", "id.orig_h == fe80::1, 2"
    })
    void addressesAreInNetworks(String text, String expected) throws FilterException {
        rows.add(_ -> {}).add(row -> row.origLow = IpAddress.mappedLow(0x0a090001)).add(row -> {
            row.origHigh = 0xfe80_0000_0000_0000L;
            row.origLow = 1;
        });

        assertThat(kept(text.replace(';', ','))).isEqualTo(numbers(expected));
    }

    // --- texts, history ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "history has t, 1 2 3", "history has tT, 3", "history not has t, 0", "history has t>=10, 2 3",
        "history has t>=11, 3", "history has t>100, ``", "history has t==1, 1", "history has t<1, 0",
        "history has D==1, 0 1 2 3", "history starts ShAD, 0 1 2 3", "history ends fF, ``", "history ends Ff, 0 1 2 3",
        "history ~ `\"^S[^t]*$\"`, 0", "history == ShADadFf, 0", "history != ShADadFf, 1 2 3",
        "history contains dt, 1 2 3"
    })
    void historyHasWordsOfItsOwn(String text, String expected) throws FilterException {
        rows.add(_ -> {})
                .add(row -> row.historyId = rows.history("ShADadtFf"))
                .add(row -> row.historyId = rows.history("ShADadttFf"))
                .add(row -> row.historyId = rows.history("ShADadtttTFf"));

        assertThat(kept(text.replace("`", ""))).isEqualTo(numbers(expected));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "service has ssl, 1", "service == http, 0", "service is unset, 2", "service != http, 1 2",
        "service contains s, 1", "service contains -, ``", "service ~ ^h, 0", "service not contains s, 0 2",
        "service in {http; smtp}, 0", "conn_state in {S0; REJ}, 1 2", "local == T, ``", "local_orig == T, 0 1 2",
        "proto == udp || conn_state == S0, 1", "ssl REJ, ``", "(ssl or REJ) tcp, 1 2", "!ssl !REJ, 0"
    })
    void textsNamesAndConnectives(String text, String expected) throws FilterException {
        rows.add(_ -> {})
                .add(row -> {
                    row.serviceId = rows.label("ssl,xmpp");
                    row.state = ConnState.S0;
                })
                .add(row -> {
                    row.serviceId = 0;
                    row.state = ConnState.REJ;
                });

        assertThat(kept(text.replace(';', ','))).isEqualTo(numbers(expected));
    }

    @Test
    void namedListsStandForTheirValues() throws FilterException {
        rows.add(_ -> {}).add(row -> row.respPort = 8050).add(row -> row.respPort = 22);
        FilterContext context = new FilterContext(ZoneOffset.UTC, Map.of("web", List.of("80", "8000..8100")));

        RowFilter filter = Filters.parse("id.resp_p in $web").compile(context);
        assertThat(new RowQuery(rows.snapshot(), filter, List.of()).rows()).containsExactly(0, 1);
    }

    private static int[] numbers(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
