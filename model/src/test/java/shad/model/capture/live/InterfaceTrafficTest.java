package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What the system counts on interfaces.
class InterfaceTrafficTest {
    @Test
    void bothDirectionsAreAddedUp() {
        List<String> lines = List.of(
                "Inter-|   Receive                                                |  Transmit",
                " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed",
                "    lo: 1000      10    0    0    0     0          0         0     1000      10    0    0    0     0       0          0",
                "wlan0.5:   7       2    1    3    0     0          0         9     30      4    0    0    0     0       0          0");
        assertThat(InterfaceTraffic.parse(lines))
                .hasSize(2)
                .containsEntry("lo", new InterfaceTraffic(20, 2000))
                .containsEntry("wlan0.5", new InterfaceTraffic(6, 37));
    }

    @Test
    void whatIsNoCounterIsPassedOver() {
        assertThat(InterfaceTraffic.parse(List.of("", "eth0: many", "eth1: 1 2 3"))).isEmpty();
    }
}
