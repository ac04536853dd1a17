package shad.model.export;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The lines that Zeek puts before and behind the records of a TSV log.
final class TsvFrame {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);

    private TsvFrame() {}

    /// @param path what kind of log it is
    /// @param fields the names of its columns, separated by tabs
    /// @param types the types of its columns, separated by tabs
    static String header(Clock clock, String path, String fields, String types) {
        return "#separator \\x09\n"
                + "#set_separator\t,\n"
                + "#empty_field\t(empty)\n"
                + "#unset_field\t-\n"
                + "#path\t" + path + "\n"
                + "#open\t" + now(clock) + "\n"
                + "#fields\t" + fields + "\n"
                + "#types\t" + types + "\n";
    }

    static String footer(Clock clock) {
        return "#close\t" + now(clock) + "\n";
    }

    private static String now(Clock clock) {
        return TIME.format(LocalDateTime.now(clock));
    }
}
