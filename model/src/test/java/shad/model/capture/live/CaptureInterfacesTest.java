package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import shad.model.capture.LinkType;
import shad.model.capture.live.CaptureInterface.Trait;

class CaptureInterfacesTest {

    @BeforeAll
    static void needsLibpcap() {
        try {
            Libpcap.interfaces();
        } catch (LiveCaptureException e) {
            abort("needs libpcap: " + e.getMessage());
        }
    }

    @Test
    void eachInterfaceCanBeCapturedOnOrSaysWhyNot() throws Exception {
        assertThat(CaptureInterfaces.list(false))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.means() == null).isEqualTo(each.obstacle() != null));
    }

    @Test
    void loopbackIsListedWithItsAddress() throws Exception {
        CaptureInterface loopback = CaptureInterfaces.list(false).stream()
                .filter(each -> each.is(Trait.LOOPBACK) && each.is(Trait.UP))
                .findFirst()
                .orElseThrow();

        assertThat(loopback.addresses()).anyMatch(address -> address.getHostAddress().equals("127.0.0.1"));
    }

    @Test
    void whatIsNoNetworkInterfaceIsHiddenUnlessAskedFor() throws Exception {
        assertThat(CaptureInterfaces.list(false)).noneMatch(each -> each.is(Trait.PSEUDO));
        assertThat(CaptureInterfaces.list(true)).anyMatch(each -> each.name().equals("any") && each.is(Trait.PSEUDO));
    }

    @Test
    void aGoodFilterPasses() throws Exception {
        CaptureInterfaces.checkFilter("tcp port 80 and not host 10.0.0.1", LinkType.ETHERNET);
    }

    @Test
    void aWrongFilterIsToldInLibpcapsWords() {
        assertThatThrownBy(() -> CaptureInterfaces.checkFilter("tcp port 99999", LinkType.ETHERNET))
                .isInstanceOfSatisfying(LiveCaptureException.class,
                        e -> assertThat(e.obstacle().kind()).isEqualTo(Obstacle.Kind.FILTER))
                .hasMessageContaining("illegal port number 99999 > 65535");
    }

    @Test
    void aFilterWithNamesIsRefusedBecauseLookingThemUpSendsPackets() {
        assertThatThrownBy(() -> CaptureInterfaces.checkFilter("host www.example.com", LinkType.ETHERNET))
                .hasMessageContaining("'www.example.com'");
    }

    @Test
    void anInterfaceThatDoesNotExistIsGone() {
        assertThat(Libpcap.obstacle("x0", "x0: No such device exists").kind()).isEqualTo(Obstacle.Kind.GONE);
    }
}
