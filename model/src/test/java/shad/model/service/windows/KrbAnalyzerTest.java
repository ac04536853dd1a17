package shad.model.service.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.service.Ber;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class KrbAnalyzerTest {
    private static final byte[] REQUEST = Tokens.asRequest("joe");

    @Test
    void aMessageOfEitherSideIsKerberos() {
        assertEquals("krb", Talk.udp(88).client(REQUEST).column());
        assertEquals("krb", Talk.udp(88).server(Tokens.error(6)).column());
        assertEquals("krb", Talk.udp(88).client(Tokens.apRequest()).column());
    }

    @Test
    void signaturesFindItOnOtherPorts() {
        assertEquals("krb", Talk.udp(8888).client(REQUEST).column());
        assertEquals("krb_tcp", Talk.tcp(8889).client(framed(REQUEST)).column());
    }

    @Test
    void theClientsNameIsEvidence() {
        assertEquals(List.of("USER_NAME=joe"), Talk.udp(88).client(REQUEST).evidence());
    }

    @Test
    void overTcpMessagesHaveTheirLengthInFront() {
        assertEquals("krb_tcp", Talk.tcp(88).client(framed(REQUEST)).column());
        assertEquals("-", Talk.tcp(88).client(REQUEST).column());
    }

    @Test
    void anotherTypeIsAViolation() {
        assertEquals("-", Talk.udp(88).client(REQUEST).client(Ber.of(0x70, new byte[40])).column());
    }

    @Test
    void aMessageThatEndsEarlyIsAViolation() {
        byte[] cut = Arrays.copyOf(REQUEST, REQUEST.length - 1);
        assertEquals("-", Talk.udp(88).client(REQUEST).client(cut).column());
        assertEquals("-", Talk.tcp(88).client(framed(REQUEST)).client(framed(cut)).column());
    }

    @Test
    void whatLiesBehindAMessageDoesNotMatter() {
        assertEquals("krb", Talk.udp(88).server(Talk.bytes(Tokens.apRequest(), "more")).column());
    }

    @Test
    void theRequestWithinARequestConfirmsAlready() {
        byte[] good = Tokens.tgsRequest(Ber.sequence(Ber.context(2, Ber.text("REALM"))));
        assertEquals("krb", Talk.udp(88).client(good).column());
        byte[] bad = Tokens.tgsRequest(Ber.sequence(Ber.context(2, 4, 99)));
        Talk talk = Talk.udp(88).client(bad);
        assertEquals("-", talk.column());
        assertEquals(List.of(), talk.client(good).names(), "detached by the violation in the packet that confirmed");
    }

    @Test
    void errorsKnowTheirFields() {
        assertEquals("krb", Talk.udp(88).server(Tokens.error(6, Ber.context(11, Ber.text("no")))).column());
        assertEquals("-", Talk.udp(88).server(Tokens.error(6, Ber.context(13, Ber.text("no")))).column());
    }

    @Test
    void errorDataIsReadWherePreauthenticationIsRequired() {
        byte[] junk = Ber.context(12, Ber.sequence(1, 2, 3));
        assertEquals("krb", Talk.udp(88).server(Tokens.error(6, junk)).column());
        assertEquals("-", Talk.udp(88).server(Tokens.error(25, junk)).column());
        byte[] types = Ber.context(12, Ber.sequence(Ber.sequence(
                Ber.context(1, Ber.integer(2)), Ber.context(2, Ber.text("")))));
        assertEquals("krb", Talk.udp(88).server(Tokens.error(25, types)).column());
    }

    @Test
    void overTcpAPartialConnectionIsNotReadNorOneWithAGap() {
        assertEquals("-", Talk.tcp(88).partial().client(framed(REQUEST)).column());
        assertEquals("-", Talk.tcp(88).lose(false, 3).client(framed(REQUEST)).column());
    }

    @Test
    void hostilePayloadDoesNoHarm() {
        TalkFuzz.survives(
                Talk.udp(88),
                TalkFuzz.client(REQUEST),
                TalkFuzz.server(Tokens.error(25)),
                TalkFuzz.client(Tokens.apRequest()));
        TalkFuzz.survives(
                Talk.tcp(88),
                TalkFuzz.client(framed(REQUEST)),
                TalkFuzz.server(framed(Tokens.error(25))),
                TalkFuzz.client(framed(Tokens.apRequest())));
    }

    @Test
    void theSizeOfChunksDoesNotMatter() {
        TalkFuzz.isTheSameInPieces(
                Talk.tcp(88), TalkFuzz.client(framed(REQUEST), framed(REQUEST)),
                TalkFuzz.server(framed(Tokens.error(25))));
    }

    private static byte[] framed(byte[] message) {
        return Talk.bytes(0, 0, message.length >> 8, message.length, message);
    }
}
