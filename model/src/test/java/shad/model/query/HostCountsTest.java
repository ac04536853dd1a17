package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import shad.model.conn.IpAddress;
import shad.model.store.StoreSnapshot;

class HostCountsTest {
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "192.168.1.2";

    private final TestRows rows = new TestRows();

    @Test
    void bothEndsOfAConnectionAreHosts() {
        rows.add(_ -> {});

        assertThat(counts().hosts())
                .extracting(host -> host.address().toString(), HostUse::isClient, HostUse::isServer)
                .containsExactly(tuple(CLIENT, true, false), tuple(SERVER, false, true));
    }

    @Test
    void bytesSentByOneAreReceivedByTheOther() {
        rows.add(_ -> {}).add(_ -> {});

        assertThat(host(CLIENT).sentBytes()).isEqualTo(200).isEqualTo(host(SERVER).receivedBytes());
        assertThat(host(SERVER).sentBytes()).isEqualTo(4000).isEqualTo(host(CLIENT).receivedBytes());
        assertThat(host(SERVER).connections()).isEqualTo(2);
    }

    @Test
    void servedPortsAreThoseThatAnswered() {
        rows.add(row -> row.respPort = 443).add(row -> row.respPort = 22).add(row -> {
            row.respPort = 23;
            row.historyId = rows.history("Sr");
        });

        assertThat(host(SERVER).served()).extracting(ServiceUse::port).containsExactly(22, 443);
    }

    @Test
    void aHostThatOnlyRefusedIsNeitherClientNorServer() {
        rows.add(row -> row.historyId = rows.history("Sr"));

        assertThat(host(SERVER).isClient()).isFalse();
        assertThat(host(SERVER).isServer()).isFalse();
    }

    @Test
    void peersAreDistinctHostsInWhicheverRole() {
        rows.add(_ -> {}).add(row -> {
            row.origLow = row.respLow;
            row.respLow = IpAddress.mappedLow(0x0a000001);
        }).add(row -> row.origLow++);

        assertThat(host(SERVER).peers()).isEqualTo(2);
        assertThat(host(SERVER).isClient()).isTrue();
        assertThat(host(CLIENT).peers()).isEqualTo(1);
    }

    @Test
    void aConnectionOfAHostWithItselfCountsOnce() {
        rows.add(row -> row.respLow = row.origLow);

        assertThat(host(CLIENT).connections()).isEqualTo(1);
        assertThat(host(CLIENT).isClient()).isTrue();
        assertThat(host(CLIENT).isServer()).isTrue();
    }

    @Test
    void namesComeFromTheBookOfTheStore() {
        rows.add(_ -> {});
        StoreSnapshot snapshot = rows.snapshot();
        IpAddress server = IpAddress.parse(SERVER).orElseThrow();
        snapshot.names().add(server.high(), server.low(), "www.example.net");

        assertThat(host(SERVER).names()).containsExactly("www.example.net");
        assertThat(host(CLIENT).names()).isEmpty();
    }

    @Test
    void hostsBeyondTheMostAreCountedAsLeftOut() {
        rows.add(_ -> {}).add(row -> row.origLow++);
        HostCounts counts = HostCounts.of(rows.snapshot(), TestRows.all(rows.snapshot()), 2, 1);

        assertThat(counts.hosts()).hasSize(2);
        assertThat(counts.leftOut()).isEqualTo(1);
        assertThat(counts.peersCut()).isTrue();
    }

    private HostCounts counts() {
        return HostCounts.of(rows.snapshot(), TestRows.all(rows.snapshot()));
    }

    private HostUse host(String address) {
        return counts().hosts().stream()
                .filter(host -> host.address().toString().equals(address))
                .findFirst()
                .orElseThrow();
    }
}
