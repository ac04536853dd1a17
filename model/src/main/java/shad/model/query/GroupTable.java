package shad.model.query;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import shad.model.conn.ConnState;
import shad.model.conn.IpAddress;
import shad.model.conn.IpProtocolNames;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Adds up rows by what they have in some columns: open addressing over a few words for each column. For one thread.
final class GroupTable {
    /// Of a column whose values are addresses or numbers.
    private static final int WORDS = 2;
    private static final int STATES = ConnState.values().length;
    private static final int FREE = 0;

    private final List<GroupKey> keys;
    private final int most;
    /// Where the words of each column begin, and where those of the last one end.
    private final int[] starts;
    private final int width;
    private final ConnectionView row;
    private final long[] key;
    private final byte[] text;
    private long[] words;
    /// Numbers of groups plus one, by hash.
    private int[] places = new int[128];
    private int[] samples = new int[64];
    private long[] connections = new long[64];
    private long[] origBytes = new long[64];
    private long[] respBytes = new long[64];
    private long[] firstNanos = new long[64];
    private long[] lastNanos = new long[64];
    private int[] states = new int[64 * STATES];
    private int size;
    private long leftOut;

    /// @param most how many groups there may be; rows of further ones are left out
    GroupTable(StoreSnapshot snapshot, List<GroupKey> keys, int most) {
        this.keys = keys;
        this.most = most;
        starts = starts(snapshot, keys);
        width = starts[keys.size()];
        row = snapshot.view();
        key = new long[width];
        text = new byte[width * Long.BYTES];
        words = new long[64 * width];
    }

    private static int[] starts(StoreSnapshot snapshot, List<GroupKey> keys) {
        int[] starts = new int[keys.size() + 1];
        for (int i = 0; i < keys.size(); i++) {
            starts[i + 1] = starts[i] + switch (keys.get(i).column()) {
                case UID -> wordsFor(snapshot.longestUid());
                case COMMUNITY_ID -> wordsFor(snapshot.longestCommunityId());
                default -> WORDS;
            };
        }
        return starts;
    }

    private static int wordsFor(int bytes) {
        return (bytes + Long.BYTES - 1) / Long.BYTES;
    }

    long leftOut() {
        return leftOut;
    }

    void add(int[] rows, int from, int to, BooleanSupplier cancelled) {
        for (int i = from; i < to; i++) {
            if ((i - from) % RowQuery.PIECE == 0) {
                RowQuery.stopIf(cancelled);
            }
            add(rows[i]);
        }
    }

    private void add(int rowNumber) {
        row.at(rowNumber);
        readKey();
        int group = group(key, 0, rowNumber);
        if (group < 0) {
            leftOut++;
            return;
        }
        connections[group]++;
        if (row.hasDuration()) {
            origBytes[group] += row.origBytes();
            respBytes[group] += row.respBytes();
        }
        firstNanos[group] = Math.min(firstNanos[group], row.startNanos());
        lastNanos[group] = Math.max(lastNanos[group], row.lastNanos());
        states[group * STATES + row.state().ordinal()]++;
    }

    /// Adds what another table of the same keys has added up.
    void addAll(GroupTable other) {
        for (int from = 0; from < other.size; from++) {
            int group = group(other.words, from * width, other.samples[from]);
            if (group < 0) {
                leftOut += other.connections[from];
                continue;
            }
            connections[group] += other.connections[from];
            origBytes[group] += other.origBytes[from];
            respBytes[group] += other.respBytes[from];
            firstNanos[group] = Math.min(firstNanos[group], other.firstNanos[from]);
            lastNanos[group] = Math.max(lastNanos[group], other.lastNanos[from]);
            for (int state = 0; state < STATES; state++) {
                states[group * STATES + state] += other.states[from * STATES + state];
            }
        }
        leftOut += other.leftOut;
    }

    List<RowGroup> groups() {
        List<RowGroup> groups = new ArrayList<>(size);
        for (int group = 0; group < size; group++) {
            groups.add(new RowGroup(
                    values(group),
                    samples[group],
                    connections[group],
                    origBytes[group],
                    respBytes[group],
                    firstNanos[group],
                    lastNanos[group],
                    states(group)));
        }
        return groups;
    }

    // --- keys -------------------------------------------------------------------------------------------------------

    /// Equal words mean equal values. A row without a value has the words of some other value, but for the second word
    /// of columns whose values are one word long, which tells whether there is a value.
    private void readKey() {
        for (int i = 0; i < keys.size(); i++) {
            GroupKey each = keys.get(i);
            ConnectionColumn column = each.column();
            switch (column) {
                case ID_ORIG_H -> readAddress(i, each, row.origHigh(), row.origLow());
                case ID_RESP_H -> readAddress(i, each, row.respHigh(), row.respLow());
                case UID -> readText(i, row.writeUid(text, 0));
                case COMMUNITY_ID -> readText(i, row.writeCommunityId(text, 0));
                default -> {
                    boolean set = column.isSet(row);
                    key[starts[i]] = set ? word(column) : 0;
                    key[starts[i] + 1] = set ? 1 : 0;
                }
            }
        }
    }

