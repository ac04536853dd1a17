package shad.model.store;

import java.util.function.Function;

/// A column as the store keeps it, for those who read it of many rows at once ([RowBlock]). What the numbers mean is for
/// [ConnectionView] to say. Narrow numbers are unsigned.
public enum StoredColumn {
    START_NANOS(chunk -> chunk.startNanos),
    LAST_NANOS(chunk -> chunk.lastNanos),
    ORIG_HIGH(chunk -> chunk.origHigh),
    ORIG_LOW(chunk -> chunk.origLow),
    RESP_HIGH(chunk -> chunk.respHigh),
    RESP_LOW(chunk -> chunk.respLow),
    ORIG_PORT(chunk -> chunk.origPort),
    RESP_PORT(chunk -> chunk.respPort),
    IP_PROTOCOL(chunk -> chunk.ipProtocol),
    /// The state by its ordinal.
    STATE(chunk -> chunk.state),
    /// Equal for rows that say the same of both ends.
    LOCALITY(chunk -> chunk.locality),
    SERVICE_ID(chunk -> chunk.serviceId),
    HISTORY_ID(chunk -> chunk.historyId),
    TUNNEL_PARENTS_ID(chunk -> chunk.tunnelParentsId),
    ORIG_BYTES(chunk -> chunk.origBytes),
    RESP_BYTES(chunk -> chunk.respBytes),
    MISSED_BYTES(chunk -> chunk.missedBytes),
    ORIG_PACKETS(chunk -> chunk.origPackets),
    RESP_PACKETS(chunk -> chunk.respPackets),
    ORIG_IP_BYTES(chunk -> chunk.origIpBytes),
    RESP_IP_BYTES(chunk -> chunk.respIpBytes),
    /// Of a row of a log: the columns of conn.log, by place from bit 0 on, that have no value there. Else 0.
    LEFT_OUT(chunk -> chunk.logged == null ? new int[chunk.startNanos.length] : chunk.logged.unset);

    private final Function<ColumnChunk, Object> array;

    StoredColumn(Function<ColumnChunk, Object> array) {
        this.array = array;
    }

    /// Reads the first `count` rows of a chunk.
    void read(ColumnChunk chunk, int count, long[] target) {
        switch (array.apply(chunk)) {
            case long[] numbers -> System.arraycopy(numbers, 0, target, 0, count);
            case int[] numbers -> {
                for (int i = 0; i < count; i++) {
                    target[i] = numbers[i] & 0xffff_ffffL;
                }
            }
            case short[] numbers -> {
                for (int i = 0; i < count; i++) {
                    target[i] = numbers[i] & 0xffff;
                }
            }
            case byte[] numbers -> {
                for (int i = 0; i < count; i++) {
                    target[i] = numbers[i] & 0xff;
                }
            }
            case Object other -> throw new IllegalStateException(other.toString());
        }
    }

    long number(ColumnChunk chunk, int index) {
        return switch (array.apply(chunk)) {
            case long[] numbers -> numbers[index];
            case int[] numbers -> numbers[index] & 0xffff_ffffL;
            case short[] numbers -> numbers[index] & 0xffff;
            case byte[] numbers -> numbers[index] & 0xff;
            case Object other -> throw new IllegalStateException(other.toString());
        };
    }
}
