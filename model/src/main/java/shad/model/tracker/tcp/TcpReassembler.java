package shad.model.tracker.tcp;

import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;

/// Which bytes of one direction were seen, delivered and acknowledged; it finds the gaps and hands the stream on in order
/// (Zeek, TCP reassembler). What arrives in order is handed on in place; only what arrives too early is copied.
/// Positions are relative to the initial sequence number, unsigned, the first payload byte being 1. A segment that
/// was delivered stays in the list until it is acknowledged, since that decides whether data is pending at a close.
/// Owned by the tracker thread.
final class TcpReassembler {
    /// `tcp_max_above_hole_without_any_acks`
    private static final long MAX_ABOVE_HOLE = 16384;
    /// `tcp_max_initial_window`
    private static final long MAX_INITIAL_WINDOW = 16384;
    /// `tcp_excessive_data_without_further_acks`
    private static final long MAX_HELD = 10_485_760;
    /// More separate pieces than any honest stream has; keeps hostile ones from costing time and memory.
    private static final int MAX_PIECES = 16384;

    private static final long[] NONE = {};

    private final TcpEndpoint endpoint;
    private long delivered = 1;
    private long trimmed = 1;
    private long held;
    private boolean skip;
    /// Blocks as pairs of start and end, ascending and disjoint, from `first` to `limit`.
    private long[] blocks = NONE;
    private int first;
    private int limit;
    private @Nullable EarlyBytes early;
    /// The packet that is being taken: its bytes, and the position of the first.
    private byte[] arrival = Layouts.NO_BYTES;
    private int arrivalOffset;
    private long arrivalStart;
    private long arrivalEnd;

