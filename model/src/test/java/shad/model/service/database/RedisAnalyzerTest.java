package shad.model.service.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class RedisAnalyzerTest {
    private static final String PING = "*1\r\n$4\r\nPING\r\n";

    private static Talk redis() {
        return Talk.tcp(6379);
    }

    @Test
    void firstReplyConfirms() {
        assertEquals("redis", redis().client(PING).server("+PONG\r\n").column());
    }

    @Test
    void clientAloneDoesNotConfirm() {
        assertEquals("-", redis().client(PING).client("GET x\r\n").column());
    }

    @Test
    void serverThatSpeaksFirstIsNotRedis() {
        assertEquals("-", redis().server("+PONG\r\n").client(PING).server("+PONG\r\n").column());
    }

    @Test
    void signatureFindsItOnAnyPort() {
        assertEquals("redis", Talk.tcp(7000).client("PING\r\n").server("+PONG\r\n").column());
    }

    @Test
    void replyBeforeItsEndDoesNotConfirm() {
        assertEquals("-", redis().client(PING).server("$5\r\nhello\r").column());
        assertEquals("redis", redis().client(PING).server("$5\r\nhello\r").server("\n").column());
    }

    @Test
    void allTypesOfValuesAreRead() {
        for (String value : new String[] {
            ":12\r\n", "-ERR no\r\n", "_\r\n", "#t\r\n", ",1.5\r\n", "(123456789\r\n", "$-1\r\n", "$0\r\n\r\n",
            "!5\r\nERR x\r\n", "=7\r\ntxt:abc\r\n", "*0\r\n", "*-1\r\n", "*2\r\n:1\r\n*1\r\n+a\r\n",
            "%1\r\n+a\r\n:1\r\n",
            "~2\r\n:1\r\n:2\r\n", ">1\r\n+x\r\n", "|1\r\n+a\r\n:1\r\n+b\r\n", "|0\r\n*1\r\n:1\r\n",
            "*1\r\n|1\r\n+a\r\n+b\r\n:1\r\n"
        }) {
            assertEquals("redis", redis().client(PING).server(value).fin(false).column(), value);
            assertEquals("-", redis().client(PING)
                    .server(value.substring(0, value.length() - 1)).column(), value);
        }
    }

    @Test
    void commandWithoutWordsViolates() {
        assertEquals("-", redis().client(PING).server("+PONG\r\n").client("\r\n").column());
        assertEquals("-", redis().client(PING).server("+PONG\r\n").client("*0\r\n").column());
        assertEquals("-", redis().client(PING).server("+PONG\r\n").client("*1\r\n$-1\r\n\r\n").column());
    }

    @Test
    void inlineCommandHoldsAtMost1024Bytes() {
        assertEquals("redis", redis().client("x".repeat(1022) + "\r\n").server("+OK\r\n").column());
        assertEquals("-", redis().client("x".repeat(1023) + "\r\n").server("+OK\r\n").column());
    }

    @Test
    void malformedCommandEndsTheAnalysis() {
        assertEquals("-", redis().client("*1\r\n:4\r\n").server("+OK\r\n").column());
        assertEquals("-", redis().client("*x\r\n").server("+OK\r\n").column());
        assertEquals("-", redis().client("*1\r\n$1048577\r\n").server("+OK\r\n").column());
        assertEquals("-", redis().client("*20001\r\n").server("+OK\r\n").column());
    }

    @Test
    void malformedReplyIsPassedOver() {
        assertEquals("-", redis().client(PING).server("what?\r\n").column());
        assertEquals("redis", redis().client(PING).server("what?\r\n+PONG\r\n").column());
    }

    @Test
    void replyWithoutNumberViolates() {
        assertEquals("-", redis().client(PING).server("+PONG\r\n").client(PING).server("$x\r\n").column());
    }

    @Test
    void repliesNestOnlyTwentyDeep() {
        assertEquals("redis", redis().client(PING).server("*1\r\n".repeat(19) + ":1\r\n").column());
        assertEquals("-", redis().client(PING).server("*1\r\n".repeat(20) + ":1\r\n").column());
    }

    @Test
    void endOfDataInsideValueViolates() {
        assertEquals("-", redis().client(PING).server("+PONG\r\n$3\r\n").fin(false).column());
        assertEquals("-", redis().client(PING).server("+PONG\r\n").client("*1").fin(true).column());
        assertEquals("redis", redis().client(PING).server("+PONG\r\n").fin(true).fin(false).column());
    }

    @Test
    void endOfDataAfterPassedOverReplyViolates() {
        assertEquals("-", redis().client(PING).server("what?\r\n+PONG\r\n").fin(false).column());
    }

    @Test
    void gapOfTheClientEndsTheAnalysis() {
        assertEquals("-", redis().client(PING).lose(true, 10).server("+PONG\r\n").column());
    }

    @Test
    void gapOfTheServerIsPassedOver() {
        assertEquals("redis", redis().client(PING).lose(false, 10).server("rest\r\n+PONG\r\n").column());
    }

    @Test
    void worksMidstream() {
        assertEquals("redis", redis().partial().client(PING).server("+PONG\r\n").column());
    }

    @Test
    void moreThan10000CommandsWithoutReplyReachTheLimit() {
        Talk talk = redis();
        for (int i = 0; i < 10_001; i++) {
            talk.client("PING\r\n");
        }
        assertFalse(talk.isLimitReached());
        assertTrue(talk.client("PING\r\n").isLimitReached());
    }

    @Test
    void answeredCommandsDoNotCount() {
        Talk talk = redis();
        for (int i = 0; i < 12_000; i++) {
            talk.client("PING\r\n").server("+PONG\r\n");
        }
        assertFalse(talk.isLimitReached());
        for (int i = 0; i < 12_000; i++) {
            talk.client("CLIENT REPLY SKIP\r\nPING\r\nPING\r\n").server("+PONG\r\n");
        }
        assertFalse(talk.isLimitReached());
    }

    @Test
    void messagesOfSubscriptionsDoNotCount() {
        Talk talk = redis().client("SUBSCRIBE news\r\n");
        for (int i = 0; i < 12_000; i++) {
            talk.server("*3\r\n+message\r\n+news\r\n+x\r\n");
        }
        assertFalse(talk.client("PING\r\n").isLimitReached());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client("*3\r\n$3\r\nSET\r\n$1\r\na\r\n$2\r\nbc\r\n"), TalkFuzz.server("+OK\r\n"),
            TalkFuzz.client("CLIENT REPLY \"SKIP\"\r\nHELLO 3\r\n"),
            TalkFuzz.server("%1\r\n+a\r\n*2\r\n:1\r\n$2\r\nxy\r\n"),
            TalkFuzz.client("SUBSCRIBE a\r\nUNSUBSCRIBE\r\n"), TalkFuzz.server("|1\r\n+k\r\n,1\r\n>2\r\n#t\r\n_\r\n"),
        };
        TalkFuzz.survives(redis(), turns);
        TalkFuzz.isTheSameInPieces(redis(), turns);
    }
}
