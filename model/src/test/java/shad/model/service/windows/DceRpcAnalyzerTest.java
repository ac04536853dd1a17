package shad.model.service.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class DceRpcAnalyzerTest {
    private static final int WHOLE = 3;
    private static final byte[] REQUEST = pdu(0, WHOLE, new byte[12]);
    private static final byte[] BIND =
            pdu(11, WHOLE, Talk.bytes(new byte[8], 1, 0, 0, 0, 0, 0, 1, 0, new byte[40]));

    @Test
    void aCompletePduIsDceRpc() {
        assertEquals("dce_rpc", Talk.tcp(135).client(BIND).column());
        assertEquals("dce_rpc", Talk.tcp(135).server(pdu(2, WHOLE, new byte[8])).column());
        assertEquals("-", Talk.tcp(135).client(Arrays.copyOf(BIND, BIND.length - 1)).column());
    }

    @Test
    void aSignatureFindsItOnOtherTcpPortsOnly() {
        assertEquals("dce_rpc", Talk.tcp(5003).client(REQUEST).column());
        assertEquals("-", Talk.udp(5003).client(REQUEST).column());
    }

    @Test
    void partialConnectionsAreReadButNothingBehindAGap() {
        assertEquals("dce_rpc", Talk.tcp(135).partial().client(REQUEST).column());
        assertEquals("-", Talk.tcp(135).lose(false, 1).client(REQUEST).column());
    }

    @Test
    void anUnsoundBodyDoesNotCount() {
        assertEquals("-", Talk.tcp(135).client(pdu(0, WHOLE, new byte[7])).column());
        assertEquals("-",
                Talk.tcp(135).client(pdu(11, WHOLE, Talk.bytes(new byte[8], 2, 0, 0, 0, new byte[44]))).column());
        assertEquals("-", Talk.tcp(135).server(pdu(12, WHOLE, Talk.bytes(new byte[8], 99, 0, new byte[10]))).column());
    }

    @Test
    void whatTheBindAckAcceptsLiesBehindPadding() {
        byte[] ack = Talk.bytes(new byte[8], 4, 0, "135", 0, 0, 0, 1, 0, 0, 0, new byte[24]);
        assertEquals("dce_rpc", Talk.tcp(135).server(pdu(12, WHOLE, ack)).column());
        assertEquals("-", Talk.tcp(135).server(pdu(12, WHOLE, Arrays.copyOf(ack, ack.length - 1))).column());
    }

    @Test
    void aFragmentCountsWithoutItsContent() {
        assertEquals("dce_rpc", Talk.tcp(135).client(pdu(0, 1, new byte[1])).column());
    }

    @Test
    void aViolationIsNotHeededAndTheNextChunkIsReadAfresh() {
        assertEquals("dce_rpc", Talk.tcp(135).client("this is no PDU at all").client(REQUEST).column());
        assertEquals("dce_rpc", Talk.tcp(135).client(REQUEST).client("this is no PDU at all").column());
    }

    @Test
    void numbersHaveTheOrderThatThePduSays() {
        byte[] bigEndian = Talk.bytes(5, 0, 0, WHOLE, 0, 0, 0, 0, 0, 28, 0, 0, new byte[4], new byte[12]);
        assertEquals("dce_rpc", Talk.tcp(135).client(bigEndian).column());
    }

    @Test
    void authenticationConfirmsBeforeThePdu() {
        assertEquals("ntlm,dce_rpc", Talk.tcp(135).client(authenticated(10, Tokens.ntlmNegotiate())).column());
        byte[] kerberos = Tokens.initial(Tokens.apRequest());
        assertEquals("krb,gssapi,dce_rpc", Talk.tcp(135).client(authenticated(9, kerberos)).column());
        assertEquals("dce_rpc", Talk.tcp(135).client(authenticated(16, Tokens.apRequest())).column());
    }

    @Test
    void authenticationMustFitIntoThePdu() {
        byte[] pdu = authenticated(10, Tokens.ntlmNegotiate());
        pdu[10] = 100;
        assertEquals("-", Talk.tcp(135).client(pdu).column());
    }

    @Test
    void tooManyCallsInFragmentsEndTheAnalysis() {
        Talk talk = Talk.tcp(135);
        for (int call = 0; call < 21; call++) {
            talk.client(numbered(call, 1, 0));
        }
        assertEquals("dce_rpc", talk.client(authenticated(10, Tokens.ntlmNegotiate())).column());
        Talk fewer = Talk.tcp(135);
        for (int call = 0; call < 20; call++) {
            fewer.client(numbered(call, 1, 0));
        }
        assertEquals("dce_rpc,ntlm", fewer.client(authenticated(10, Tokens.ntlmNegotiate())).column());
    }

    @Test
    void tooLongACallInFragmentsEndsTheAnalysis() {
        Talk talk = Talk.tcp(135).client(numbered(1, 1, 20_000)).client(numbered(1, 0, 10_001));
        assertEquals("dce_rpc", talk.client(authenticated(10, Tokens.ntlmNegotiate())).column());
    }

    @Test
    void aFinishedCallMakesRoom() {
        Talk talk = Talk.tcp(135).client(numbered(1, 1, 20_000)).client(numbered(1, 2, 9_000));
        talk.client(numbered(1, 1, 20_000));
        assertEquals("dce_rpc,ntlm", talk.client(authenticated(10, Tokens.ntlmNegotiate())).column());
    }

    @Test
    void hostilePayloadDoesNoHarm() {
        TalkFuzz.survives(
                Talk.tcp(135),
                TalkFuzz.client(authenticated(10, Tokens.ntlmNegotiate()), REQUEST),
                TalkFuzz.server(REQUEST),
                TalkFuzz.client(BIND, numbered(1, 1, 90)));
    }

    @Test
    void theSizeOfChunksDoesNotMatter() {
        TalkFuzz.isTheSameInPieces(
                Talk.tcp(135),
                TalkFuzz.client(authenticated(10, Tokens.ntlmNegotiate()), REQUEST),
                TalkFuzz.server(pdu(2, WHOLE, new byte[30])),
                TalkFuzz.client(BIND));
    }

    static byte[] pdu(int type, int flags, byte[] body) {
        return header(type, flags, 7, 0, body);
    }

    private static byte[] numbered(int call, int flags, int length) {
        return header(0, flags, call, 0, new byte[length]);
    }

    private static byte[] authenticated(int kind, byte[] token) {
        return header(16, WHOLE, 9, token.length, Talk.bytes(kind, 6, 0, 0, 0, 0, 0, 0, token));
    }

    private static byte[] header(int type, int flags, int call, int authentication, byte[] rest) {
        int length = 16 + rest.length;
        return Talk.bytes(5, 0, type, flags, 0x10, 0, 0, 0, length, length >> 8, authentication, authentication >> 8,
                call, 0, 0, 0, rest);
    }
}
