package shad.model.capture.live;

import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to do about an obstacle.
///
/// @param advice in words, or empty where the command says it all
/// @param command that does it on this system, or empty
/// @param afterwards what has to follow the command, or empty
public record Remedy(String advice, String command, String afterwards) implements Serializable {
    /// Where nothing is known to help.
    public static final Remedy NONE = new Remedy("", "", "");

    static Remedy inWords(String advice) {
        return new Remedy(advice, "", "");
    }

    static Remedy byCommand(String advice, String command) {
        return new Remedy(advice, command, "");
    }

    /// All of it in one line.
    public String text() {
        String todo = Stream.of(advice, command).filter(part -> !part.isEmpty()).collect(Collectors.joining(": "));
        return afterwards.isEmpty() ? todo : todo + ", then " + afterwards;
    }
}
