package shad.model.service.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class RdpEudpAnalyzerTest {
    private static final byte[] PADDING = new byte[1000];

    private static byte[] syn(String ack, String flags, String extension) {
        return bytes(hex(ack), hex("0040"), hex(flags), hex("11223344 04d0 04d0"), hex(extension), PADDING);
    }

    private static final byte[] SYN = syn("ffffffff", "1001", "0001 0002");
    private static final byte[] SYN_ACK = syn("11223344", "1005", "0001 0002");
    private static final byte[] ACK = hex("11223345 0040 0004 0002 aabb");

    private static Talk shaken() {
        return Talk.udp(3389).client(SYN).server(SYN_ACK);
    }

    @Test
    void answeredSynConfirms() {
        assertEquals("-", Talk.udp(3389).client(SYN).column());
        assertEquals("rdpeudp", shaken().column());
    }

    @Test
    void answerAloneDoesNotConfirm() {
        assertEquals("-", Talk.udp(3389).server(SYN_ACK).column());
    }

    @Test
    void synThatAcknowledgesSomethingDoesNotCount() {
        assertEquals("-", Talk.udp(3389).client(syn("00000000", "1001", "0001 0002")).server(SYN_ACK).column());
    }

    @Test
    void synOfTheUsualSizeIsRecognizedOnAnyPort() {
        byte[] syn = Arrays.copyOf(SYN, 1200);

        assertEquals("rdpeudp", Talk.udp(4000).client(syn).server(SYN_ACK).column());
    }

    @Test
    void synWithoutVersionViolates() {
        assertEquals("-", Talk.udp(3389).client(syn("ffffffff", "0001", "")).client(SYN).server(SYN_ACK).column());
    }

    @Test
    void optionalPartsArePassedOver() {
        String correlation = "00".repeat(32);
        Talk talk = Talk.udp(3389)
                .client(syn("ffffffff", "1801", correlation + "0001 0101" + "00".repeat(32)))
                .server(SYN_ACK);

        assertEquals("rdpeudp", talk.column());
    }

    @Test
    void dataMustBeWhole() {
        assertEquals("rdpeudp", shaken().client(ACK).column());
        assertEquals("-", shaken().client(Arrays.copyOf(ACK, 9)).column());
        assertEquals("-", shaken().client(hex("11223345 0040 000c 0002 aabb 00000001")).column());
        assertEquals("-", shaken().client(hex("11223345 0040 0004 0001 aa")).column());
    }

    @Test
    void dataOfTheThirdVersionHaveAShortHeader() {
        String hash = "00".repeat(32);
        Talk talk = Talk.udp(3389)
                .client(syn("ffffffff", "1001", "0001 0101" + hash))
                .server(syn("11223344", "1005", "0001 0101" + hash));

        assertEquals("rdpeudp", talk.client(hex("000102")).column());
        assertEquals("-", talk.client(hex("0001")).column());
    }

    @Test
    void mutatedDatagramsEndSomehow() {
        TalkFuzz.survives(Talk.udp(3389), TalkFuzz.client(SYN), TalkFuzz.server(SYN_ACK), TalkFuzz.client(ACK));
    }
}
