package shad.model.query;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.IpAddress;
import shad.model.conn.KnownService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionRecord;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class ServiceCountsTest {
    private static final int UDP = 17;
    private static final int ICMP = 1;

    private final TestRows rows = new TestRows();

    // --- what a service is --------------------------------------------------------------------------------------------

    @Test
    void aPortThatAcceptedAConnectionIsAService() {
        rows.add(history("Sh"));

        assertThat(only().signs()).containsExactly(ServiceSign.SYN_ACK);
        assertThat(only().host()).isEqualTo(IpAddress.parse("192.168.1.2").orElseThrow());
        assertThat(only().port()).isEqualTo(80);
        assertThat(only().transport()).isEqualTo(TransportProtocol.TCP);
    }

    @Test
    void payloadOfTheServerIsASignOfItsOwn() {
        rows.add(history("ShADadFf"));

        assertThat(only().signs()).containsExactly(ServiceSign.SYN_ACK, ServiceSign.PAYLOAD);
    }

    @Test
    void aConnectionJoinedInItsMiddleShowsAServiceToo() {
        rows.add(history("Aa"));

        assertThat(only().signs()).containsExactly(ServiceSign.MIDSTREAM);
    }

    @Test
    void attemptsAloneMakeNoService() {
        rows.add(history("S")).add(history("Sr")).add(row -> {
            row.ipProtocol = UDP;
            row.historyId = rows.history("D");
        });

        assertThat(counts().services()).isEmpty();
    }

    @Test
    void attemptsCountWhereOthersWereAnswered() {
        rows.add(history("S")).add(history("ShADadFf")).add(history("Sr"));

        assertThat(only().connections()).isEqualTo(3);
    }

    @Test
    void aUdpServerMustHaveAnswered() {
        rows.add(row -> {
            row.ipProtocol = UDP;
            row.historyId = rows.history("Dd");
        });

        assertThat(only().signs()).containsExactly(ServiceSign.PAYLOAD);
    }

    @Test
    void icmpServesNoPort() {
        rows.add(row -> row.ipProtocol = ICMP);

        assertThat(counts().services()).isEmpty();
    }

    // --- what is known of it ------------------------------------------------------------------------------------------

    @Test
    void namesOfAllConnectionsAreJoinedAndLostOnesKeptApart() {
        rows.add(service("ssl")).add(service("")).add(service("http,ssl")).add(service("-smtp")).add(service("ssl"));

        assertThat(only().names()).containsExactly("http", "ssl");
        assertThat(only().lostNames()).containsExactly("smtp");
        assertThat(only().isConfirmed()).isTrue();
    }

    @Test
    void aNameThatWasLostConfirmsNothing() {
        rows.add(service("-ssl"));

        assertThat(only().isConfirmed()).isFalse();
    }

    @Test
    void asALineOfKnownServicesAnalyzersAreInUpperCaseAndScriptsAsTheyAre() {
        rows.add(service("ldap_tcp")).add(service("ftp-data"));

        assertThat(only().knownService()).isEqualTo(new KnownService(
                TestRows.START_NANOS / 1000,
                new Server(only().host(), 80, TransportProtocol.TCP),
                List.of("ftp-data", "LDAP_TCP")));
    }

    @Test
    void asALineOfKnownServicesWhatNobodyConfirmedHasTheEmptyName() {
        rows.add(service("-ssl"));

        assertThat(only().knownService().names()).containsExactly(KnownService.UNRECOGNISED);
    }

    @Test
    void clientsAreDistinctOriginators() {
        rows.add(_ -> {}).add(row -> row.origPort = 1).add(row -> row.origLow++);

        assertThat(only().clients()).isEqualTo(2);
        assertThat(only().connections()).isEqualTo(3);
    }

    @Test
    void timesRunFromTheFirstStartToTheLastEnd() {
        rows.add(row -> row.lastNanos += 5).add(row -> row.startNanos -= 7);

        assertThat(only().firstNanos()).isEqualTo(TestRows.START_NANOS - 7);
        assertThat(only().lastNanos()).isEqualTo(TestRows.START_NANOS + 1_500_000_005L);
    }

    @Test
    void localityIsThatOfTheServer() {
        rows.add(row -> row.localResp = true).add(row -> row.respPort = 81).add(row -> {
            row.respPort = 82;
            row.localityKnown = false;
        });

        assertThat(counts().services())
                .extracting(ServiceUse::locality)
                .containsExactly(Locality.LOCAL, Locality.REMOTE, Locality.UNKNOWN);
    }

    @Test
    void onlyTheRowsGivenCount() {
        rows.add(_ -> {}).add(row -> row.respPort = 81);

        assertThat(ServiceCounts.of(rows.snapshot(), new int[] {1}).services())
                .extracting(ServiceUse::port)
                .containsExactly(81);
    }

    @Test
    void countsAgreeWithStreams() {
        StoreSnapshot snapshot = rows.addRandom(20_000, new Random(3)).snapshot();
        ConnectionView view = snapshot.view();
        Map<String, List<Integer>> byPort = IntStream.range(0, snapshot.size())
                .boxed()
                .collect(groupingBy(row -> key(view.at(row))));

        List<ServiceUse> services = counts().services();
        assertThat(services).hasSizeGreaterThan(1000);
        assertThat(services).allSatisfy(service -> {
            List<Integer> members = byPort.getOrDefault(
                    service.host() + " " + service.port() + " " + service.transport(), List.of());
            assertThat(service.connections()).isEqualTo(members.size());
            assertThat(service.clients()).isEqualTo(members.stream()
                    .map(row -> view.at(row).origAddress())
                    .distinct()
                    .count());
            assertThat(service.clientBytes()).isEqualTo(members.stream()
                    .mapToLong(row -> view.at(row).hasDuration() ? view.origBytes() : 0)
                    .sum());
        });
    }

    // --- bounds -------------------------------------------------------------------------------------------------------

    @Test
    void servicesBeyondTheMostAreCountedAsLeftOut() {
        rows.add(_ -> {}).add(row -> row.respPort = 81).add(row -> row.respPort = 82).add(row -> row.respPort = 81);
        ServiceCounts counts = ServiceCounts.of(rows.snapshot(), TestRows.all(rows.snapshot()), 1, 100);

        assertThat(counts.services()).extracting(ServiceUse::port).containsExactly(80);
        assertThat(counts.leftOut()).isEqualTo(3);
    }

    @Test
    void tooManyClientsAreSaid() {
        rows.add(_ -> {}).add(row -> row.origLow++);

        assertThat(ServiceCounts.of(rows.snapshot(), TestRows.all(rows.snapshot()), 10, 1).clientsCut()).isTrue();
        assertThat(counts().clientsCut()).isFalse();
    }

    @Test
    void anInterruptedThreadStops() {
        rows.add(_ -> {});
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(this::counts).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Consumer<ConnectionRecord> history(String letters) {
        return row -> row.historyId = rows.history(letters);
    }

    private Consumer<ConnectionRecord> service(String text) {
        return row -> row.serviceId = rows.label(text);
    }

    private static String key(ConnectionView row) {
        return row.respAddress() + " " + row.respPort() + " " + row.transport();
    }

    private ServiceCounts counts() {
        return ServiceCounts.of(rows.snapshot(), TestRows.all(rows.snapshot()));
    }

    private ServiceUse only() {
        List<ServiceUse> services = counts().services();
        assertThat(services).hasSize(1);
        return services.getFirst();
    }
}
