package shad.views.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static shad.views.testing.FakeCaptureSystem.allowed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shad.model.capture.live.CaptureInterface;
import shad.model.capture.live.CaptureInterface.Trait;
import shad.model.capture.live.InterfaceTraffic;
import shad.model.capture.live.Obstacle;
import shad.model.capture.live.Remedy;
import shad.views.testing.FakeCaptureSystem;

/// Choosing what to capture on.
class InterfacesViewModelTest {
    private static final CaptureChoices USUAL = CaptureChoices.usual(Path.of("recordings"));
    private static final Obstacle NO_RIGHTS = new Obstacle(Obstacle.Kind.PERMISSION, "you may not capture here",
            new Remedy("let dumpcap capture for Shad",
                    "sudo setcap cap_net_raw,cap_net_admin=eip /usr/bin/dumpcap", ""));

    private final FakeCaptureSystem system = new FakeCaptureSystem(Path.of("recordings"));
    private long nanos;

    private InterfacesViewModel model(CaptureChoices before) {
        InterfacesViewModel model =
                new InterfacesViewModel(system, before, Runnable::run, Runnable::run, () -> nanos);
        model.refresh();
        return model;
    }

    private void wireAndLoopback() {
        system.setInterfaces(
                allowed("lo", Trait.UP, Trait.RUNNING, Trait.LOOPBACK),
                allowed("eth0", Trait.UP, Trait.RUNNING),
                allowed("any", Trait.UP, Trait.PSEUDO));
    }

    @Test
    void atFirstTheFirstConnectedInterfaceIsChosen() {
        wireAndLoopback();
        InterfacesViewModel model = model(USUAL);
        assertThat(model.chosen()).containsExactly("eth0");
        assertThat(model.isStartable()).isTrue();
    }

    @Test
    void theLastChoiceIsChosenAgainEvenIfItIsASpecialOne() {
        wireAndLoopback();
        assertThat(model(USUAL.on(List.of("any", "lo"))).chosen()).containsExactly("lo", "any");
    }

    @Test
    void specialOnesAreListedOnRequestAndTheChoiceStays() {
        wireAndLoopback();
        InterfacesViewModel model = model(USUAL.on(List.of("lo")));
        assertThat(model.interfaces()).extracting(InterfaceRow::name).containsExactly("lo", "eth0");
        model.allProperty().set(true);
        assertThat(model.interfaces()).extracting(InterfaceRow::name).containsExactly("lo", "eth0", "any");
        assertThat(model.chosen()).containsExactly("lo");
    }

    @Test
    void nothingChosenCannotBeStarted() {
        wireAndLoopback();
        InterfacesViewModel model = model(USUAL);
        model.interfaces().get(1).chosenProperty().set(false);
        assertThat(model.isStartable()).isFalse();
    }

    @Test
    void ratesComeFromTwoLooksAndLoopbackCountsOnce() {
        wireAndLoopback();
        InterfacesViewModel model = model(USUAL);
        system.setTraffic(Map.of("lo", new InterfaceTraffic(100, 1), "eth0", new InterfaceTraffic(100, 1)));
        model.look();
        assertThat(model.interfaces().getFirst().rates().size()).isZero();
        nanos += 500_000_000;
        system.setTraffic(Map.of("lo", new InterfaceTraffic(120, 1), "eth0", new InterfaceTraffic(150, 1)));
        model.look();
        assertThat(model.interfaces().get(0).rates().latest()).isCloseTo(20, within(0.001));
        assertThat(model.interfaces().get(1).rates().latest()).isCloseTo(100, within(0.001));
    }

    @Test
    void aWrongFilterIsSaidInTheWordsOfLibpcapAndStopsTheStart() {
        wireAndLoopback();
        InterfacesViewModel model = model(USUAL);
        model.setFilter("tcp prot 80");
        assertThat(model.getFilterProblem()).startsWith("the capture filter is wrong: ");
        assertThat(model.isStartable()).isFalse();
        model.setFilter("tcp port 80");
        assertThat(model.getFilterProblem()).isEmpty();
        assertThat(model.isStartable()).isTrue();
    }

    @Test
    void withoutRightsItSaysWhatIsMissingAndWhichCommandHelps() {
        system.setInterfaces(new CaptureInterface(
                "eth0", "", List.of(), CaptureInterface.UNKNOWN_LINK_TYPE, Set.of(Trait.UP), null, NO_RIGHTS));
        InterfacesViewModel model = model(USUAL);
        assertThat(model.getObstacle()).isEqualTo(NO_RIGHTS);
        assertThat(model.isStartable()).isFalse();
        wireAndLoopback();
        model.refresh();
        assertThat(model.getObstacle()).isNull();
    }
}
