package shad.app;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import shad.model.conn.IpAddress;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// The options that name connections of a capture.
final class RowChoice {
    private static final Pattern FLOW = Pattern.compile(
            "(?<a>[^\\[\\]]+|\\[[^\\]]+\\]):(?<portA>\\d{1,5})-(?<b>[^\\[\\]]+|\\[[^\\]]+\\]):(?<portB>\\d{1,5})"
                    + "/(?<transport>[a-z]+)");

    @Option(names = "--uid", paramLabel = "UID", split = ",", description = "the connection with this identifier")
    private Set<String> uids = Set.of();

    @Option(
            names = "--flow",
            paramLabel = "FLOW",
            description = "connections between these ends, such as 10.0.0.1:1234-10.0.0.2:80/tcp or"
                    + " [2001:db8::1]:53-[2001:db8::2]:5353/udp; either may have begun it. Of ICMP the numbers are"
                    + " types")
    private @Nullable String flow;

    /// Whether anything was asked for.
    boolean isGiven() {
        return !uids.isEmpty() || flow != null;
    }

    /// The rows that were asked for, in their order.
    ///
    /// @throws IllegalArgumentException when what was asked for cannot be understood, or is not there; the message says
    ///     so
    int[] rows(StoreSnapshot snapshot) {
        ConnectionView view = snapshot.view();
        Set<String> missing = new LinkedHashSet<>(uids);
        Ends ends = flow == null ? null : Ends.parse(flow);
        IntStream.Builder rows = IntStream.builder();
        for (int row = 0; row < snapshot.size(); row++) {
            view.at(row);
            boolean named = !uids.isEmpty() && uids.contains(view.uid());
            if (named) {
                missing.remove(view.uid());
            }
            if (named || ends != null && ends.areOf(view)) {
                rows.add(row);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("there is no connection " + missing.iterator().next()
                    + "; uids depend on the seed, as in conn.log written with the same --seed-file or none");
        }
        int[] chosen = rows.build().toArray();
        if (chosen.length == 0) {
            throw new IllegalArgumentException("there is no connection " + flow);
        }
        return chosen;
    }

    private record Ends(IpAddress a, int portA, IpAddress b, int portB, TransportProtocol transport) {
        static Ends parse(String text) {
            Matcher parts = FLOW.matcher(text.strip().toLowerCase(Locale.ROOT));
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no flow such as 10.0.0.1:1234-10.0.0.2:80/tcp");
            }
            return new Ends(
                    address(parts.group("a")),
                    Integer.parseInt(parts.group("portA")),
                    address(parts.group("b")),
                    Integer.parseInt(parts.group("portB")),
                    transport(parts.group("transport")));
        }

        private static IpAddress address(String text) {
            String bare = text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
            return IpAddress.parse(bare)
                    .orElseThrow(() -> new IllegalArgumentException("'" + bare + "' is no address"));
        }

        private static TransportProtocol transport(String text) {
            for (TransportProtocol transport : TransportProtocol.values()) {
                if (transport.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return transport;
                }
            }
            throw new IllegalArgumentException("'" + text + "' is none of tcp, udp, icmp");
        }

        boolean areOf(ConnectionView row) {
            if (row.transport() != transport) {
                return false;
            }
            IpAddress orig = row.origAddress();
            IpAddress resp = row.respAddress();
            return orig.equals(a) && row.origPort() == portA && resp.equals(b) && row.respPort() == portB
                    || orig.equals(b) && row.origPort() == portB && resp.equals(a) && row.respPort() == portA;
        }
    }
}
