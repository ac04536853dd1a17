package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemedyTest {
    @Test
    void aCommandStandsBetweenWhatItDoesAndWhatHasToFollow() {
        Remedy remedy = new Remedy("let dumpcap capture", "sudo usermod -aG wireshark eve", "log in anew");

        assertThat(new Obstacle(Obstacle.Kind.PERMISSION, "you may not capture here", remedy).message())
                .isEqualTo(
                        "you may not capture here: let dumpcap capture: sudo usermod -aG wireshark eve, then log in anew");
    }

    @Test
    void aCommandMayStandAlone() {
        assertThat(Remedy.byCommand("", "sudo ip link set dev eth0 up").text())
                .isEqualTo("sudo ip link set dev eth0 up");
        assertThat(Remedy.byCommand("install libpcap", "").text()).isEqualTo("install libpcap");
    }

    @Test
    void whatNothingHelpsAgainstIsOnlyNamed() {
        assertThat(new Obstacle(Obstacle.Kind.OTHER, "it broke", Remedy.NONE).message()).isEqualTo("it broke");
    }

    @Test
    void aSwitchedOffInterfaceIsSwitchedOnByACommand() {
        assertThat(Libpcap.obstacle("eth0", "eth0: That device is not up").remedy().command())
                .isEqualTo("sudo ip link set dev eth0 up");
    }
}
