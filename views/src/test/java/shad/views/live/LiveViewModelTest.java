package shad.views.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shad.model.capture.live.CaptureInterface.Means;
import shad.model.capture.live.LiveStatus;
import shad.model.capture.live.LiveStatus.InterfaceStatus;
import shad.model.capture.live.RecordingStatus;
import shad.views.live.LiveFigures.Phase;

/// How a running capture is told.
class LiveViewModelTest {
    private long nanos;
    private final LiveViewModel model = new LiveViewModel(() -> nanos);

    private static LiveStatus status(long kernel, long ring, long disk, String ended, String problem) {
        return new LiveStatus(
                List.of(new InterfaceStatus("eth0", Means.SHAD, 10, kernel, 0, ring, ended)), 10, 1000,
                new RecordingStatus(List.of(Path.of("a.pcapng")), 0, 0, 1200, disk, problem));
    }

    private void show(Phase phase, long frames, long bytes, int waiting, @Nullable LiveStatus status) {
        model.update(new LiveFigures(phase, frames, bytes, 3, 2, waiting > 0, waiting, status));
    }

    @Test
    void ratesAreAboutTheLastTwoSeconds() {
        show(Phase.RUNNING, 0, 0, 0, null);
        nanos = 1_000_000_000L;
        show(Phase.RUNNING, 500, 125_000, 0, null);
        assertThat(model.rateProperty().get()).isEqualTo("500 packets/s · 1.00 Mbit/s");
        nanos = 10_000_000_000L;
        show(Phase.RUNNING, 500, 125_000, 0, null);
        nanos = 11_000_000_000L;
        show(Phase.RUNNING, 500, 125_000, 0, null);
        assertThat(model.rateProperty().get()).startsWith("0 packets/s");
        show(Phase.ENDED, 500, 125_000, 0, null);
        assertThat(model.rateProperty().get()).isEqualTo("500 packets · 125 kB");
    }

    @Test
    void lossesAreSaidWhereTheyHappenedAndStay() {
        show(Phase.RUNNING, 10, 1000, 0, status(0, 0, 0, "", ""));
        assertThat(model.dropsProperty().get()).isEqualTo("nothing lost");
        assertThat(model.lossyProperty().get()).isFalse();
        show(Phase.ENDED, 10, 1000, 0, status(3, 4, 5, "", ""));
        assertThat(model.dropsProperty().get())
                .isEqualTo("Lost: 3 by the kernel, 4 before analysis, 5 from the recording");
        assertThat(model.lossyProperty().get()).isTrue();
    }

    @Test
    void whatAHelperLosesIsNotCalledNothing() {
        LiveStatus helped = new LiveStatus(
                List.of(new InterfaceStatus("eth0", Means.DUMPCAP, -1, 0, 0, 0, "")), 10, 1000, null);
        show(Phase.RUNNING, 10, 1000, 0, helped);
        assertThat(model.dropsProperty().get()).isEqualTo("losses are known at the end");
    }

    @Test
    void anInterfaceThatHasGoneAndADiskThatIsFullAreToldWithWhatToDo() {
        show(Phase.ENDED, 10, 1000, 0, status(0, 0, 0, "the interface has gone", "writing a.pcapng failed (full)"));
        assertThat(model.problemProperty().get())
                .contains("Capturing on eth0 ended: the interface has gone.")
                .contains("What was captured stays.")
                .contains("Writing a.pcapng failed (full).");
    }

    @Test
    void aPausedDisplaySaysHowMuchWaits() {
        show(Phase.RUNNING, 10, 1000, 12, status(0, 0, 0, "", ""));
        assertThat(model.phaseProperty().get()).isEqualTo("Display paused, 12 connections wait");
    }
}
