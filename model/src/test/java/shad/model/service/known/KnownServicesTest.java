package shad.model.service.known;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.conn.KnownService;
import shad.model.conn.LocalNetworks;
import shad.model.conn.RememberedService;
import shad.model.conn.ServiceHosts;
import shad.model.conn.SipHash;
import shad.model.conn.ZeekSet;
import shad.model.service.Talk;

/// The rules beside those that need packets: names, sets, time. The server is 10.0.0.2.
class KnownServicesTest {
    private static final SipHash SET_ORDER = new SipHash(0, 0);

    private double now = 1000;
    private KnownServices services = known(KnownServiceOptions.DEFAULT);

    private KnownServices known(KnownServiceOptions options) {
        return new KnownServices(options, LocalNetworks.PRIVATE, SET_ORDER, () -> now);
    }

    private static Talk http(String... names) {
        Talk talk = Talk.tcp(80);
        for (String name : names) {
            talk.addService(name);
        }
        return talk;
    }

    private void passSeconds(double seconds) {
        now += seconds;
        services.advance(now);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (KnownService line : services.lines()) {
            lines.add(line.micros() / 1_000_000 + " " + String.join(",", line.names()));
        }
        return lines;
    }

    @Test
    void namesKeepTheirCase() {
        services.confirmed(http("LDAP_TCP"));
        services.confirmed(http("irc-dcc-data"));

        assertEquals(List.of("1000 LDAP_TCP", "1000 irc-dcc-data"), lines());
    }

    @Test
    void eachConfirmationOfAConnectionListsWhatIsNew() {
        Talk talk = http("HTTP");
        services.confirmed(talk);
        now = 1001;
        talk.addService("SSL");
        services.confirmed(talk);
        services.removed(talk);

        assertEquals(List.of("1000 HTTP", "1001 SSL"), lines());
    }

    @Test
    void aConnectionThatWasListedIsNotLookedAtAgainWhenItIsRemoved() {
        Talk talk = http("HTTP");
        services.confirmed(talk);
        talk.removeService("HTTP");
        talk.addService("SMTP");
        services.removed(talk);

        assertEquals(List.of("1000 HTTP"), lines());
    }

    @Test
    void severalNewNamesMakeOneLineInTheOrderOfZeeksSets() {
        services.removed(http("QUIC", "SSL"));
        services.removed(http("SSL", "NTLM", "QUIC"));

        ZeekSet set = new ZeekSet(SET_ORDER);
        set.add("QUIC");
        set.add("SSL");
        assertEquals(List.of("1000 " + String.join(",", set.ordered()), "1000 NTLM"), lines());
    }

    @Test
    void dataOfFtpIsNoServiceUnlessItIsAnotherOneAsWell() {
        services.removed(http("ftp-data"));
        assertEquals(List.of(), lines());

        services.removed(http("ftp-data", "HTTP"));
        assertEquals("1000 HTTP,ftp-data", sorted(lines().getFirst()));
    }

    private static String sorted(String line) {
        List<String> names = new ArrayList<>(List.of(line.substring(5).split(",", -1)));
        names.sort(null);
        return line.substring(0, 5) + String.join(",", names);
    }

    @Test
    void portsOfTheTwoTransportsAreTwoServers() {
        Talk udp = Talk.udp(80).server("x");
        udp.addService("HTTP");
        services.confirmed(http("HTTP"));
        services.confirmed(udp);

        assertEquals(2, services.lines().size());
    }

    @Test
    void anUnrecognisedServiceIsListedBesideItsName() {
        services.removed(http());
        services.confirmed(http("HTTP"));
        passSeconds(300);
        services.removed(http());
        passSeconds(300);

        assertEquals(List.of("1000 HTTP", "1000 "), lines());
    }

    @Test
    void anUnrecognisedServiceWaitsFiveMinutes() {
        services.removed(http());
        passSeconds(299.9);
        assertEquals(List.of(), lines());
        passSeconds(0.1);
        assertEquals(List.of("1000 "), lines());
    }

    @Test
    void allNamesOfAServerAreForgottenADayAfterItsFirst() {
        services.advance(now);
        services.confirmed(http("HTTP"));
        passSeconds(86_000);
        services.confirmed(http("SSL"));
        passSeconds(400);
        services.confirmed(http("SSL"));
        passSeconds(11);
        services.confirmed(http("SSL"));

        assertEquals(List.of("1000 HTTP", "87000 SSL", "87411 SSL"), lines());
    }

    @Test
    void expiryIsLookedForEveryTenSeconds() {
        services.advance(now);
        services.confirmed(http("HTTP"));
        passSeconds(86_399);
        passSeconds(9);
        services.confirmed(http("HTTP"));
        assertEquals(1, services.lines().size());
        passSeconds(1);
        services.confirmed(http("HTTP"));
        assertEquals(2, services.lines().size());
    }

    @Test
    void linesThatWereHandedOutStayAsTheyAre() {
        services.confirmed(http("HTTP"));
        List<KnownService> before = services.lines();
        for (int i = 0; i < 100; i++) {
            services.confirmed(http("NAME" + i));
        }

        assertEquals(1, before.size());
        assertEquals(101, services.lines().size());
    }

    @Test
    void hostsThatAreNotAskedForAreNotListed() {
        KnownServices remote = known(KnownServiceOptions.DEFAULT.withHosts(ServiceHosts.REMOTE));
        remote.confirmed(http("HTTP"));

        assertEquals(List.of(), remote.lines());
    }

    @Test
    void withAStoreEachNameHasALineOfItsOwnAndIsNewsAgainAfterTheExpiry() {
        services = known(KnownServiceOptions.DEFAULT.withRemembered(List.of()));
        services.removed(http("QUIC", "SSL"));
        passSeconds(86_400);
        services.confirmed(http("SSL"));
        passSeconds(1);
        services.confirmed(http("SSL"));

        assertEquals(3, services.lines().size());
        assertEquals("87401 SSL", lines().getLast());
    }

    @Test
    void whatAStoreRemembersIsNoNews() {
        services = known(KnownServiceOptions.DEFAULT.withRemembered(List.of()));
        services.confirmed(http("HTTP"));
        List<RememberedService> remembered = services.seen();

        now = 2000;
        services = known(KnownServiceOptions.DEFAULT.withRemembered(remembered));
        services.confirmed(http("HTTP"));
        Talk both = http("HTTP");
        both.addService("SSL");
        services.confirmed(both);

        assertEquals(List.of("2000 SSL"), lines());
        RememberedService http = services.seen().stream()
                .filter(service -> service.name().equals("HTTP")).findFirst().orElseThrow();
        assertEquals(1_000_000_000L, http.firstSeenMicros());
        assertEquals(2_000_000_000L, http.lastSeenMicros());
        assertEquals(1_000_000_000L, http.listedMicros());
    }

    @Test
    void aRunForItselfHandsNothingOn() {
        services.confirmed(http("HTTP"));

        assertEquals(List.of(), services.seen());
    }
}