    private void readAddress(int i, GroupKey each, long high, long low) {
        int bits = each.bits(IpAddress.isIpv4(high, low));
        key[starts[i]] = high & mask(bits);
        key[starts[i] + 1] = low & mask(bits - Long.SIZE);
    }

    /// Texts as long as the rows' own: every one has its words to itself.
    private void readText(int i, int length) {
        Arrays.fill(text, length, text.length, (byte) 0);
        ByteBuffer.wrap(text).asLongBuffer().get(key, starts[i], starts[i + 1] - starts[i]);
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1 : -1L << Long.SIZE - bits;
    }

    private long word(ConnectionColumn column) {
        return switch (column) {
            // As exact as it is printed.
            case TS -> row.startMicros();
            case PROTO -> row.transport().ordinal();
            case SERVICE -> row.serviceId();
            case CONN_STATE -> row.state().ordinal();
            case HISTORY -> row.historyId();
            case TUNNEL_PARENTS -> row.tunnelParentsId();
            case IP_PROTO_NAME -> IpProtocolNames.of(row.ipProtocol()).hashCode();
            default -> Objects.requireNonNull(column.number(), column::zeekName).applyAsLong(row);
        };
    }

    private List<GroupValue> values(int group) {
        row.at(samples[group]);
        List<GroupValue> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            ConnectionColumn column = keys.get(i).column();
            if (keys.get(i).isAddress()) {
                long first = words[group * width + starts[i]];
                long second = words[group * width + starts[i] + 1];
                values.add(new GroupValue(network(keys.get(i), column, first, second), true, first, second, false));
            } else {
                boolean isText = column.text() != null;
                long number = isText ? 0 : words[group * width + starts[i]];
                values.add(new GroupValue(ColumnText.of(column, row), column.isSet(row), number, 0, isText));
            }
        }
        return values;
    }

    private String network(GroupKey each, ConnectionColumn column, long high, long low) {
        boolean ipv4 = (column == ConnectionColumn.ID_ORIG_H ? row.origAddress() : row.respAddress()).isIpv4();
        GroupKey whole = GroupKey.of(column);
        String address = IpAddress.text(high, low);
        return each.bits(ipv4) == whole.bits(ipv4)
                ? address
                : address + "/" + (ipv4 ? each.ipv4Bits() : each.ipv6Bits());
    }

    private Map<ConnState, Long> states(int group) {
        Map<ConnState, Long> counts = new EnumMap<>(ConnState.class);
        for (int state = 0; state < STATES; state++) {
            int count = states[group * STATES + state];
            if (count > 0) {
                counts.put(ConnState.ofOrdinal(state), (long) count);
            }
        }
        return counts;
    }

    // --- hashing ----------------------------------------------------------------------------------------------------

    /// The number of the group with a key, a new one if need be; negative when there are too many.
    private int group(long[] from, int offset, int sample) {
        int place = place(from, offset);
        if (places[place] != FREE) {
            return places[place] - 1;
        }
        if (size == most) {
            return -1;
        }
        if (size == samples.length) {
            growGroups();
        }
        System.arraycopy(from, offset, words, size * width, width);
        samples[size] = sample;
        firstNanos[size] = Long.MAX_VALUE;
        lastNanos[size] = Long.MIN_VALUE;
        places[place] = ++size;
        if (size * 2 > places.length) {
            growPlaces();
        }
        return size - 1;
    }

    private int place(long[] from, int offset) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ from[offset + i]) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 32;
        }
        int mask = places.length - 1;
        int place = (int) hash & mask;
        while (places[place] != FREE && !isAt(places[place] - 1, from, offset)) {
            place = place + 1 & mask;
        }
        return place;
    }

    private boolean isAt(int group, long[] from, int offset) {
        int start = group * width;
        return Arrays.equals(words, start, start + width, from, offset, offset + width);
    }

    private void growGroups() {
        int length = size * 2;
        words = Arrays.copyOf(words, length * width);
        samples = Arrays.copyOf(samples, length);
        connections = Arrays.copyOf(connections, length);
        origBytes = Arrays.copyOf(origBytes, length);
        respBytes = Arrays.copyOf(respBytes, length);
        firstNanos = Arrays.copyOf(firstNanos, length);
        lastNanos = Arrays.copyOf(lastNanos, length);
        states = Arrays.copyOf(states, length * STATES);
    }

    private void growPlaces() {
        places = new int[places.length * 2];
        for (int group = 0; group < size; group++) {
            places[place(words, group * width)] = group + 1;
        }
    }
}
