package shad.model.conn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What ports and services are called and what they are for.
class ServiceVocabularyTest {
    @ParameterizedTest
    @CsvSource({
        "UDP, 53, domain",
        "TCP, 443, https",
        "TCP, 502, mbap",
        "UDP, 514, syslog",
        "TCP, 514, shell",
        "TCP, 49152, ''",
        "ICMP, 8, ''"
    })
    void portsHaveTheNamesThatIanaRegistered(TransportProtocol transport, int port, String name) {
        assertThat(PortNames.of(transport, port)).isEqualTo(name);
    }

    @Test
    void namesThatAreNotRegisteredAtIanaAreLeftOut() {
        assertThat(PortNames.of(TransportProtocol.TCP, 9418)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http, WEB",
        "'imap,ssl', MAIL",
        "'ssl,http', WEB",
        "'quic,ssl', TUNNEL",
        "'gssapi,ntlm,smb', FILES",
        "'ldap_tcp,ssl', DIRECTORY",
        "-http, WEB",
        "DNP3_TCP, INDUSTRIAL",
        "'', OTHER",
        "finger, OTHER"
    })
    void aFamilyIsThatOfTheInnermostKnownService(String service, ServiceFamily family) {
        assertThat(ServiceFamily.of(service)).isEqualTo(family);
    }

    @Test
    void familiesHaveWordsOfTheirOwn() {
        assertThat(Arrays.stream(ServiceFamily.values()).map(ServiceFamily::word)).doesNotHaveDuplicates();
    }
}
