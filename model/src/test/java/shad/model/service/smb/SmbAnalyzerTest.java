package shad.model.service.smb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shad.model.service.Ber;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class SmbAnalyzerTest {
    private static final int NEGOTIATE = 0;
    private static final int SESSION_SETUP = 1;
    private static final int TREE_CONNECT = 3;
    private static final int READ = 8;
    private static final int WRITE = 9;
    private static final int IOCTL = 11;
    private static final int ECHO = 13;
    private static final byte[] FILE = new byte[16];
    private static final byte[] SPNEGO = Ber.of(
            0x60, Ber.of(6, 0x2b, 6, 1, 5, 5, 2), Ber.context(0, Ber.sequence(Ber.context(0, Ber.sequence()))));
    private static final byte[] NTLM = Talk.bytes("NTLMSSP", 0, 1, 0, 0, 0, new byte[20]);
    private static final byte[] PDU = Talk.bytes(5, 0, 0, 3, 0x10, 0, 0, 0, 28, 0, 0, 0, 1, 0, 0, 0, new byte[12]);
    private static final byte[] ECHOED = smb2(ECHO, 0, 0, 1, new byte[4]);
    private static final byte[] NEGOTIATE_REQUEST =
            smb2(NEGOTIATE, 0, 0, 0, Talk.bytes(36, 0, 1, 0, new byte[32], 2, 2));
    private static final byte[] NEGOTIATED = smb2(NEGOTIATE, 0, 0, 0,
            Talk.bytes(65, 0, 0, 0, 2, 2, 0, 0, new byte[48], 128, 0, SPNEGO.length, 0, new byte[4], SPNEGO));

    @Test
    void theThirdChunkConfirms() {
        Talk talk = Talk.tcp(445).client(ECHOED).server(ECHOED);
        assertEquals("-", talk.column());
        assertEquals("smb", talk.client(ECHOED).column());
    }

    @Test
    void chunksThatOnlyFillTheBufferCount() {
        byte[] large = frame(0, 0, Talk.bytes(0xfe, "SMB", new byte[1000]));
        assertEquals("smb", Talk.tcp(445).client(Arrays.copyOf(large, 500)).client("x").client("x").column());
    }

    @Test
    void aSignatureFindsItOnOtherPorts() {
        assertEquals("smb", Talk.tcp(4450).client(ECHOED).client(ECHOED).client(ECHOED).column());
    }

    @Test
    void nothingCountsBeforeTheFirstMessage() {
        Talk talk = Talk.tcp(139).client(frame(0x81, 0, new byte[68])).server(frame(0x82, 0, new byte[0]));
        assertEquals("-", talk.client(ECHOED).server(ECHOED).column());
        assertEquals("smb", talk.client(ECHOED).column());
    }

    @Test
    void afterAGapAMessageIsWaitedForAgain() {
        Talk talk = Talk.tcp(445).client(ECHOED).client(ECHOED).lose(true, 50).client("middle of something");
        assertEquals("-", talk.column());
        assertEquals("smb", talk.server(ECHOED).column());
    }

    @Test
    void aPartialConnectionIsRead() {
        assertEquals("smb", Talk.tcp(445).partial().client(ECHOED).client(ECHOED).client(ECHOED).column());
    }

    @Test
    void keepAlivesAndEncryptedMessagesCount() {
        byte[] encrypted = frame(0, 0, Talk.bytes(0xfd, "SMB", new byte[60]));
        Talk talk = Talk.tcp(445).client(ECHOED).client(frame(0x85, 0, new byte[0])).client(encrypted);
        assertEquals("smb", talk.column());
    }

    @Test
    void aCommandThatEndsEarlyIsAViolation() {
        Talk talk = Talk.tcp(445).client(ECHOED).server(ECHOED).client(ECHOED);
        assertEquals("-", talk.client(smb2(ECHO, 0, 0, 1, new byte[3])).column());
        assertEquals("-",
                Talk.tcp(445).client(ECHOED).client(ECHOED).client(smb2(NEGOTIATE, 0, 0, 0, new byte[30])).column());
    }

    @Test
    void anErrorHasABodyOfItsOwn() {
        byte[] error = smb2(NEGOTIATE, 0xc000_0001, 0, 0, Talk.bytes(9, 0, 0, 0, 1, 0, 0, 0, 0));
        assertEquals("smb", Talk.tcp(445).client(ECHOED).client(ECHOED).server(error).column());
        assertEquals("-",
                Talk.tcp(445).client(ECHOED).client(ECHOED).server(smb2(NEGOTIATE, 0, 0, 0, new byte[9])).column());
    }

    @Test
    void messagesMayFollowEachOtherInAFrame() {
        byte[] first = message2(ECHO, 0, 0, 1, 72, Talk.bytes(new byte[4], new byte[4]));
        byte[] second = message2(ECHO, 0, 0, 2, 0, new byte[4]);
        byte[] unsound = message2(ECHO, 0, 0, 2, 0, new byte[3]);
        assertEquals("smb",
                Talk.tcp(445).client(ECHOED).client(ECHOED).client(frame(0, 0, Talk.bytes(first, second))).column());
        assertEquals("-",
                Talk.tcp(445).client(ECHOED).client(ECHOED).client(frame(0, 0, Talk.bytes(first, unsound))).column());
    }

    @Test
    void tokensConfirmBeforeTheThirdChunk() {
        Talk talk = Talk.tcp(445).client(NEGOTIATE_REQUEST).server(NEGOTIATED);
        assertEquals("gssapi", talk.column());
        assertEquals("gssapi,ntlm,smb", talk.client(sessionSetup(NTLM)).column());
    }

    @Test
    void afterAMultiProtocolNegotiationTheThirdChunkComesBeforeTheTokens() {
        byte[] first = smb1(0x72, Talk.bytes(0, 12, 0, 2, "NT LM 0.12", 0));
        Talk talk = Talk.tcp(445).client(first).server(NEGOTIATED).client(NEGOTIATE_REQUEST).server(NEGOTIATED);
        assertEquals("gssapi,smb", talk.column());
        assertEquals("gssapi,smb,ntlm", talk.client(sessionSetup(NTLM)).column());
    }

    @Test
    void tokensOfFewerThanEightBytesAreNotLookedAt() {
        assertEquals("smb",
                Talk.tcp(445).client(ECHOED).client(ECHOED).client(sessionSetup(new byte[] {4, 4})).column());
    }

    @Test
    void aViolationOfGssapiLeavesSmbAlone() {
        Talk talk = Talk.tcp(445).client(NEGOTIATE_REQUEST).server(NEGOTIATED)
                .client(sessionSetup(Ber.context(1, Ber.sequence(Ber.context(9, 1, 2)))));
        assertEquals("smb", talk.column());
        assertEquals("smb", talk.client(sessionSetup(SPNEGO)).column());
    }

    @Test
    void writingToAPipeIsDceRpc() {
        assertEquals("dce_rpc,smb",
                Talk.tcp(445).client(ECHOED).server(treeConnected(2)).client(write(5, PDU)).column());
        assertEquals("smb", Talk.tcp(445).client(ECHOED).server(treeConnected(1)).client(write(5, PDU)).column());
    }

    @Test
    void readingFromAPipeIsDceRpc() {
        byte[] request = smb2(READ, 0, 5, 3, Talk.bytes(new byte[16], FILE, new byte[16]));
        byte[] response = smb2(READ, 0, 0, 3, Talk.bytes(17, 0, 80, 0, PDU.length, 0, 0, 0, new byte[8], PDU));
        assertEquals("dce_rpc,smb", Talk.tcp(445).server(treeConnected(2)).client(request).server(response).column());
        assertEquals("smb", Talk.tcp(445).server(treeConnected(1)).client(request).server(response).column());
    }

    @Test
    void transceivingIsDceRpcOnAnyTree() {
        byte[] request = smb2(IOCTL, 0, 5, 3, Talk.bytes(57, 0, 0, 0, 0x17, 0xc0, 0x11, 0, FILE,
                120, 0, 0, 0, PDU.length, 0, 0, 0, new byte[4], 0, 0, 0, 0, 0, 0, 0, 0, new byte[12], PDU));
        assertEquals("dce_rpc,smb", Talk.tcp(445).client(ECHOED).client(ECHOED).client(request).column());
    }

    @Test
    void someNamesAreThoseOfPipes() {
        byte[] name = "srvsvc".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        byte[] create = smb2(5, 0, 5, 3, Talk.bytes(new byte[44], 120, 0, name.length, 0, new byte[8], name));
        assertEquals("dce_rpc,smb", Talk.tcp(445).client(ECHOED).client(create).client(write(5, PDU)).column());
    }

    @Test
    void aDisconnectedTreeIsNoPipeAnyMore() {
        Talk talk = Talk.tcp(445).server(treeConnected(2)).client(smb2(4, 0, 5, 2, new byte[4])).client(write(5, PDU));
        assertEquals("smb", talk.column());
    }

    @Test
    void version1CarriesNtlmAndPipesToo() {
        byte[] setup =
                smb1(0x73, Talk.bytes(12, 0xff, 0, 0, 0, new byte[10], NTLM.length, 0, new byte[8], 0, 0, NTLM, 0, 0));
        byte[] connected = smb1(0x75, Talk.bytes(2, 0xff, 0, 0, 0, 4, 0, "IPC", 0));
        byte[] write =
                smb1(0x2f, Talk.bytes(12, 0xff, 0, 0, 0, new byte[14], 0, 0, PDU.length, 0, 59, 0, PDU.length, 0, PDU));
        Talk talk = Talk.tcp(445).client(setup).server(connected).client(write);
        assertEquals("ntlm,dce_rpc,smb", talk.column());
    }

    @Test
    void transactionsOfVersion1WithPipes() {
        byte[] name = Talk.bytes("\\PIPE\\", 0);
        byte[] request =
                smb1(0x25, Talk.bytes(16, new byte[18], 0, 0, 0, 0, PDU.length, 0, 68, 0, 0, 0, 0, 0, name, PDU));
        byte[] response = smb1(0x25, Talk.bytes(10, new byte[12], PDU.length, 0, 0, 0, 0, 0, 0, 0, 0, 0, PDU));
        assertEquals("dce_rpc", Talk.tcp(445).client(request).column());
        assertEquals("dce_rpc,smb", Talk.tcp(445).client(request).server(response).client(ECHOED).column());
    }

    @Test
    void anEmptyAnswerOfVersion1Counts() {
        byte[] empty = smb1(0x72, new byte[3]);
        assertEquals("smb", Talk.tcp(445).server(empty).server(empty).server(empty).column());
    }

    @Test
    void anOffsetThatDoesNotAdvanceIsNotedInTheHistory() {
        Talk talk = Talk.tcp(445).client(smb1(0x74, Talk.bytes(2, 0x74, 0, 0, 0, 0, 0)));
        assertTrue(talk.isLimitReached());
    }

    @Test
    void aChainOfTenCommandsIsNotedInTheHistory() {
        assertFalse(Talk.tcp(445).client(logoffs(10)).isLimitReached());
        assertTrue(Talk.tcp(445).client(logoffs(12)).isLimitReached());
    }

    @Test
    void locksOfVersion1AreAViolation() {
        byte[] echo = smb1(0x2b, Talk.bytes(1, 1, 0, 0, 0));
        assertEquals("smb", Talk.tcp(445).client(echo).client(echo).client(echo).column());
        assertEquals("-",
                Talk.tcp(445).client(echo).client(echo).client(echo).client(smb1(0x24, new byte[40])).column());
    }

    @Test
    void theContentOfAFileIsPassedOver() {
        byte[] content = frame(0, 1, Talk.bytes(0xfe, "SMB", new byte[65_536 - 4 + 2000]));
        content[2] = 0x07;
        content[3] = (byte) 0xd0;
        Talk talk = Talk.tcp(445).server(Arrays.copyOf(content, 60_000));
        talk.server(Arrays.copyOfRange(content, 60_000, content.length)).server(treeConnected(2));
        assertEquals("smb", talk.column());
        assertEquals("smb,dce_rpc", talk.client(write(5, PDU)).column());
    }

    @Test
    void whatIsWrittenToAFileIsNotWaitedFor() {
        byte[] written = write(6, new byte[50_000]);
        Talk talk = Talk.tcp(445).server(treeConnected(2)).client(Arrays.copyOf(written, 1460));
        assertEquals("smb", talk.client(Arrays.copyOfRange(written, 1460, written.length)).column());
        assertEquals("smb,dce_rpc", talk.client(write(5, PDU)).column());
    }

    @Test
    void whatIsWrittenToAPipeIsWaitedFor() {
        byte[] written = write(5, PDU);
        Talk talk = Talk.tcp(445).server(treeConnected(2)).client(Arrays.copyOf(written, 120));
        assertEquals("dce_rpc,smb", talk.client(Arrays.copyOfRange(written, 120, written.length)).column());
    }

    @Test
    void aFrameThatIsTooShortForItsContentIsAViolationOnceItIsWhole() {
        byte[] written = write(6, new byte[5000]);
        written[4 + 64 + 5] = 0x7f;
        Talk talk = Talk.tcp(445).server(treeConnected(2)).server(ECHOED).client(Arrays.copyOf(written, 1460));
        assertEquals("smb", talk.column());
        assertEquals("-", talk.client(Arrays.copyOfRange(written, 1460, written.length)).column());
    }

    @Test
    void anEncryptedMessageIsNotWaitedFor() {
        byte[] encrypted = frame(0, 0, Talk.bytes(0xfd, "SMB", new byte[5000]));
        Talk talk = Talk.tcp(445).server(treeConnected(2)).client(Arrays.copyOf(encrypted, 1460));
        talk.client(Talk.bytes(Arrays.copyOfRange(encrypted, 1460, encrypted.length), write(5, PDU)));
        assertEquals("dce_rpc,smb", talk.column());
    }

    @Test
    void hostilePayloadDoesNoHarm() {
        TalkFuzz.survives(
                Talk.tcp(445),
                TalkFuzz.client(NEGOTIATE_REQUEST),
                TalkFuzz.server(NEGOTIATED),
                TalkFuzz.client(sessionSetup(NTLM)),
                TalkFuzz.server(treeConnected(2)),
                TalkFuzz.client(write(5, PDU)));
        TalkFuzz.survives(
                Talk.tcp(139),
                TalkFuzz.client(smb1(0x72, Talk.bytes(0, 12, 0, 2, "NT LM 0.12", 0))),
                TalkFuzz.client(logoffs(9)),
                TalkFuzz.server(smb1(0x75, Talk.bytes(2, 0xff, 0, 0, 0, 4, 0, "IPC", 0))),
                TalkFuzz.client(smb1(0x2f, new byte[60])));
    }

    private static byte[] logoffs(int count) {
        byte[][] commands = new byte[count][];
        for (int i = 0; i < count; i++) {
            int next = 32 + 7 * (i + 1);
            commands[i] = Talk.bytes(2, i < count - 1 ? 0x74 : 0xff, 0, next, next >> 8, 0, 0);
        }
        return smb1(0x74, Talk.bytes((Object[]) commands));
    }

    private static byte[] sessionSetup(byte[] token) {
        return smb2(SESSION_SETUP, 0, 0, 2, Talk.bytes(25, 0, new byte[10], 80, 0, token.length, 0, token));
    }

    private static byte[] treeConnected(int share) {
        return smb2(TREE_CONNECT, 0, 5, 1, Talk.bytes(16, 0, share, new byte[13]));
    }

    private static byte[] write(int tree, byte[] data) {
        return smb2(WRITE, 0, tree, 4,
                Talk.bytes(49, 0, 112, 0, data.length, 0, 0, 0, new byte[8], FILE, new byte[16], data));
    }

    private static byte[] smb2(int command, int status, int tree, int message, byte[] body) {
        return frame(0, 0, message2(command, status, tree, message, 0, body));
    }

    private static byte[] message2(int command, int status, int tree, int message, int next, byte[] body) {
        return Talk.bytes(0xfe, "SMB", 64, 0, 0, 0, status, status >> 8, status >> 16, status >> 24, command, 0,
                new byte[6], next, 0, 0, 0, message, new byte[11], tree, new byte[27], body);
    }

    private static byte[] smb1(int command, byte[] body) {
        return frame(0, 0, Talk.bytes(0xff, "SMB", command, new byte[27], body));
    }

    private static byte[] frame(int type, int high, byte[] body) {
        return Talk.bytes(type, high, body.length >> 8, body.length, body);
    }
}
