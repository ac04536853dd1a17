package shad.views.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;

/// Which connections run inside of which.
class TunnelsTest {
    private static final int VXLAN_PORT = 4789;
    private static final int VXLAN_HEADER_LENGTH = 8;
    private static final int CARRIER = 0;

    @TempDir
    private Path folder;

    @Test
    void aTunnelAndWhatItCarriesKnowEachOther() {
        PcapWriter capture = new PcapWriter()
                .packet(1_000_000, carrying(datagram(5001)))
                .packet(2_000_000, carrying(datagram(5002)))
                .packet(3_000_000, datagram(5003));
        StoreSnapshot rows = TestCapture.of(folder, capture).rows();
        assertThat(rows.size()).isEqualTo(4);

        assertThat(Tunnels.of(rows, CARRIER)).isEqualTo(new Tunnels(List.of(), List.of(1, 2), 2));
        assertThat(Tunnels.of(rows, 1)).isEqualTo(new Tunnels(List.of(CARRIER), List.of(), 0));
        assertThat(Tunnels.of(rows, 2)).isEqualTo(new Tunnels(List.of(CARRIER), List.of(), 0));
        assertThat(Tunnels.of(rows, 3)).isEqualTo(Tunnels.NONE);
    }

    private static Packet datagram(int port) {
        return Packets.ethernet().ipv4("192.168.0.1", "192.168.0.2").udp(port, 6000).payload("inside").build();
    }

    private static Packet carrying(Packet inner) {
        byte[] payload = new byte[VXLAN_HEADER_LENGTH + inner.bytes().length];
        payload[0] = 8;
        System.arraycopy(inner.bytes(), 0, payload, VXLAN_HEADER_LENGTH, inner.bytes().length);
        return Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(40001, VXLAN_PORT).payload(payload).build();
    }
}
