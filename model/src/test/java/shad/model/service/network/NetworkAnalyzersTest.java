package shad.model.service.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class NetworkAnalyzersTest {
    private static byte[] zeros(int count) {
        return new byte[count];
    }

    @Nested
    class Ntp {
        private final byte[] client = bytes(0x23, zeros(47));
        private final byte[] server = bytes(0x24, zeros(47));

        @Test
        void aWholeMessageOfEitherSideIsNtp() {
            assertEquals("ntp", Talk.udp(123).client(client).column());
            assertEquals("ntp", Talk.udp(123).server(server).column());
            assertEquals("-", Talk.udp(123).client(Arrays.copyOf(client, 47)).column());
            assertEquals("-", Talk.udp(123).client(zeros(0)).column());
        }

        @Test
        void anAuthenticatorMayFollowOrExtensionsThatFit() {
            assertEquals("ntp", Talk.udp(123).client(bytes(client, zeros(20))).column());
            assertEquals("ntp", Talk.udp(123).client(bytes(client, zeros(22))).column());
            assertEquals("ntp", Talk.udp(123).client(bytes(client, hex("0104 001c"), zeros(24))).column());
            byte[] junk = new byte[36];
            Arrays.fill(junk, (byte) 0x5a);
            assertEquals("-", Talk.udp(123).client(bytes(client, junk)).column());
        }

        @Test
        void privateAndControlMessagesCountTheirData() {
            assertEquals("ntp", Talk.udp(123).client(hex("17 00 03 2a 0000")).column());
            assertEquals("-", Talk.udp(123).client(hex("17 00 03 2a 0004")).column());
            assertEquals("ntp", Talk.udp(123).client(hex("16 01 0000 0000 0000 0000 0002 aabb")).column());
            assertEquals("-", Talk.udp(123).client(hex("16 01 0000 0000 0000 0000 0002 aa")).column());
        }

        @Test
        void aServerThatSpokeFirstGetsItsRoleOnce() {
            assertEquals(1, Talk.udp(123).client(server).flips());
            assertEquals(0, Talk.udp(123).client(client).server(server).flips());
            assertEquals(1, Talk.udp(123).client(server).client(server).server(client).flips());
        }

        @Test
        void whateverComesNothingIsThrown() {
            TalkFuzz.survivesInAnyOrder(Talk.udp(123), client, bytes(server, hex("0104 001c"), zeros(24)),
                    hex("16 01 0000 0000 0000 0000 0002 aabb"));
        }
    }

    @Nested
    class Dhcp {
        private final byte[] fixed = bytes(1, 1, 6, 0, zeros(232));
        private final byte[] cookie = hex("63825363");
        private final byte[] discover = bytes(fixed, cookie, hex("35 01 01"), 12, 4, "host", hex("ff"));

        @Test
        void aMessageWithTypeIsDhcpWithOrWithoutEnd() {
            assertEquals("dhcp", Talk.udp(67).client(discover).column());
            assertEquals("dhcp", Talk.udp(67).client(Arrays.copyOf(discover, discover.length - 1)).column());
            assertEquals(List.of("HOST_NAME=host"), Talk.udp(67).client(discover).evidence());
        }

        @Test
        void itIsFoundOnAnyPort() {
            assertEquals("dhcp", Talk.udp(9999).client(discover).column());
        }

        @Test
        void bootpWithoutTypeIsNot() {
            assertEquals("-", Talk.udp(67).client(bytes(fixed, cookie, hex("ff"))).column());
        }

        @Test
        void aWrongCookieIsNot() {
            assertEquals("-", Talk.udp(67).client(bytes(fixed, hex("00000000 350101"))).column());
        }

        @Test
        void anOptionOfFixedSizeMustHaveIt() {
            assertEquals("-", Talk.udp(67).client(bytes(fixed, cookie, hex("350101 0102ffff"))).column());
        }

        @Test
        void aSecondRelayInformationOfASideIsMisread() {
            byte[] relayed = bytes(fixed, cookie, hex("350101 5206 0104 aabbccdd ff"));
            assertEquals("dhcp", Talk.udp(67).client(relayed).column());
            assertEquals("-", Talk.udp(67).client(relayed).client(relayed).column());
            assertEquals("dhcp", Talk.udp(67).client(relayed).server(relayed).column());
        }

        @Test
        void whateverComesNothingIsThrown() {
            TalkFuzz.survivesInAnyOrder(Talk.udp(67), discover,
                    bytes(fixed, cookie, hex("350101 5206 0104 aabbccdd 3d03010203 5105aabbccddee")));
        }
    }

    @Nested
    class Snmp {
        private final byte[] binding = hex("300c 3006 0604 2b060102 0500");
        private final byte[] request = hex("302e 020101 0406 7075626c6963 a021 0204 00000001 020100 020100 3013"
                + " 3011 060e 2b06010401947801020702030200 0500");
        private final byte[] answer = hex("3029 020100 0406 7075626c6963 a21c 020101 020100 020100 300e"
                + " 300c 0608 2b06010201010500 0500");

        @Test
        void onlyAnAnswerShowsIt() {
            assertEquals("-", Talk.udp(161).client(request).column());
            assertEquals("snmp", Talk.udp(161).client(request).server(answer).column());
            assertEquals("snmp", Talk.udp(161).server(answer).column());
        }

        @Test
        void trailingBytesAreABrokenBinding() {
            assertEquals("-", Talk.udp(161).server(bytes(answer, 0)).column());
        }

        @Test
        void anEncryptedVersion3MessageIsSnmp() {
            byte[] message = hex("3030 020103 300d 020101 020205dc 040103 020103 0410"
                    + " 300e 0400 020100 020100 0400 0400 0400 0404 aabbccdd");
            assertEquals("snmp", Talk.udp(161).server(message).column());
        }

        @Test
        void flagsOfVersion3HaveOneByte() {
            byte[] message = hex("3031 020103 300e 020101 020205dc 04020303 020101 0400 0404 aabbccdd");
            assertEquals("-", Talk.udp(161).server(message).column());
        }

        @Test
        void whateverComesNothingIsThrown() {
            TalkFuzz.survivesInAnyOrder(Talk.udp(161), request, answer, binding);
        }
    }

    @Nested
    class Radius {
        @Test
        void attributesFillTheDatagram() {
            assertEquals("radius", Talk.udp(1812).client(zeros(20)).column());
            assertEquals("radius", Talk.udp(1812).client(bytes(zeros(20), 1, 5, "bob")).column());
            assertEquals("-", Talk.udp(1812).client(bytes(zeros(20), zeros(3))).column());
            assertEquals("-", Talk.udp(1812).client(zeros(19)).column());
        }

        @Test
        void theUserIsKept() {
            assertEquals(List.of("USER_NAME=bob"), Talk.udp(1812).client(bytes(zeros(20), 1, 5, "bob")).evidence());
        }

        @Test
        void whateverComesNothingIsThrown() {
            TalkFuzz.survivesInAnyOrder(Talk.udp(1812), bytes(zeros(20), 1, 5, "bob", 80, 18, zeros(16)));
        }
    }

    @Nested
    class Syslog {
        @Test
        void everyDatagramIsSyslog() {
            assertEquals("syslog", Talk.udp(514).client("anything").column());
        }

        @Test
        void aMessageOverTcpHasItsLengthBeforeIt() {
            assertEquals("syslog_tcp", Talk.tcp(514).client("5 hello").column());
            assertEquals("-", Talk.tcp(514).client("6 hello").column());
            assertEquals("syslog_tcp", Talk.tcp(514).byteByByte().client("5 hello6 <13>hi").column());
        }

        @Test
        void orALineEndBehindItThatIsKnownToBeOneWhenSomethingFollows() {
            assertEquals("-", Talk.tcp(514).client("<13>hello\n").column());
            assertEquals("syslog_tcp", Talk.tcp(514).client("<13>hello\n").fin(true).column());
            assertEquals("syslog_tcp", Talk.tcp(514).client("<13>hello\n<14>").column());
        }

        @Test
        void otherFirstBytesAreAViolation() {
            assertEquals("-", Talk.tcp(514).client("5 hello").client("x").column());
            assertEquals("-", Talk.tcp(514).client("1023\0").column());
        }

        @Test
        void aMessageThatIsCutIsAViolationAtTheEndOfTheStream() {
            assertEquals("-", Talk.tcp(514).client("5 hello9 wor").fin(true).column());
        }

        @Test
        void whateverComesAStreamHasTheSameNameInPiecesAndWhole() {
            Random random = new Random(9);
            String[] parts = {"5 hello", "<13>", "text", "\n", "3", " ", "<", ">", "\0", "9999999999999999999999 "};
            for (int i = 0; i < 5_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = random.nextInt(8); j >= 0; j--) {
                    text.append(parts[random.nextInt(parts.length)]);
                }
                String whole = Talk.tcp(514).client(text.toString()).fin(true).end().column();
                assertEquals(whole, Talk.tcp(514).byteByByte().client(text.toString()).fin(true).end().column());
            }
        }
    }
}
