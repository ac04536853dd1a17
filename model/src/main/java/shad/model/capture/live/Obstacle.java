package shad.model.capture.live;

import java.io.Serializable;

/// Why nothing can be captured, and what to do about it.
///
/// @param kind what sort of obstacle
/// @param reason what is in the way, with libpcap's own words where it said something
/// @param remedy what to do about it
public record Obstacle(Kind kind, String reason, Remedy remedy) implements Serializable {

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

    /// Reason and remedy in one line.
    public String message() {
        String todo = remedy.text();
        return todo.isEmpty() ? reason : reason + ": " + todo;
    }
}
