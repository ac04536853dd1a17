package shad.model.conn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNetworksTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0.1.2.3, true", "10.255.255.255, true", "11.0.0.0, false", "9.255.255.255, false",
        "100.63.255.255, false", "100.64.0.0, true", "100.127.255.255, true", "100.128.0.0, false",
        "127.0.0.1, true", "169.254.255.255, true", "169.255.0.0, false",
        "172.15.255.255, false", "172.16.0.0, true", "172.31.255.255, true", "172.32.0.0, false",
        "192.0.0.255, true", "192.0.1.0, false", "192.0.2.255, true", "192.0.3.0, false",
        "192.168.0.0, true", "192.169.0.0, false", "198.17.255.255, false", "198.18.0.0, true",
        "198.19.255.255, true", "198.20.0.0, false", "198.51.100.7, true", "203.0.113.7, true", "203.0.114.0, false",
        "224.0.0.255, true", "224.0.1.0, false", "238.255.255.255, false", "239.0.0.0, true",
        "240.0.0.0, true", "255.255.255.255, true", "8.8.8.8, false",
        "::, true", "::1, true", "::2, false", "64:ff9b:1::5, true", "64:ff9b::5, false", "100::1, true",
        "100:0:0:1::, false", "2001::1, true", "2001:1ff:ffff::, true", "2001:200::, false",
        "2001:db8:ffff::1, true", "2001:db9::, false", "2002:a00:1::1, true", "2002:b00:1::1, false",
        "2002:ac10::1, true", "2002:ac20::1, false", "2002:c0a8:101::1, true", "2002:e000:1::, true",
        "2002:808:808::1, false", "fc00::1, true", "fdff::, true", "fe00::, false", "fe80::1, true",
        "febf::1, true", "fec0::1, true", "ff02::1, false", "2606:4700::1, false"
    })
    void privateRangesAreLocalByDefault(String address, boolean local) {
        IpAddress parsed = IpAddress.parse(address).orElseThrow();

        assertEquals(local, LocalNetworks.PRIVATE.contains(parsed.high(), parsed.low()));
    }

    @Test
    void ownRangesTakeThePlaceOfThePrivateOnes() {
        LocalNetworks networks = LocalNetworks.of(List.of(Subnet.parse("8.8.8.0/24").orElseThrow()));

        assertTrue(networks.contains(0, IpAddress.mappedLow(0x08080808)));
        assertFalse(networks.contains(0, IpAddress.mappedLow(0x0a000001)));
    }

    @Test
    void withoutNetworksNothingIsKnown() {
        assertFalse(LocalNetworks.NONE.areKnown());
        assertTrue(LocalNetworks.PRIVATE.areKnown());
    }
}
