package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.conn.ConnState;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class TextFilterTest {
    private final TestRows rows = new TestRows();

    private int[] kept(String text) throws FilterException {
        return new RowQuery(rows.snapshot(), new TextFilter().compile(text), List.of()).rows();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\t"})
    void blankTextKeepsEveryRow(String text) throws FilterException {
        rows.add(_ -> {}).add(_ -> {});

        assertThat(new TextFilter().compile(text)).isSameAs(RowFilter.ALL);
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

        assertThat(kept("host=10.0.0.1")).containsExactly(0, 1);
        assertThat(kept("host=192.168.1.2")).containsExactly(0, 2);
        assertThat(kept("-host:10.0.0.")).isEmpty();
        assertThat(kept("-host=10.0.0.1")).containsExactly(2);
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
        assertThat(kept("id.resp_p:443")).containsExactly(1);
        assertThat(kept("id.resp_p:4")).containsExactly(1);
        assertThat(kept("id.resp_p=4")).isEmpty();
        assertThat(kept("-id.resp_p=443")).containsExactly(0, 2);
    }

    @Test
    void caseAlwaysCountsInHistoryAndState() throws FilterException {
        rows.add(row -> row.historyId = rows.history("ShADT")).add(row -> row.historyId = rows.history("ShADt"));

        assertThat(kept("history:t")).containsExactly(1);
        assertThat(kept("history:T")).containsExactly(0);
        assertThat(kept("conn_state=sf")).isEmpty();
    }

    @Test
    void columnsOfPolicyScriptsAreSearchedByName() throws FilterException {
        rows.add(row -> row.outerVlan = 17)
                .add(row -> row.innerVlan = 17)
                .add(row -> row.origMac = 0x0200_0000_17a1L)
                .add(row -> row.ipProtocol = 58);

        assertThat(kept("vlan=17")).containsExactly(0);
        assertThat(kept("inner_vlan:1")).containsExactly(1);
        assertThat(kept("orig_l2_addr:17:a1")).containsExactly(2);
        assertThat(kept("-orig_l2_addr=-")).containsExactly(2);
        assertThat(kept("ip_proto_name=ipv6-icmp")).containsExactly(3);
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
        assertThat(kept("community_id:FP5EW3")).containsExactly(1);
        assertThat(kept("00:de:ad")).containsExactly(1);
        assertThat(kept("00:de:ae")).isEmpty();
    }

    @Test
    void wordsWithDigitsBeforeAColonAreNoNames() throws FilterException {
        rows.add(_ -> {});

        assertThat(kept("10.0.0.1:80")).isEmpty();
        assertThat(kept("resp_l2_address=x")).isEmpty();
    }

    @Test
    void equalsSignAsksForTheWholeText() throws FilterException {
        rows.add(row -> row.state = ConnState.RSTO).add(row -> row.state = ConnState.RSTOS0);

        assertThat(kept("conn_state=RSTO")).containsExactly(0);
        assertThat(kept("conn_state:RSTO")).containsExactly(0, 1);
    }

    @Test
    void unsetPrintsAsADash() throws FilterException {
        rows.add(row -> row.serviceId = 0).add(_ -> {});

        assertThat(kept("service=-")).containsExactly(0);
    }

    @Test
    void addressWithColonsIsNoColumnName() throws FilterException {
        rows.add(row -> {
            row.origHigh = 0xdead_beef_0000_0000L;
            row.origLow = 1;
        });

        assertThat(kept("dead:beef::1")).containsExactly(0);
        assertThat(kept("id.orig_h:dead:beef")).containsExactly(0);
        assertThat(kept("fe80::1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "tcp servce:dns, 4", "-foo=1, 1", "service:, 8", "tcp -, 5", "\"open, 5", "\"\", 0", "uid:\"a, 6"
    })
    void whatIsNotUnderstoodIsPointedAt(String text, int position) {
        assertThatThrownBy(() -> new TextFilter().compile(text))
                .isInstanceOfSatisfying(FilterException.class, e -> assertThat(e.position()).isEqualTo(position));
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
        RowFilter filter = new TextFilter().compile("service:dns");
        TestRows other = new TestRows();
        other.add(row -> row.serviceId = other.label("dns"));
        rows.add(_ -> {});

        assertThat(new RowQuery(rows.snapshot(), filter, List.of()).rows()).isEmpty();
        assertThat(new RowQuery(other.snapshot(), filter, List.of()).rows()).containsExactly(0);
        assertThat(filter.test(other.snapshot().view().at(0))).isTrue();
    }
}
