package shad.model.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExpectationsTest {
    /// An offer of the address that Talk's responders have, 10.0.0.2.
    private static final String OFFER = "PRIVMSG b :\u0001DCC SEND file 167772162 5555 1\u0001\r\n";

    private final Talk announced = Talk.tcp(5555);

    @Test
    void transferOfferedOnIrcIsExpectedForFiveMinutes() {
        Expectations expectations = Talk.tcp(6667).client("NICK a\r\n").client(OFFER).expectations();

        assertTrue(expectations.isExpected(announced, 300));
        assertFalse(expectations.isExpected(announced, 301));
        assertFalse(expectations.isExpected(Talk.tcp(5556), 2));
        assertEquals("irc-dcc-data", expectations.label(announced));
    }

    @Test
    void serverMayPassOnTheOffer() {
        assertTrue(Talk.tcp(6667).server(":a " + OFFER).expectations().isExpected(announced, 2));
    }

    @Test
    void transferThatEndedLeavesNoName() {
        Expectations expectations = new Expectations();
        expectations.expectIrcData(announced.respHigh(), announced.respLow(), 5555, 1);
        expectations.ended(announced);

        assertTrue(expectations.isExpected(announced, 2));
        assertNull(expectations.label(announced));
    }

    @Test
    void atMost5000TransfersAreExpected() {
        Expectations expectations = new Expectations();
        for (int port = 10_000; port < 15_000; port++) {
            expectations.expectIrcData(0, 1, port, 1);
        }
        expectations.expectIrcData(announced.respHigh(), announced.respLow(), 5555, 1);

        assertFalse(expectations.isExpected(announced, 2));
    }
}
