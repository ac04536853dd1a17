package shad.model.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.testing.PcapWriter;

class PacedCursorTest {
    private long clock;

    private FrameCursor capture(long... timestamps) throws CaptureException {
        PcapWriter writer = new PcapWriter().nanos();
        for (long timestamp : timestamps) {
            writer.record(timestamp, 1, 1, new byte[1]);
        }
        return CaptureSource.open(new ByteArrayInputStream(writer.toByteArray()), "test");
    }

    private List<String> events(FrameCursor source, double factor) {
        List<String> events = new ArrayList<>();
        try (PacedCursor cursor = new PacedCursor(
                source, new Pace(factor), () -> false, () -> clock, nanos -> clock += nanos)) {
            while (cursor.next()) {
                long millis = cursor.frame().timestampNanos() / 1_000_000;
                events.add((cursor.isTick() ? "tick " : "frame ") + millis / 50 * 50);
            }
        }
        return events;
    }

    @Test
    void timeGoesOnWhileNoFrameComes() throws Exception {
        assertThat(events(capture(0, 270_000_000, 280_000_000), 1))
                .containsExactly("frame 0", "tick 100", "tick 200", "frame 250", "frame 250");
    }

    @Test
    void tenTimesAsFastNeedsATenthOfTheTime() throws Exception {
        assertThat(events(capture(0, 1_500_000_000), 10)).containsExactly("frame 0", "tick 1000", "frame 1500");
    }

    @Test
    void framesOutOfOrderAreNotWaitedFor() throws Exception {
        assertThat(events(capture(50_000_000, 0), 1)).containsExactly("frame 50", "frame 0");
    }

    @Test
    void aPaceIsReadFromText() {
        assertThat(Pace.parse("10x")).contains(new Pace(10));
        assertThat(Pace.parse("0.5")).contains(new Pace(0.5));
        assertThat(Pace.parse("0x")).isEmpty();
        assertThat(Pace.parse("fast")).isEmpty();
    }
}
