package shad.views.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.RecordingOptions;

/// What is remembered of a capture's options, and what they mean.
class CaptureChoicesTest {
    private static final Path FOLDER = Path.of("recordings");
    private static final CaptureChoices ALL =
            new CaptureChoices(List.of("eth0", "wlan 0"), "tcp", 128, false, true, true,
                    16, 10, 20, 30, Path.of("elsewhere"), 40, 50, 60);

    private static CaptureChoices read(Map<String, String> texts) {
        return CaptureChoices.of(key -> Optional.ofNullable(texts.get(key)), FOLDER);
    }

    @Test
    void everythingIsRemembered() {
        assertThat(read(ALL.texts())).isEqualTo(ALL);
    }

    @Test
    void whatMakesNoSenseIsAsUsual() {
        assertThat(read(Map.of("snaplen", "0", "buffer", "many", "stop-packets", "-1", "folder", "\0")))
                .isEqualTo(CaptureChoices.usual(FOLDER));
    }

    @Test
    void limitsAndRotationReachTheCapture() {
        LiveOptions options = ALL.toOptions(FOLDER.resolve("a.pcapng"));
        RecordingOptions recording = Objects.requireNonNull(options.recording());
        assertThat(options.limits().frames()).isEqualTo(10);
        assertThat(options.limits().bytes()).isEqualTo(20_000_000);
        assertThat(options.limits().duration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(recording.rotateBytes()).isEqualTo(15_000_000);
        assertThat(recording.rotateEvery()).isEqualTo(Duration.ofMinutes(50));
        assertThat(recording.capBytes()).isEqualTo(60_000_000);
    }

    @Test
    void withoutLimitsItGoesOn() {
        CaptureChoices usual = CaptureChoices.usual(FOLDER).on(List.of("eth0"));
        assertThat(usual.toOptions(FOLDER.resolve("a.pcapng")))
                .isEqualTo(LiveOptions.on(List.of("eth0")).withRecording(
                        RecordingOptions.to(FOLDER.resolve("a.pcapng"))));
    }
}
