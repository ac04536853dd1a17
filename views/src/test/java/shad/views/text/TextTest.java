package shad.views.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void groupingDigitsLosesNone() {
        for (int i = 0; i < 2_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            String text = Counts.format(value);

            assertThat(Long.parseLong(text.replace("\u2009", ""))).isEqualTo(value);
            assertThat(text).matches("-?\\d{1,3}(\u2009\\d{3})*");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B", "999, 999 B", "1000, 1.00 kB", "1448, 1.45 kB", "9999, 10.0 kB", "88400000, 88.4 MB",
        "118000000000, 118 GB",
        "999499, 999 kB", "999500, 1.00 MB", "-1448, -1.45 kB"
    })
    void sizesHaveThreeDigitsAndAUnit(long bytes, String text) {
        assertThat(Sizes.human(bytes)).isEqualTo(text);
    }

    @Test
    void humanSizesAreWithinHalfAPercent() {
        for (int i = 0; i < 2_000; i++) {
            long bytes = random.nextLong(1, Long.MAX_VALUE) >> random.nextInt(62);
            String[] parts = Sizes.human(bytes).split(" ", -1);
            int power = " kB MB GB TB PB EB".indexOf(" " + parts[1]) / 3 + 1;
            double scale = "B".equals(parts[1]) ? 1 : Math.pow(1000, power);

            assertThat(Double.parseDouble(parts[0]) * scale).isBetween(bytes * 0.995, bytes * 1.0051);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000000", "1, 0.000000", "21877000, 0.021877", "64220018999, 64.220018", "-1500000000, -1.500000",
        "-1000, -0.000001"
    })
    void rawDurationsAreSecondsWithSixDecimals(long nanos, String text) {
        assertThat(Durations.raw(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "388, 388 ns", "388000, 388 µs", "21877000, 21.9 ms", "5391660000, 5.39 s", "59990000000, 1 min 00 s",
        "402118830000, 6 min 42 s", "11100000000000, 3 h 05 min", "187200000000000, 2 d 04 h", "999600000, 1.00 s"
    })
    void humanDurationsGiveAnIdea(long nanos, String text) {
        assertThat(Durations.human(nanos)).isEqualTo(text);
    }

    @Test
    void longerDurationsNeverCarryMoreThanTheirUnitHolds() {
        for (int i = 0; i < 5_000; i++) {
            String text = Durations.human(random.nextLong(0, Long.MAX_VALUE) >> random.nextInt(40));

            assertThat(text).doesNotMatch("(.* )?(1000 .*|60(\\.0)? (s|min).*|24 h.*)");
        }
    }

    @Test
    void epochTimesAreTheNumberItself() {
        TimeFormat epoch = TimeFormat.epoch().nanoseconds();
        for (int i = 0; i < 2_000; i++) {
            long nanos = random.nextLong() >> random.nextInt(40);

            assertThat(new BigDecimal(epoch.time(nanos))).isEqualByComparingTo(BigDecimal.valueOf(nanos, 9));
        }
    }

    @Test
    void timesOfDayCanBeReadBackInTheirZone() {
        TimeFormat format = TimeFormat.in(ZoneId.of("Asia/Kathmandu")).nanoseconds();
        long nanos = 1_772_361_727_310_555_999L;
        Instant read = Instant.parse(format.dateTime(nanos).replace(' ', 'T') + "+05:45");

        assertThat(read.getEpochSecond() * 1_000_000_000 + read.getNano()).isEqualTo(nanos);
        assertThat(format.microseconds().time(nanos)).isEqualTo("16:27:07.310555");
        assertThat(TimeFormat.utc().time(nanos)).isEqualTo("10:42:07.310555");
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0 %", "1, 2, 50.0 %", "10, 10, 100 %", "1, 100000, <0.1 %", "99999, 100000, >99.9 %",
        "5, 0, 0 %"})
    void sharesAreNeverRoundedToNothingOrEverything(long part, long whole, String text) {
        assertThat(Counts.share(part, whole)).isEqualTo(text);
    }

    @Test
    void theLocaleOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : new String[] {"de-DE", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));

                assertThat(Sizes.human(1448)).isEqualTo("1.45 kB");
                assertThat(Durations.raw(21_877_000)).isEqualTo("0.021877");
                assertThat(Counts.share(1, 3)).isEqualTo("33.3 %");
                assertThat(TimeFormat.utc().time(1_772_361_727_310_555_000L)).isEqualTo("10:42:07.310555");
                assertThat(TimeFormat.epoch().time(1_500_000_000L)).isEqualTo("1.500000");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void csvQuotesWhatNeedsItAndDisarmsFormulas() {
        assertThat(Csv.line(List.of("a", "b,c", "say \"x\"", ""))).isEqualTo("a,\"b,c\",\"say \"\"x\"\"\",\r\n");
        assertThat(Csv.line(List.of("=1+1", "-1.5", "@x"))).isEqualTo("'=1+1,-1.5,'@x\r\n");
    }
}
