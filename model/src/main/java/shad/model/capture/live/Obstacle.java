package shad.model.capture.live;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why nothing can be captured, and what to do about it.
///
/// @param kind what sort of obstacle
/// @param reason what is in the way, with libpcap's own words where it said something
/// @param remedy what to do about it; where a command does, exactly that command for this system
public record Obstacle(Kind kind, String reason, String remedy) implements Serializable {

    private static final Pattern COMMAND = Pattern.compile("sudo .*?(?=, then |$)");

    /// Sorts of obstacles.
    public enum Kind {
        /// libpcap, or what it needs, is not installed.
        LIBRARY_MISSING,
        /// This user may not capture.
        PERMISSION,
        /// No such interface, or not any more.
        GONE,
        /// The interface is there and switched off.
        DOWN,
        /// The interface cannot do what was asked for.
        UNSUPPORTED,
        /// The capture filter is wrong.
        FILTER,
        OTHER
    }

    /// The command that the remedy names, if there is one.
    public Optional<String> command() {
        Matcher matcher = COMMAND.matcher(remedy);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /// Reason and remedy in one line.
    public String message() {
        return remedy.isEmpty() ? reason : reason + ": " + remedy;
    }
}
