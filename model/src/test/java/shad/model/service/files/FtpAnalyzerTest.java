package shad.model.service.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.conn.IpAddress;
import shad.model.service.Mutations;
import shad.model.service.Talk;

class FtpAnalyzerTest {
    private static final String GREETING = "220 ftp.example\r\n";

    private static Talk user() {
        return Talk.tcp(21).server(GREETING).client("USER joe\r\n").server("331 Password\r\n");
    }

    @Test
    void lineOfClientThatBeginsWithWordConfirms() {
        assertEquals("ftp", Talk.tcp(21).client("USER joe\r\n").column());
        assertEquals("ftp", Talk.tcp(21).client("  any\r\n").column());
        assertEquals("-", Talk.tcp(21).client("ab c\r\n").column());
        assertEquals("-", Talk.tcp(21).client("ab\u00e9\r\n").column());
        assertEquals("-", Talk.tcp(21).server(GREETING).column());
    }

    @Test
    void signatureFindsItOnOtherPorts() {
        assertEquals("ftp", Talk.tcp(2121).server(GREETING).client("USER joe\r\n").server("331 x\r\n").column());
    }

    @Test
    void otherTextOnItsPortIsTakenForIt() {
        Talk talk = Talk.tcp(21).client("GET / HTTP/1.0\r\n");
        assertEquals("ftp,http", talk.column());
        assertEquals("http", talk.server("HTTP/1.0 200 OK\r\n").column());
    }

    @Test
    void replyWithoutCodeViolates() {
        for (String bad : List.of("xyz abc\r\n", "099 x\r\n", "220x\r\n", "22\r\n")) {
            assertEquals("-", Talk.tcp(21).client("USER joe\r\n").server(bad).column());
        }
        for (String good : List.of("220\r\n", "\r\n", "220 x\r\n", "999 x\r\n")) {
            assertEquals("ftp", Talk.tcp(21).client("USER joe\r\n").server(good).column());
        }
    }

    @Test
    void anythingGoesWithinReplyOfSeveralLines() {
        Talk talk = user().server("230-Hello\r\nxyz\r\n230-more\r\n230 End\r\n");
        assertEquals("ftp", talk.column());
        assertEquals("-", talk.server("xyz\r\n").column());
    }

    @Test
    void joinedConnectionIsLookedAtAndExcused() {
        assertEquals("ftp", Talk.tcp(21).partial().client("USER joe\r\n").server("xyz abc\r\n").column());
    }

    @Test
    void violationBehindManyBytesIsIgnored() {
        Talk talk = user().server("230-" + "x".repeat(10_300) + "\r\n230 OK\r\n");
        assertEquals("ftp", talk.server("xyz\r\n").column());
    }

    @Test
    void longCommandReachesLimit() {
        assertFalse(Talk.tcp(21).client("x".repeat(101) + "\r\n").isLimitReached());
        assertFalse(user().client("x".repeat(100) + "\r\n").isLimitReached());
        assertTrue(user().client("x".repeat(101) + "\r\n").isLimitReached());
    }

    @Test
    void lineLongerThanZeekKeepsReachesLimit() {
        Talk talk = Talk.tcp(21);
        String part = "x".repeat(65536);
        for (int i = 0; i < 255; i++) {
            talk.client(part);
        }
        talk.client("x".repeat(65535 - 100) + "\r");
        assertFalse(talk.isLimitReached());
        assertTrue(talk.client("x\n").isLimitReached());
    }

    @Test
    void telnetCommandsAreNoText() {
        byte[] abort = Talk.bytes(255, 244, 255, 253, 1, 255, 250, 1, 2, 255, 240, "USER joe\r\n");
        assertEquals("ftp", Talk.tcp(21).client(abort).column());
        assertEquals("ftp", Talk.tcp(21).byteByByte().client(abort).column());
    }

    @Test
    void evidenceIsGreetingAndUser() {
        assertEquals(List.of("SERVER_SOFTWARE=220 ftp.example", "USER_NAME=joe"), user().evidence());
    }

    // Data channels

    @Test
    void channelsAnnouncedByServerAreExpected() {
        Talk control = user().client("PASV\r\n").server("227 Entering Passive Mode (10,0,0,2,4,1).\r\n");
        assertEquals("ftp-data", control.another(1025).column());
        assertEquals("-", control.another(1026).column());
        Talk extended = user().client("EPSV\r\n").server("229 Extended (|||1025|)\r\n");
        assertEquals("ftp-data", extended.another(1025).column());
    }

    @Test
    void announcementNeedsItsCommand() {
        Talk control = user().client("NOOP\r\n").server("227 Entering Passive Mode (10,0,0,2,4,1).\r\n");
        assertEquals("-", control.another(1025).column());
    }

    @Test
    void announcementsAreReadLeniently() {
        for (String reply : List.of("227 10,0,0,2,4,1", "227 PORT 10,0,0,2,4,1", "227 =10,0,0,2,4,1",
                "227 ( 10, 0,0,2,4,1")) {
            Talk control = user().client("PASV\r\n").server(reply + "\r\n");
            assertEquals("ftp-data", control.another(1025).column(), reply);
        }
        for (String reply : List.of("227 10,0,0,2,4", "227 10,0,0,256,4,1", "227 no", "227 (", "227-10,0,0,2,4,1")) {
            Talk control = user().client("PASV\r\n").server(reply + "\r\n");
            assertEquals("-", control.another(1025).column(), reply);
        }
    }

    @Test
    void addressesAreReadAsZeekReadsThem() {
        FtpAddress expected = new FtpAddress(IpAddress.parse("10.0.0.1").orElseThrow(), 1055);
        assertEquals(expected, FtpAddress.ofPort("10,0,0,1,4,31"));
        assertEquals(expected, FtpAddress.ofExtendedPort(" |1|10.0.0.1|1055|"));
        FtpAddress expected6 = new FtpAddress(IpAddress.parse("fe80::1").orElseThrow(), 1055);
        assertEquals(expected6, FtpAddress.ofExtendedPort("!2!fe80::1!1055!"));
        assertNull(FtpAddress.ofExtendedPort("|1|10.0.0.x|1055|"));
        assertNull(FtpAddress.ofExtendedPort("|1|10.0.0.1|65536|"));
        assertNull(FtpAddress.ofExtendedPort("|1|10.0.0.1|1055"));
        assertNull(FtpAddress.ofExtendedPort(""));
    }

    // Security

    @Test
    void nothingIsReadBehindGrantedTls() {
        assertEquals("ftp", user().client("AUTH TLS\r\n").server("234 Go\r\n").server("xyz\r\n").column());
        assertEquals("-", user().client("AUTH SSL\r\n").server("234 Go\r\n").server("xyz\r\n").column());
    }

    @Test
    void anyBytesAreTakenAndPacketsDoNotMatter() {
        Mutations.of(21)
                .server("220-Hi\r\n220 ftp\r\n")
                .client("USER joe\r\n")
                .server("331 OK\r\n")
                .client("PORT 10,0,0,1,4,1\r\nEPRT |1|10.0.0.1|1055|\r\nPASV\r\nEPSV\r\n")
                .server("200 OK\r\n200 OK\r\n227 (10,0,0,2,4,1)\r\n229 (|||1025|)\r\n")
                .client("AUTH GSSAPI\r\n")
                .server("334 ADAT=FgMBAAEB\r\n")
                .client("ADAT FgMBAAEB\r\n")
                .server("235 ADAT=FgMBAAEB\r\n")
                .client("AUTH TLS\r\n")
                .server("234 OK\r\n")
                .client(new byte[] {0x16, 3, 1, 0, 1, 1})
                .check();
    }
}
