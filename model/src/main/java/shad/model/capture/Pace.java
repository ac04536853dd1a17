package shad.model.capture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How fast the frames of a file are played back as if they were just captured.
///
/// @param factor 1 for the pace at which they came, 10 for ten times as fast; more than 0
public record Pace(double factor) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)x?");

    public Pace {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a pace is more than 0");
        }
    }

    /// Reads a pace such as 1x, 10x or 0.5x.
    public static Optional<Pace> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        double factor = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
        return factor > 0 ? Optional.of(new Pace(factor)) : Optional.empty();
    }
}
