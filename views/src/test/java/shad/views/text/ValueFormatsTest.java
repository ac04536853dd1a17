package shad.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ValueFormatsTest {
    private static final long TIME = Instant.parse("2026-03-01T10:42:07Z").getEpochSecond() * 1_000_000_000L
            + 118_201_999L;

    private final ValueFormats formats = new ValueFormats();

    @Test
    void timesAreInUtcAndExactAtFirst() {
        assertThat(formats.time(TIME)).isEqualTo("10:42:07.118201");
        assertThat(formats.dateTime(TIME)).isEqualTo("2026-03-01 10:42:07.118201 UTC");
        assertThat(formats.clockName()).isEqualTo("UTC");
        assertThat(formats.bytes(1_204_881)).isEqualTo("1\u2009204\u2009881");
        assertThat(formats.duration(5_391_660_999L)).isEqualTo("5.391660");
    }

    @Test
    void aNamedZoneSaysItsOffset() {
        formats.namedZoneProperty().set(ZoneId.of("America/St_Johns"));
        formats.clockProperty().set(Clock.ZONE);

        assertThat(formats.time(TIME)).isEqualTo("07:12:07.118201");
        assertThat(formats.dateTime(TIME)).isEqualTo("2026-03-01 07:12:07.118201 -03:30 America/St_Johns");
        assertThat(formats.clockName()).isEqualTo("America/St_Johns");
    }

    @Test
    void epochIsAsInLogs() {
        formats.clockProperty().set(Clock.EPOCH);

        assertThat(formats.time(TIME)).isEqualTo("1772361727.118201");
        assertThat(formats.dateTime(TIME)).endsWith("UTC");
    }

    @Test
    void relativeCountsFromTheFirstPacketAndDeltaFromTheRowAbove() {
        formats.firstNanosProperty().set(TIME - 2_500_000_000L);
        formats.clockProperty().set(Clock.RELATIVE);
        assertThat(formats.time(TIME)).isEqualTo("+2.500000");

        formats.clockProperty().set(Clock.DELTA);
        assertThat(formats.time(TIME, TIME)).isEqualTo("+0.000000");
        assertThat(formats.time(TIME, TIME + 250_000L)).isEqualTo("-0.000250");
    }

    @Test
    void unitsRoundBytesAndDurations() {
        formats.unitsProperty().set(Units.ROUNDED);

        assertThat(formats.bytes(1_204_881)).isEqualTo("1.20 MB");
        assertThat(formats.duration(5_391_660_000L)).isEqualTo("5.39 s");
    }

    @Test
    void whoAsksHearsOfChangesThatCanBeSeen() {
        AtomicInteger changes = new AtomicInteger();
        formats.onChange(changes::incrementAndGet);

        formats.firstNanosProperty().set(1);
        assertThat(changes).hasValue(0);
        formats.clockProperty().set(Clock.RELATIVE);
        formats.firstNanosProperty().set(2);
        assertThat(changes).hasValue(2);
    }
}
