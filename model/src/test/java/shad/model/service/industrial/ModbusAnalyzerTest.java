package shad.model.service.industrial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import shad.model.service.Talk;
import shad.model.service.TalkFuzz;

class ModbusAnalyzerTest {
    private static final byte[] READ_REGISTERS = unit(3, 0, 0, 0, 2);
    private static final byte[] REGISTERS = unit(3, 4, 0, 1, 0, 2);

    private static Talk modbus() {
        return Talk.tcp(502);
    }

    private static byte[] unit(int function, Object... data) {
        byte[] bytes = Talk.bytes(data);
        return Talk.bytes(0, 1, 0, 0, 0, bytes.length + 2, 17, function, bytes);
    }

    @Test
    void firstUnitOfEitherSideConfirms() {
        assertEquals("modbus", modbus().client(READ_REGISTERS).column());
        assertEquals("modbus", modbus().server(REGISTERS).column());
    }

    @Test
    void incompleteUnitDoesNotConfirm() {
        assertEquals("-", modbus().client(Talk.hex("0001 0000 0006 11 03 0000 00")).column());
    }

    @Test
    void worksMidstream() {
        assertEquals("modbus", modbus().partial().server(REGISTERS).column());
        assertEquals("modbus", modbus().partial().client(READ_REGISTERS).client("junk at work").column());
    }

    @Test
    void headerNamesProtocolZeroAndTwoBytesAtLeast() {
        assertEquals("-", modbus().client(Talk.hex("0001 0001 0006 11 03 0000 0002")).column());
        assertEquals("-", modbus().client(Talk.hex("0001 0000 0001 11 03 0000 0002")).column());
        assertEquals("modbus", modbus().client(Talk.hex("0001 0000 0002 11 07")).column());
    }

    @Test
    void laterJunkTakesTheNameAway() {
        assertEquals("-", modbus().client(READ_REGISTERS).client("GET / HTTP/1.0\r\n").column());
    }

    @Test
    void oddNumberOfRegisterBytesTakesTheNameAway() {
        assertEquals("-", modbus().client(READ_REGISTERS).server(unit(3, 3, 0, 1, 0)).column());
        assertEquals("-", modbus().server(unit(4, 1, 0)).column());
        assertEquals("-", modbus().server(unit(0x17, 1, 0)).column());
        assertEquals("-", modbus().server(unit(0x18, 0, 1, 0, 0)).column());
        assertEquals("-", modbus().client(unit(0x10, 0, 0, 0, 1, 3, 0, 0, 0)).column());
        assertEquals("modbus", modbus().client(unit(0x10, 0, 0, 0, 1, 2, 0, 0)).column());
    }

    @Test
    void functionsNeedTheirFields() {
        byte[][] good = {
            unit(1, 0, 0, 0, 1), unit(5, 0, 0, 0xff, 0), unit(8, 0, 0), unit(15, 0, 0, 0, 1, 1, 1),
            unit(0x14, 7, 6, 0, 1, 0, 1, 0, 1), unit(0x15, 9, 6, 0, 1, 0, 1, 0, 1, 0, 0), unit(0x16, 0, 0, 0, 0, 0, 0),
            unit(0x17, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0), unit(0x18, 0, 0), unit(0x2b, 14),
        };
        for (byte[] request : good) {
            assertEquals("modbus", modbus().client(request).column());
            byte[] shorter = Arrays.copyOf(request, request.length - 1);
            shorter[5]--;
            assertEquals("-", modbus().client(shorter).column());
        }
        assertEquals("-", modbus().client(unit(0x10, 0, 0, 0, 2, 2, 0, 0)).column());
        assertEquals("-", modbus().client(unit(0x14, 8, 6, 0, 1, 0, 1, 0, 1, 0)).column());
    }

    @Test
    void responsesNeedTheirFields() {
        assertEquals("modbus", modbus().server(unit(1, 1, 1)).column());
        assertEquals("-", modbus().server(unit(1, 2, 1)).column());
        assertEquals("modbus", modbus().server(unit(0x83, 2)).column());
        assertEquals("-", modbus().server(unit(0x83)).column());
        assertEquals("modbus", modbus().server(unit(0x14, 3, 1, 6, 0)).column());
        assertEquals("-", modbus().server(unit(0x14, 3, 2, 6, 0)).column());
    }

    @Test
    void extraBytesAreNotLookedAt() {
        assertEquals("modbus", modbus().client(unit(3, 0, 0, 0, 2, 9, 9, 9)).column());
    }

    @Test
    void survivesAnything() {
        TalkFuzz.Turn[] turns = {
            TalkFuzz.client(READ_REGISTERS, unit(0x17, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0)), TalkFuzz.server(REGISTERS),
            TalkFuzz.client(unit(0x15, 9, 6, 0, 1, 0, 1, 0, 1, 0, 0)), TalkFuzz.server(unit(0x14, 3, 1, 6, 0)),
            TalkFuzz.server(unit(0x18, 0, 2, 0, 1, 0, 0)),
        };
        TalkFuzz.survives(modbus(), turns);
        TalkFuzz.isTheSameInPieces(modbus(), turns);
    }
}
