package shad.model.service.industrial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class Dnp3AnalyzerTest {
    private static final int WHOLE = 0xc0;
    /// Read of all classes.
    private static final byte[] READ = frame(WHOLE, 0xc0, 1, 60, 2, 6, 60, 3, 6);
    /// Response with two binary inputs with flags, indices 0 and 1.
    private static final byte[] RESPONSE = frame(WHOLE, 0xc0, 0x81, 0, 0, 1, 2, 0, 0, 1, 1, 1);

    private static Talk dnp3() {
        return Talk.tcp(20000);
    }

    /// A link frame: header, transport byte and application bytes, with their checksums.
    private static byte[] frame(int transport, Object... application) {
        byte[] body = Talk.bytes(transport, Talk.bytes(application));
        byte[] frame = withChecksum(Talk.bytes(5, 0x64, 5 + body.length, 0xc4, 1, 0, 2, 0));
        for (int at = 0; at < body.length; at += 16) {
            frame = Talk.bytes(frame, withChecksum(Arrays.copyOfRange(body, at, Math.min(body.length, at + 16))));
        }
        return frame;
    }

    /// Bit by bit, from the definition.
    private static byte[] withChecksum(byte[] bytes) {
        int crc = 0;
        for (byte value : bytes) {
            for (int bit = 0; bit < 8; bit++) {
                boolean odd = ((crc ^ value >> bit) & 1) != 0;
                crc >>= 1;
                if (odd) {
                    crc ^= 0xa6bc;
                }
            }
        }
        return Talk.bytes(bytes, ~crc & 0xff, ~crc >> 8 & 0xff);
    }

    @Test
    void linkHeaderConfirms() {
        assertEquals("dnp3_tcp", dnp3().client(Arrays.copyOf(READ, 11)).column());
        assertEquals("dnp3_tcp", dnp3().server(RESPONSE).column());
    }

    @Test
    void tenBytesAreTooFewToJudge() {
        byte[] linkOnly = withChecksum(Talk.bytes(5, 0x64, 5, 0xc9, 1, 0, 2, 0));
        assertEquals("-", dnp3().client(linkOnly).column());
        assertEquals("dnp3_tcp", dnp3().client(linkOnly).client(linkOnly).column());
    }

    @Test
    void wrongChecksumOfTheHeaderViolates() {
        byte[] broken = READ.clone();
        broken[8]++;
        assertEquals("-", dnp3().client(READ).client(broken).column());
    }

    @Test
    void otherBytesEndTheAnalysisSilently() {
        assertEquals("-", dnp3().client("something else").client(READ).column());
        assertEquals("dnp3_tcp", dnp3().client(READ).client("something else").column());
    }

    @Test
    void wrongChecksumOfABlockEndsTheAnalysisSilently() {
        byte[] broken = READ.clone();
        broken[broken.length - 1]++;
        assertEquals("dnp3_tcp", dnp3().client(broken).client(frame(WHOLE, 0xc0, 1, 60)).column());
    }

    @Test
    void objectsShorterThanTheirHeadersViolate() {
        assertEquals("dnp3_tcp", dnp3().server(RESPONSE).column());
        assertEquals("-", dnp3().server(frame(WHOLE, 0xc0, 0x81, 0, 0, 1, 2, 0, 0, 2, 1, 1)).column());
        assertEquals("-", dnp3().client(frame(WHOLE, 0xc0, 1, 60, 2)).column());
        assertEquals("-", dnp3().client(frame(WHOLE, 0xc0)).column());
        assertEquals("-", dnp3().server(frame(WHOLE, 0xc0, 0x81, 0)).column());
    }

    @Test
    void objectsOfManyKindsAreWalked() {
        byte[][] good = {
            frame(WHOLE, 0xc0, 3, 12, 1, 0x17, 1, 0, "control 11b"), frame(WHOLE, 0xc0, 2, 50, 1, 7, 1, "time48"),
            frame(WHOLE, 0xc0, 2, 80, 1, 0, 7, 7, 0), frame(WHOLE, 0xc0, 0), frame(WHOLE, 0xc0, 0x70, "any"),
            frame(WHOLE, 0xc0, 1, 30, 0, 1, 0, 0, 0xff, 0xff),
        };
        for (byte[] request : good) {
            assertEquals("dnp3_tcp", dnp3().client(request).column());
        }
        assertEquals("-", dnp3().client(frame(WHOLE, 0xc0, 3, 12, 1, 0x17, 1, 0, "control 10")).column());
        assertEquals("dnp3_tcp", dnp3().server(frame(WHOLE, 0xc0, 0x81, 0, 0, 1, 1, 0, 0, 8, 1, 1)).column());
        assertEquals("dnp3_tcp", dnp3().server(frame(WHOLE, 0xc0, 0x81, 0, 0, 99, 9, 9, 255, 255, 255, 127)).column());
    }

    @Test
    void fragmentsAreJoined() {
        byte[] first = frame(0x40, 0xc0, 0x81, 0, 0, 30, 2, 0, 0, 6, "123123123123");
        assertEquals("dnp3_tcp", dnp3().server(first).server(frame(0x81, "123123123")).column());
        assertEquals("-", dnp3().server(first).server(frame(0x81, "12312312")).column());
    }

    @Test
    void fragmentWithoutItsBeginningEndsTheAnalysisSilently() {
        assertEquals("dnp3_tcp", dnp3().server(frame(0x80, "12")).server(frame(WHOLE, 0xc0)).column());
    }

    @Test
    void signatureFindsItOnAnyPortFromTheResponder() {
        assertEquals("dnp3_tcp", Talk.tcp(20001).client(READ).server(RESPONSE).column());
        assertEquals("-", Talk.tcp(20001).client(READ).column());
    }

    @Test
    void datagramsAreRecognisedBySignature() {
        assertEquals("dnp3_udp", Talk.udp(20000).client(READ).server(RESPONSE).column());
        assertEquals("dnp3_udp", Talk.udp(4711).client(READ).column());
    }

    @Test
    void brokenObjectsOfTheDatagramThatAttachedItAreNotHeldAgainstIt() {
        assertEquals("dnp3_udp", Talk.udp(4711).client(frame(WHOLE, 0xc0, 1, 60, 2)).column());
        assertEquals("-", Talk.udp(4711).client(READ).client(frame(WHOLE, 0xc0, 1, 60, 2)).column());
    }

    @Test
    void survivesAnything() {
        byte[] long1 = frame(0x40, 0xc0, 0x81, 0, 0, 30, 2, 0, 0, 6, "123123123123");
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(READ), TalkFuzz.server(RESPONSE), TalkFuzz.server(long1, frame(0x81, "123123123")),
            TalkFuzz.client(frame(WHOLE, 0xc0, 3, 12, 1, 0x17, 1, 0, "control 11b")),
        };
        TalkFuzz.survives(dnp3(), turns);
        TalkFuzz.isTheSameInPieces(dnp3(), turns);
        TalkFuzz.survives(Talk.udp(4711), turns);
    }

    @Test
    void anyObjectsAreWalkedSafely() {
        Random random = new Random(3);
        int[] groups = {0, 1, 2, 3, 12, 20, 30, 50, 70, 80, 82, 83, 91, 110, 120};
        Talk first = dnp3();
        for (int round = 0; round < 5000; round++) {
            byte[] objects = new byte[random.nextInt(200)];
            random.nextBytes(objects);
            int group = groups[random.nextInt(groups.length)];
            byte[] frame = frame(WHOLE, 0xc0, 0x81, 0, 0, group, random.nextInt(16), 7, 1 + random.nextInt(3), objects);
            first.again().server(frame).client(frame).end();
        }
    }
}
