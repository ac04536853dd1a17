package shad.model.query;

import java.util.List;
import java.util.Map;
import shad.model.conn.ConnState;

/// Rows that have the same values in some columns. Immutable.
///
/// @param values by column that is grouped by
/// @param sample a row of the group
/// @param origBytes payload bytes of the originators, as far as logged
/// @param respBytes payload bytes of the responders, as far as logged
/// @param firstNanos time of the earliest first packet
/// @param lastNanos time of the latest last packet
/// @param states connections by state, those that occur
public record RowGroup(
        List<GroupValue> values,
        int sample,
        long connections,
        long origBytes,
        long respBytes,
        long firstNanos,
        long lastNanos,
        Map<ConnState, Long> states) {

    /// Payload bytes of both directions.
    public long bytes() {
        return origBytes + respBytes;
    }
}
