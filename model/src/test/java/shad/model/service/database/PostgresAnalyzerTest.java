package shad.model.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class PostgresAnalyzerTest {
    private static final byte[] SSL_REQUEST = Talk.hex("00000008 04d2162f");
    private static final byte[] STARTUP = startup("user\0joe\0database\0shop\0");

    private static Talk postgres() {
        return Talk.tcp(5432);
    }

    private static byte[] startup(String parameters) {
        return Talk.bytes(0, 0, 0, parameters.length() + 9, 0, 3, 0, 0, parameters, 0);
    }

    private static byte[] message(char type, Object... body) {
        byte[] bytes = Talk.bytes(body);
        return Talk.bytes((int) type, 0, 0, 0, bytes.length + 4, bytes);
    }

    @Test
    void startupMessageConfirms() {
        Talk talk = postgres().client(STARTUP);
        assertEquals("postgresql", talk.column());
        assertEquals(List.of("USER_NAME=joe"), talk.evidence());
    }

    @Test
    void incompleteStartupMessageDoesNotConfirm() {
        assertEquals("-", postgres().client(Talk.bytes(0, 0, 0, 20, 0, 3, 0, 0, "user\0jo")).column());
    }

    @Test
    void parametersAreNamesAndPrintableValues() {
        assertEquals("postgresql", postgres().client(startup("")).column());
        assertEquals("postgresql", postgres().client(startup("a-b_/9\0some value\0")).column());
        for (String parameters : new String[] {"us er\0joe\0", "user\0\0", "\0joe\0", "user\0j\u00f6\0", "user\0joe"}) {
            assertEquals("-", postgres().client(startup(parameters)).column(), parameters);
        }
    }

    @Test
    void otherVersionIsNotPostgres() {
        assertEquals("-", postgres().client(Talk.bytes(0, 0, 0, 9, 0, 2, 0, 0, 0)).column());
        assertEquals("-", postgres().client(Talk.hex("00000008 04d21630")).server("G").column());
    }

    @Test
    void answerToTlsRequestConfirms() {
        assertEquals("-", postgres().client(SSL_REQUEST).column());
        assertEquals("postgresql", postgres().client(SSL_REQUEST).server("S").column());
        assertEquals("postgresql", postgres().client(SSL_REQUEST).server("N").column());
        assertEquals("-", postgres().client(SSL_REQUEST).server("E").column());
    }

    @Test
    void sessionGoesOnInClearTextAfterRefusal() {
        Talk talk = postgres().client(SSL_REQUEST).server("N").client(STARTUP);
        assertEquals(List.of("USER_NAME=joe"), talk.evidence());
        assertEquals("-", talk.client(message('Q', "select 1")).column());
    }

    @Test
    void signatureFindsItOnAnyPort() {
        assertEquals("postgresql", Talk.tcp(15432).client(STARTUP).server(message('R', 0, 0, 0, 0)).column());
    }

    @Test
    void messagesOfTheServerHaveTheirForm() {
        for (byte[] good : new byte[][] {
            message('K', "12345678"), message('E', "SERROR\0C1\0", 0), message('R', 0, 0, 0, 0),
            message('R', 0, 0, 0, 12, "x"), message('S', "a\0b\0"), message('S', "a\0\0"), message('D', 0, 1, "x"),
            message('Z', "I"), message('N', "Sx\0", 0), message('T', ""), message('C', "SELECT 1\0")
        }) {
            assertEquals("postgresql", postgres().client(STARTUP).server(good).fin(false).column());
        }
        for (byte[] bad : new byte[][] {
            message('K', "1234567"), message('E', "SERROR\0"), message('E', "", 0, 0), message('R', 0, 0, 0, 13),
            message('R', 0, 0, 0, 0, 0), message('R', 0, 0), message('S', "\0b\0"), message('S', "a\0b"),
            message('S', "a\0b\0c"), message('D', 0), message('Z', "X"), message('Z', "II"), Talk.bytes("T", 0, 0, 0, 3)
        }) {
            assertEquals("-", postgres().client(STARTUP).server(bad).column());
        }
    }

    @Test
    void messagesOfTheClientHaveTheirForm() {
        assertEquals("postgresql",
                postgres().client(STARTUP).client(message('Q', "x\0")).client(message('X')).column());
        assertEquals("-", postgres().client(STARTUP).client(message('Q', "x\0y\0")).column());
        assertEquals("-", postgres().client(STARTUP).client(message('X', "y")).column());
    }

    @Test
    void endOfDataInsideMessageViolates() {
        assertEquals("-", postgres().client(STARTUP).server("R\0").fin(false).column());
        assertEquals("-", postgres().client(STARTUP).client("Q").fin(true).column());
        assertEquals("postgresql", postgres().client(STARTUP).client(message('X')).fin(true).fin(false).column());
    }

    @Test
    void serverMayBeHeardBeforeTheClientFourTimes() {
        assertEquals("postgresql", postgres().server("R\0\0").server("\0\u0008").server("\0\0").server("\0\0")
                .client(STARTUP).server(message('Z', "I")).column());
        assertEquals("-", postgres().server("R\0\0").server("\0\u0008").server("\0").server("\0").server("\0\0")
                .client(STARTUP).column());
    }

    @Test
    void gapEndsTheAnalysis() {
        assertEquals("-", postgres().lose(false, 5).client(STARTUP).column());
    }

    @Test
    void worksMidstream() {
        assertEquals("postgresql", postgres().partial().client(STARTUP).server("junk junk").column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(STARTUP), TalkFuzz.server(message('R', 0, 0, 0, 5, "abcd")),
            TalkFuzz.client(message('p', "md5\0")), TalkFuzz.server(message('S', "a\0b\0"), message('Z', "I")),
            TalkFuzz.client(message('Q', "select 1\0")),
            TalkFuzz.server(message('D', 0, 1, "x"), message('E', "Sx\0", 0)),
        };
        TalkFuzz.survives(postgres(), turns);
        TalkFuzz.isTheSameInPieces(postgres(), turns);
        TalkFuzz.survives(
                postgres(), TalkFuzz.client(SSL_REQUEST), TalkFuzz.server("S"), TalkFuzz.client(STARTUP),
                TalkFuzz.server("x"));
    }
}
