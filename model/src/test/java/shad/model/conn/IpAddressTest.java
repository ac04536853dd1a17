package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest(name = "{0} is printed as {1}")
    @CsvSource({
        "0:0:0:0:0:0:0:2, ::2",
        "0:0:0:0:0:0:1:2, ::0.1.0.2",
        "0:0:0:0:ffff:0:102:304, ::ffff:0:1.2.3.4",
        "0:0:0:0:0:5:6:7, ::5:6:7",
        "64:ff9b:0:0:0:0:102:304, 64:ff9b::102:304",
        "0:1:0:0:0:0:0:0, 0:1::",
        "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
        "1:2:3:4:5:6:0:8, 1:2:3:4:5:6:0:8",
        "0:0:0:0:0:ffff:a00:1, 10.0.0.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "0:0:0:0:0:0:0:0, ::",
        "fe80:0:0:0:0:0:0:0, fe80::"
    })
    void anAddressIsPrintedAsZeekPrintsIt(String full, String printed) {
        assertEquals(printed, IpAddress.parse(full).orElseThrow().toString());
    }

    @Test
    void whatIsPrintedReadsAsTheSameAddress() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            IpAddress address = new IpAddress(sparse(random), sparse(random));

            assertEquals(address, IpAddress.parse(address.toString()).orElseThrow(), address.toString());
        }
    }

    @Test
    void theJdkReadsIpv6TheSameWay() throws Exception {
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            IpAddress address = new IpAddress(sparse(random) | 1L << 62, sparse(random));

            byte[] bytes = InetAddress.ofLiteral(address.toString()).getAddress();

            assertEquals(address.high(), new BigInteger(1, bytes).shiftRight(64).longValue());
            assertEquals(address.low(), new BigInteger(1, bytes).longValue());
        }
    }

    /// A word with groups of zeros in it.
    private static long sparse(Random random) {
        long word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 16 | (random.nextInt(3) == 0 ? random.nextInt(0x10000) : 0);
        }
        return word;
    }

    @ParameterizedTest(name = "{0} is no address")
    @ValueSource(
            strings = {"", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "1.2.3.4 ", ":", ":::", "1::2::3",
                "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "1.2.3.4::", "::1.2.3", "::%1"})
    void nonsenseIsNoAddress(String text) {
        assertTrue(IpAddress.parse(text).isEmpty());
    }
}
