package shad.model.query;

import java.util.OptionalLong;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Sums over some rows. Immutable.
///
/// @param originators distinct addresses of originators
/// @param responders distinct addresses of responders
/// @param origBytes payload bytes of the originators, as far as logged
/// @param respBytes payload bytes of the responders, as far as logged
/// @param longestMicros the longest duration; empty where none is set
/// @param firstNanos time of the earliest first packet; empty without rows
/// @param lastNanos time of the latest last packet; empty without rows
public record Totals(
        long connections,
        long originators,
        long responders,
        long origBytes,
        long respBytes,
        long origIpBytes,
        long respIpBytes,
        long origPackets,
        long respPackets,
        OptionalLong longestMicros,
        OptionalLong firstNanos,
        OptionalLong lastNanos) {

    /// Payload bytes of both directions.
    public long bytes() {
        return origBytes + respBytes;
    }

    /// Bytes of both directions by IP total length.
    public long ipBytes() {
        return origIpBytes + respIpBytes;
    }

    /// Packets of both directions.
    public long packets() {
        return origPackets + respPackets;
    }

    public static Totals of(StoreSnapshot snapshot, int[] rows) {
        Sums sums = new Sums();
        RowWalk.over(snapshot, rows, sums::add);
        return sums.totals(rows.length);
    }

    private static final class Sums {
        private final AddressSet originators = new AddressSet();
        private final AddressSet responders = new AddressSet();
        private long origBytes;
        private long respBytes;
        private long origIpBytes;
        private long respIpBytes;
        private long origPackets;
        private long respPackets;
        private long longestMicros;
        private long firstNanos = Long.MAX_VALUE;
        private long lastNanos = Long.MIN_VALUE;

        void add(ConnectionView row) {
            originators.add(row.origHigh(), row.origLow());
            responders.add(row.respHigh(), row.respLow());
            origIpBytes += row.origIpBytes();
            respIpBytes += row.respIpBytes();
            origPackets += row.origPackets();
            respPackets += row.respPackets();
            firstNanos = Math.min(firstNanos, row.startNanos());
            lastNanos = Math.max(lastNanos, row.lastNanos());
            if (row.hasDuration()) {
                origBytes += row.origBytes();
                respBytes += row.respBytes();
                longestMicros = Math.max(longestMicros, row.durationMicros());
            }
        }

        Totals totals(int connections) {
            return new Totals(
                    connections,
                    originators.size(),
                    responders.size(),
                    origBytes,
                    respBytes,
                    origIpBytes,
                    respIpBytes,
                    origPackets,
                    respPackets,
                    longestMicros == 0 ? OptionalLong.empty() : OptionalLong.of(longestMicros),
                    connections == 0 ? OptionalLong.empty() : OptionalLong.of(firstNanos),
                    connections == 0 ? OptionalLong.empty() : OptionalLong.of(lastNanos));
        }
    }
}