    TcpReassembler(TcpEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /// Everything below was handed on or given up.
    long delivered() {
        return delivered;
    }

    /// Whether the direction was given up: no gap is declared any more.
    boolean isSkipping() {
        return skip;
    }

    /// Whether bytes are held that the other end has not acknowledged.
    boolean holdsData() {
        return first < limit;
    }

    /// Takes `length` captured payload bytes from position `start` on; they lie in `bytes` from `offset`.
    void data(long start, byte[] bytes, int offset, int length, TcpConnection connection) {
        if (skip) {
            return;
        }
        long end = start + length;
        if (Long.compareUnsigned(end, trimmed) > 0) {
            arrival = bytes;
            arrivalOffset = offset;
            arrivalStart = start;
            arrivalEnd = end;
            insert(Long.compareUnsigned(start, trimmed) < 0 ? trimmed : start, end, connection);
            deliverContiguous(connection);
            arrival = Layouts.NO_BYTES;
            if (limit - first > 2 * MAX_PIECES) {
                connection.abandonServices();
                release();
                joinAdjoining();
            }
        }
        boolean aboveHole = holdsData()
                && endpoint.isNothingAcknowledged()
                && Long.compareUnsigned(blocks[limit - 1] - delivered, MAX_ABOVE_HOLE) > 0;
        if (aboveHole || held > MAX_HELD || limit - first > 2 * MAX_PIECES) {
            giveUp();
        }
    }

    private void giveUp() {
        skip = true;
        blocks = NONE;
        release();
        first = 0;
        limit = 0;
        held = 0;
    }

    /// Gives up the bytes that are kept.
    void release() {
        if (early != null) {
            early.clear();
            early = null;
        }
    }

    /// Takes an acknowledgment up to `position` for this direction.
    void acknowledged(long position, TcpConnection connection) {
        long upTo = position;
        if (endpoint.finCount > 0 && Long.compareUnsigned(upTo, endpoint.finEnd) >= 0) {
            upTo = endpoint.finEnd - 1;
        }
        if (Long.compareUnsigned(upTo, trimmed) <= 0) {
            return;
        }
        trim(upTo, connection);
        connection.checkEof(endpoint);
    }

    private void trim(long upTo, TcpConnection connection) {
        if (Long.compareUnsigned(upTo, delivered) > 0) {
            undelivered(upTo, connection);
        }
        dropBelow(upTo);
        deliverContiguous(connection);
        trimmed = Long.compareUnsigned(trimmed, upTo) > 0 ? trimmed : upTo;
    }

    private void dropBelow(long upTo) {
        while (first < limit && Long.compareUnsigned(blocks[first + 1], upTo) <= 0) {
            held -= blocks[first + 1] - blocks[first];
            first += 2;
        }
        if (first == limit) {
            first = 0;
            limit = 0;
        }
    }

    /// Declares every hole below `upTo`, delivering what lies between them.
    private void undelivered(long upTo, TcpConnection connection) {
        if (Long.compareUnsigned(upTo, 2) <= 0 && connection.isPartial()) {
            return;
        }
        if (!skip) {
            for (int i = first; i < limit; i += 2) {
                long start = blocks[i];
                if (Long.compareUnsigned(start, upTo) >= 0) {
                    break;
                }
                if (Long.compareUnsigned(start, delivered) >= 0) {
                    if (start != delivered) {
                        connection.gap(endpoint, start - delivered);
                    }
                    deliver(i, connection);
                }
            }
            if (Long.compareUnsigned(upTo, delivered) > 0) {
                connection.gap(endpoint, upTo - delivered);
            }
        }
        if (Long.compareUnsigned(upTo, delivered) > 0) {
            delivered = upTo;
        }
    }

    private void deliverContiguous(TcpConnection connection) {
        long before = delivered;
        for (int i = firstNotBelow(delivered); i < limit && blocks[i] == delivered; i += 2) {
            deliver(i, connection);
        }
        if (delivered != before
                && endpoint.isNothingAcknowledged()
                && Long.compareUnsigned(endpoint.size(), MAX_INITIAL_WINDOW) > 0) {
            dropBelow(delivered);
            trimmed = delivered;
        }
    }

    /// Hands on the block at `index`: from where it was kept, or from the packet that brought it.
    private void deliver(int index, TcpConnection connection) {
        long start = blocks[index];
        long end = blocks[index + 1];
        delivered = end;
        if (!connection.wantsPayload()) {
            release();
            return;
        }
        int length = (int) (end - start);
        byte[] kept = early == null ? EarlyBytes.NONE : early.take(start);
        if (kept.length > 0) {
            connection.deliver(endpoint, kept, 0, length);
        } else if (arrival.length > 0
                && Long.compareUnsigned(start, arrivalStart) >= 0
                && Long.compareUnsigned(end, arrivalEnd) <= 0) {
            connection.deliver(endpoint, arrival, arrivalOffset + (int) (start - arrivalStart), length);
        } else {
            connection.withhold(endpoint, length);
        }
    }

    /// Index of the first block that starts at `position` or above.
    private int firstNotBelow(long position) {
        if (first == limit || Long.compareUnsigned(blocks[limit - 2], position) < 0) {
            return limit;
        }
        int low = first >> 1;
        int high = limit >> 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (Long.compareUnsigned(blocks[2 * middle], position) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return 2 * low;
    }

    /// Adds the parts of a range that no block covers yet; bytes that arrived first win.
    private void insert(long start, long end, TcpConnection connection) {
        if (first == limit || Long.compareUnsigned(start, blocks[limit - 1]) >= 0) {
            add(limit, start, end, connection);
            return;
        }
        long from = start;
        int i = firstNotBelow(from);
        if (i > first && Long.compareUnsigned(blocks[i - 1], from) > 0) {
            from = blocks[i - 1];
        }
        while (Long.compareUnsigned(from, end) < 0) {
            if (i == limit || Long.compareUnsigned(end, blocks[i]) <= 0) {
                add(i, from, end, connection);
                return;
            }
            long next = blocks[i + 1];
            if (Long.compareUnsigned(from, blocks[i]) < 0) {
                // The array may have moved to its beginning, so indexes count from the first block.
                int rank = i - first;
                add(i, from, blocks[i], connection);
                i = first + rank + 2;
            }
            from = Long.compareUnsigned(next, from) > 0 ? next : from;
            i += 2;
        }
    }

    private void add(int index, long start, long end, TcpConnection connection) {
        int at = index;
        if (limit == blocks.length) {
            at -= makeRoom();
        }
        System.arraycopy(blocks, at, blocks, at + 2, limit - at);
        blocks[at] = start;
        blocks[at + 1] = end;
        limit += 2;
        held += end - start;
        if (Long.compareUnsigned(start, delivered) > 0 && connection.wantsPayload()) {
            keep(start, end, connection);
        }
    }

    private void keep(long start, long end, TcpConnection connection) {
        if (early == null) {
            early = connection.newEarlyBytes();
        }
        if (!early.keep(start, arrival, arrivalOffset + (int) (start - arrivalStart), (int) (end - start))) {
            connection.abandonServices();
        }
    }

    /// Makes room for one more block at the end; returns by how much the blocks moved down.
    private int makeRoom() {
        int used = limit - first;
        int moved = first;
        long[] target = used * 2 <= blocks.length && first > 0 ? blocks : new long[Math.max(8, used * 2)];
        System.arraycopy(blocks, first, target, 0, used);
        blocks = target;
        first = 0;
        limit = used;
        return moved;
    }

    private void joinAdjoining() {
        int last = first;
        for (int i = first + 2; i < limit; i += 2) {
            if (blocks[i] == blocks[last + 1]) {
                blocks[last + 1] = blocks[i + 1];
            } else {
                last += 2;
                blocks[last] = blocks[i];
                blocks[last + 1] = blocks[i + 1];
            }
        }
        limit = last + 2;
    }
}
