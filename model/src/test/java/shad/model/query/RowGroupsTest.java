package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shad.model.conn.IpAddress;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class RowGroupsTest {
    private final StoreSnapshot rows = new TestRows().addRandom(20_000, new Random(11)).snapshot();

    @Test
    void everyColumnGroupsAsItsTextsDo() {
        for (ConnectionColumn column : ConnectionColumn.all()) {
            assertThat(counts(groups(GroupKey.of(column)))).as(column.zeekName()).isEqualTo(slowly(List.of(column)));
        }
    }

    @Test
    void textsOfAnyLengthGroupBesideOtherColumns() {
        List<ConnectionColumn> columns =
                List.of(ConnectionColumn.COMMUNITY_ID, ConnectionColumn.PROTO, ConnectionColumn.UID);
        List<GroupKey> keys = columns.stream().map(GroupKey::of).toList();
        RowGroups sliced = RowGroups.of(rows, TestRows.all(rows), keys, RowGroups.MOST_GROUPS, 100);

        assertThat(counts(sliced)).isEqualTo(slowly(columns));
    }

    @Test
    void threeColumnsGroupTogetherAndInSlices() {
        List<ConnectionColumn> columns =
                List.of(ConnectionColumn.SERVICE, ConnectionColumn.CONN_STATE, ConnectionColumn.ID_RESP_P);
        List<GroupKey> keys = columns.stream().map(GroupKey::of).toList();
        RowGroups whole = RowGroups.of(rows, TestRows.all(rows), keys, RowGroups.MOST_GROUPS, Integer.MAX_VALUE);
        RowGroups sliced = RowGroups.of(rows, TestRows.all(rows), keys, RowGroups.MOST_GROUPS, 100);

        assertThat(counts(whole)).isEqualTo(slowly(columns));
        assertThat(sliced.groups()).containsExactlyInAnyOrderElementsOf(whole.groups());
    }

    @Test
    void sumsAreThoseOfTheRows() {
        Totals totals = Totals.of(rows, TestRows.all(rows));
        List<RowGroup> groups = groups(GroupKey.of(ConnectionColumn.PROTO)).groups();

        assertThat(groups.stream().mapToLong(RowGroup::connections).sum()).isEqualTo(rows.size());
        assertThat(groups.stream().mapToLong(RowGroup::origBytes).sum()).isEqualTo(totals.origBytes());
        assertThat(groups.stream().mapToLong(RowGroup::respBytes).sum()).isEqualTo(totals.respBytes());
        assertThat(groups.stream().mapToLong(RowGroup::firstNanos).min()).isEqualTo(totals.firstNanos());
        assertThat(groups.stream().mapToLong(RowGroup::lastNanos).max()).isEqualTo(totals.lastNanos());
        assertThat(groups).allMatch(
                group -> group.connections() == group.states().values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void addressesRollUpToNetworks() {
        StoreSnapshot four = new TestRows()
                .add(row -> row.origLow = IpAddress.mappedLow(0x0a010203))
                .add(row -> row.origLow = IpAddress.mappedLow(0x0a010299))
                .add(row -> row.origLow = IpAddress.mappedLow(0x0a020203))
                .add(row -> {
                    row.origHigh = 0x20010db8aaaabbbbL;
                    row.origLow = 7;
                })
                .add(row -> {
                    row.origHigh = 0x20010db8aaaaccccL;
                    row.origLow = 7;
                })
                .snapshot();

        assertThat(texts(four, 24, 64)).containsExactlyInAnyOrder(
                "10.1.2.0/24", "10.2.2.0/24", "2001:db8:aaaa:bbbb::/64", "2001:db8:aaaa:cccc::/64");
        assertThat(texts(four, 8, 48)).containsExactlyInAnyOrder("10.0.0.0/8", "2001:db8:aaaa::/48");
        assertThat(texts(four, 32, 128)).hasSize(5).contains("10.1.2.3");
    }

    @Test
    void valuesAreOrderedAsTheColumnIsAndUnsetOnesComeLast() {
        List<String> ports = groups(GroupKey.of(ConnectionColumn.ID_RESP_P)).groups().stream()
                .map(group -> group.values().getFirst())
                .sorted()
                .map(GroupValue::text)
                .toList();
        assertThat(ports).startsWith("0", "1", "2", "3").hasSize(100);

        List<String> services = groups(GroupKey.of(ConnectionColumn.SERVICE)).groups().stream()
                .map(group -> group.values().getFirst())
                .sorted()
                .map(GroupValue::text)
                .toList();
        assertThat(services).containsExactly("dns", "http", "ssh", "ssl,http", "-");
    }

    @Test
    void whatIsTooManyIsCounted() {
        List<GroupKey> keys = List.of(GroupKey.of(ConnectionColumn.ID_ORIG_P));
        RowGroups few = RowGroups.of(rows, TestRows.all(rows), keys, 10, 1000);

        assertThat(few.groups()).hasSize(10);
        assertThat(few.leftOut() + few.groups().stream().mapToLong(RowGroup::connections).sum()).isEqualTo(rows.size());
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> groups(GroupKey.of(ConnectionColumn.PROTO)))
                    .isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private RowGroups groups(GroupKey key) {
        return RowGroups.of(rows, TestRows.all(rows), List.of(key));
    }

    private static List<String> texts(StoreSnapshot snapshot, int ipv4Bits, int ipv6Bits) {
        GroupKey key = new GroupKey(ConnectionColumn.ID_ORIG_H, ipv4Bits, ipv6Bits);
        return RowGroups.of(snapshot, TestRows.all(snapshot), List.of(key)).groups().stream()
                .map(group -> group.values().getFirst().text())
                .toList();
    }

    private static Map<String, Long> counts(RowGroups groups) {
        return groups.groups().stream().collect(Collectors.toMap(
                group -> group.values().stream().map(GroupValue::text).collect(Collectors.joining("\t")),
                RowGroup::connections));
    }

    private Map<String, Long> slowly(List<ConnectionColumn> columns) {
        Map<String, Long> counts = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            ConnectionView view = rows.view().at(i);
            String texts =
                    columns.stream().map(column -> ColumnText.of(column, view)).collect(Collectors.joining("\t"));
            counts.merge(texts, 1L, Long::sum);
        }
        return counts;
    }
}
