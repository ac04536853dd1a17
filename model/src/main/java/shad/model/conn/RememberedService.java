package shad.model.conn;

/// A service that was seen before, or in this run. Times are those of the frames, microseconds since the epoch.
///
/// @param name in its own case; [KnownService#UNRECOGNISED] for a service that no analyzer recognised
/// @param firstSeenMicros when it was seen first, in any run
/// @param lastSeenMicros when it was seen last, in any run
/// @param listedMicros when it was listed last, from when on it is no news for a while
public record RememberedService(
        Server server, String name, long firstSeenMicros, long lastSeenMicros, long listedMicros) {}
