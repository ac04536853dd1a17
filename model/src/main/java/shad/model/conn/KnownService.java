package shad.model.conn;

import java.util.List;

/// A line of known_services.log: a server, and the names of its services that were news.
///
/// @param micros when it was found, microseconds since the epoch: the latest time of a frame then (Zeek, network time)
/// @param server where
/// @param names in their own case, at least one, in the order in which Zeek prints its sets; [#UNRECOGNISED] for a
///     service that no analyzer recognised
public record KnownService(long micros, Server server, List<String> names) {
    /// The name of a service that is active and that nobody recognised.
    public static final String UNRECOGNISED = "";

    public KnownService {
        names = List.copyOf(names);
    }
}
