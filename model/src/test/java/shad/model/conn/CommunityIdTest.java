package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommunityIdTest {
    private final CommunityId hash = new CommunityId();

    private String of(int protocol, String source, int sourcePort, String destination, int destinationPort) {
        IpAddress from = IpAddress.parse(source).orElseThrow();
        IpAddress to = IpAddress.parse(destination).orElseThrow();
        byte[] text = new byte[3 + CommunityId.LENGTH];
        int end = hash.write(
                from.high(), from.low(), sourcePort, to.high(), to.low(), destinationPort, protocol, text, 3);
        assertEquals(text.length, end);
        return new String(text, 3, CommunityId.LENGTH, StandardCharsets.US_ASCII);
    }

    /// The vectors that Corelight publishes with the definition.
    @ParameterizedTest
    @CsvSource({
        "6, 128.232.110.120, 34855, 66.35.250.204, 80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
        "6, 2001:470:e5bf:dead:4957:2174:e82c:4887, 63943, 2607:f8b0:400c:c03::1a, 25, 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
        "17, 192.168.1.52, 54585, 8.8.8.8, 53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
        "1, 192.168.0.89, 8, 192.168.0.1, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
        "58, fe80::200:86ff:fe05:80da, 135, fe80::260:97ff:fe07:69ea, 136, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
        "58, fe80::260:97ff:fe07:69ea, 135, fe80::200:86ff:fe05:80da, 136, 1:zavyT/cezQr1fmImYCwYnMXbgck=",
        "58, 3ffe:507:0:1:200:86ff:fe05:80da, 128, 3ffe:501:0:1001::2, 129, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
        "58, fe80::200:86ff:fe05:80da, 133, ff02::2, 134, 1:hO+sN4H+MG5MY/8hIrXPqc4ZQz0=",
        "58, fe80::260:97ff:fe07:69ea, 134, ff02::1, 133, 1:pkvHqCL88/tg1k4cPigmZXUtL00=",
        "132, 192.168.170.8, 7, 192.168.170.56, 7, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
        "46, 10.1.12.1, 0, 10.1.12.2, 0, 1:KHlLkgoJW7ifUTyTSgyVfkFHzKw="
    })
    void bothDirectionsGiveThePublishedIdentifier(
            int protocol, String source, int sourcePort, String destination, int destinationPort, String expected) {
        assertEquals(expected, of(protocol, source, sourcePort, destination, destinationPort));
        assertEquals(expected, of(protocol, destination, destinationPort, source, sourcePort));
    }

    /// Published as well: messages that nobody answers keep their direction.
    @ParameterizedTest
    @CsvSource({
        "1, 10.0.0.1, 11, 10.0.0.2, 0, 1:YHxtAirCG//0OzkcVAukqKQN9xM=",
        "58, 3ffe:501:1800:2345::2, 3, 3ffe:507:0:1:200:86ff:fe05:80da, 0, 1:2ObVBgIn28oZvibYZhZMBgh7WdQ=",
        "58, 3ffe:501:410:0:2c0:dfff:fe47:33e, 1, 3ffe:507:0:1:200:86ff:fe05:80da, 4, 1:hLZd0XGWojozrvxqE0dWB1iM6R0="
    })
    void messagesOfOneWayGiveThePublishedIdentifier(
            int protocol, String source, int type, String destination, int code, String expected) {
        assertEquals(expected, of(protocol, source, type, destination, code));
    }

    @Test
    void theSameMessageTheOtherWayIsAnotherFlow() {
        assertNotEquals(of(1, "10.0.0.1", 11, "10.0.0.2", 0), of(1, "10.0.0.2", 11, "10.0.0.1", 0));
    }

    @Test
    void otherTransportsHaveNoPorts() {
        assertEquals(of(46, "10.1.12.1", 0, "10.1.12.2", 0), of(46, "10.1.12.1", 5, "10.1.12.2", 6));
    }

    /// What Zeek logged in its own tests.
    @Test
    void identifiersAreThoseThatZeekLogs() {
        assertEquals("1:YcMyyWJfhc95EW1GfXt6jlZ3DiQ=", of(1, "10.0.0.1", 8, "10.0.0.2", 0));
        assertEquals("1:b/N5D7QHLLTe7MSeja/pSHMZ8n8=", of(17, "192.168.56.12", 38071, "192.168.56.11", 4789));
        assertEquals("1:yvyB8h+3dnggTZW0UEITWCst97w=", of(6, "141.142.228.5", 59856, "192.150.187.43", 80));
    }
}
