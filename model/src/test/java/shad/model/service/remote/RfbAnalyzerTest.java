package shad.model.service.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class RfbAnalyzerTest {
    private static final byte[] SERVER_INIT = bytes(hex("0400 0300"), new byte[16], hex("00000004"), "desk");

    private static Talk versions(String version) {
        return Talk.tcp(5900).server("RFB " + version + "\n").client("RFB " + version + "\n");
    }

    /// VNC authentication in version 3.8, up to its result.
    private static Talk challenged() {
        return versions("003.008")
                .server(bytes(2, 1, 2))
                .client(bytes(2))
                .server(new byte[16])
                .client(new byte[16]);
    }

    private static Talk shaken() {
        return challenged().server(hex("00000000")).client(bytes(1)).server(SERVER_INIT);
    }

    @Test
    void versionOfTheClientConfirms() {
        assertEquals("-", Talk.tcp(5900).server("RFB 003.008\n").column());
        assertEquals("rfb", versions("003.008").column());
    }

    @Test
    void wholeHandshakeIsUnderstood() {
        assertEquals("rfb", shaken().column());
    }

    @Test
    void otherLiteralsViolate() {
        assertEquals("-", Talk.tcp(5900).server("RFB 003-008\n").client("RFB 003.008\n").column());
    }

    @Test
    void securityTypeOfVersion33MustBeKnown() {
        assertEquals("rfb", versions("003.003").server(hex("00000002")).server(new byte[16]).column());
        assertEquals("rfb", versions("003.003").server(hex("00000001")).client(bytes(1)).column());
        assertEquals("rfb", versions("003.003").server(hex("00000000 00000002")).server("no").column());
        assertEquals("-", versions("003.003").server(hex("00000007")).column());
    }

    @Test
    void choiceOfTheClientMustBeKnown() {
        assertEquals("rfb", versions("003.008").server(bytes(1, 1)).client(bytes(1)).column());
        assertEquals("-", versions("003.008").server(bytes(1, 9)).client(bytes(9)).column());
    }

    @Test
    void resultMustBeKnown() {
        assertEquals("rfb", challenged().server(hex("00000001 00000002 6e6f")).column());
        assertEquals("-", challenged().server(hex("00000002")).column());
    }

    @Test
    void appleAuthenticationIsUnderstood() {
        byte[] challenge = bytes(hex("0005 0008"), new byte[16]);
        Talk talk = versions("003.889").server(bytes(1, 30)).client(bytes(30)).server(challenge).client(new byte[16]);

        assertEquals("rfb", talk.server(hex("00000000")).client(bytes(1)).server(SERVER_INIT).column());
    }

    @Test
    void whoTalksOutOfTurnViolates() {
        assertEquals("-", versions("003.003").client(bytes(1)).column());
        assertEquals("-", versions("003.008").server(bytes(1, 1, 7)).column());
    }

    @Test
    void messagesOfTheClientAreFollowed() {
        byte[] messages = bytes(
                hex("00"), new byte[19], hex("02 00 0002"), new byte[8], hex("03"), new byte[9], hex("04"), new byte[7],
                hex("05"), new byte[5], hex("06 000000 00000003"), "abc");

        assertEquals("rfb", shaken().client(messages).client(messages).column());
        assertEquals("-", shaken().client(messages).client(bytes(1, 0)).column());
    }

    @Test
    void serverIsNotLookedAtAfterTheHandshake() {
        assertEquals("rfb", shaken().server("pixels of any kind").column());
    }

    @Test
    void midstreamConnectionIsNotLookedAt() {
        assertEquals("-", Talk.tcp(5900).partial().server("RFB 003.008\n").client("RFB 003.008\n").column());
    }

    @Test
    void versionOfTheServerIsKept() {
        assertEquals(List.of("SERVER_SOFTWARE=RFB 003.008"), versions("003.008").evidence());
    }

    @Test
    void byteByByteIsTheSame() {
        Talk talk = Talk.tcp(5900)
                .byteByByte()
                .server("RFB 003.008\n")
                .client("RFB 003.008\n")
                .server(bytes(2, 1, 2))
                .client(bytes(2))
                .server(new byte[16])
                .client(new byte[16])
                .server(hex("00000000"))
                .client(bytes(1))
                .server(SERVER_INIT)
                .client(hex("06 000000 00000003 616263"));

        assertEquals("rfb", talk.column());
    }

    @Test
    void mutatedConversationsEndSomehow() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.server("RFB 003.008\n"),
            TalkFuzz.client("RFB 003.008\n"),
            TalkFuzz.server(2, 1, 2),
            TalkFuzz.client(2),
            TalkFuzz.server(new byte[16]),
            TalkFuzz.client(new byte[16]),
            TalkFuzz.server(0, 0, 0, 0),
            TalkFuzz.client(1),
            TalkFuzz.server(SERVER_INIT),
            TalkFuzz.client(hex("06 000000 00000003 616263 02 00 0002 0000000000000000"))
        };
        TalkFuzz.survives(Talk.tcp(5900), turns);
        TalkFuzz.isTheSameInPieces(Talk.tcp(5900), turns);
    }
}
