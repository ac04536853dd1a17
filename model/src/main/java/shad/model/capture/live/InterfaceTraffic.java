package shad.model.capture.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the system has counted on an interface since it was made, both directions together.
///
/// @param packets how many
/// @param bytes how many in those
public record InterfaceTraffic(long packets, long bytes) {
    /// Of the thread, as another thread may live in another network namespace.
    private static final Path COUNTERS = Path.of("/proc/thread-self/net/dev");
    /// Received bytes and packets, six columns of no interest here, sent bytes and packets (proc_pid_net(5)).
    private static final Pattern LINE = Pattern.compile(
            "\\s*([^\\s:]+(?::[^\\s:]+)*):\\s*(\\d{1,18})\\s+(\\d{1,18})(?:\\s+\\d{1,20}){6}\\s+(\\d{1,18})\\s+(\\d{1,18})\\b.*");

    /// Asks for all interfaces by name, which captures and sends nothing. Empty where the system does not tell. Any
    /// thread.
    public static Map<String, InterfaceTraffic> now() {
        try {
            return parse(Files.readAllLines(COUNTERS));
        } catch (IOException e) {
            return Map.of();
        }
    }

    static Map<String, InterfaceTraffic> parse(List<String> lines) {
        Map<String, InterfaceTraffic> byName = new HashMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                byName.put(matcher.group(1), new InterfaceTraffic(
                        Long.parseLong(matcher.group(3)) + Long.parseLong(matcher.group(5)),
                        Long.parseLong(matcher.group(2)) + Long.parseLong(matcher.group(4))));
            }
        }
        return byName;
    }
}
