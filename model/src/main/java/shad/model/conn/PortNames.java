package shad.model.conn;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The names that IANA has registered for well-known ports. They say what a port is meant for, not what is spoken there.
public final class PortNames {
    private static final Map<String, String> BY_PORT = read();

    private PortNames() {}

    /// The registered name, such as `domain` for UDP port 53; empty where none is known or the transport has no ports.
    public static String of(TransportProtocol transport, int port) {
        return BY_PORT.getOrDefault(port + "/" + transport.zeekName(), "");
    }

    /// A line is `53/udp domain`, or a comment.
    private static Map<String, String> read() {
        Map<String, String> names = new HashMap<>();
        try (InputStream stream = Objects.requireNonNull(PortNames.class.getResourceAsStream("port-names.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    names.put(line.substring(0, space), line.substring(space + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
