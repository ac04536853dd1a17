package shad.model.query;

import java.util.List;

/// How much of the rows has one value in common.
///
/// @param value the common value
/// @param share part of all counted connections, from 0 to 1
/// @param origBytes payload bytes of the originators, as far as logged
/// @param respBytes payload bytes of the responders, as far as logged
/// @param services the services that most of them have, the most frequent at the head
public record GroupCount<T>(T value, long connections, double share, long origBytes, long respBytes,
        List<ServiceCount> services) {
    /// Payload bytes of both directions.
    public long bytes() {
        return origBytes + respBytes;
    }
}
