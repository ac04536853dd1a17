package shad.model.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.IpProtocolNames;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoreSnapshot;
import shad.model.store.StoredColumn;

/// One step in comparing rows: an unsigned number for each. Rows with equal numbers go on to the next step.
///
/// @param value the number, asked only for rows that have one
/// @param isSet tells which rows have a number; null where all have. Rows without come last
/// @param ofBlocks reads the same of many rows at once; null where that is no faster
/// @param flip the bits of the numbers to turn round: all of them for descending order
record SortValues(
        ToLongFunction<ConnectionView> value,
        @Nullable Predicate<ConnectionView> isSet,
        @Nullable OfBlocks ofBlocks,
        long flip) {

    /// Reads the numbers of the rows of a block into the beginning of `numbers`, and says which rows have none. Its loops
    /// are plain so that they are fast before they are compiled well.
    @FunctionalInterface
    interface OfBlocks {
        void read(RowBlock block, long[] numbers, boolean[] unset);
    }

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int[] PROTOCOL_RANKS = protocolRanks(IpProtocolNames::of);
    private static final int[] TRANSPORT_RANKS =
            protocolRanks(number -> TransportProtocol.ofIpProtocol(number).zeekName());
    private static final int[] STATE_RANKS =
            ranks(Arrays.stream(ConnState.values()).map(ConnState::name).toArray(String[]::new));

    /// The steps for the given keys. Texts that rows share are replaced by their ranks.
    static List<SortValues> of(List<SortKey> keys, StoreSnapshot snapshot, int[] rows) {
        return keys.stream()
                .flatMap(key -> ascending(key.column(), snapshot, rows)
                        .map(values -> key.descending() ? values.reversed() : values))
                .toList();
    }

    private SortValues(ToLongFunction<ConnectionView> value, @Nullable Predicate<ConnectionView> isSet) {
        this(value, isSet, null, 0);
    }

    private SortValues reversed() {
        return new SortValues(value, isSet, ofBlocks, ~flip);
    }

    /// Asked only for rows that have one.
    long number(ConnectionView row) {
        return value.applyAsLong(row) ^ flip;
    }

    private static Stream<SortValues> ascending(ConnectionColumn column, StoreSnapshot snapshot, int[] rows) {
        return switch (column) {
            case TS -> Stream.of(stored(StoredColumn.START_NANOS));
            case ID_ORIG_H -> Stream.of(stored(StoredColumn.ORIG_HIGH), stored(StoredColumn.ORIG_LOW));
            case ID_RESP_H -> Stream.of(stored(StoredColumn.RESP_HIGH), stored(StoredColumn.RESP_LOW));
            case UID -> words(snapshot.longestUid(), ConnectionView::writeUid, snapshot, rows);
            case COMMUNITY_ID ->
                words(snapshot.longestCommunityId(), ConnectionView::writeCommunityId, snapshot, rows);
            case VLAN, INNER_VLAN, ORIG_L2_ADDR, RESP_L2_ADDR ->
                Stream.of(new SortValues(numberOf(column), column::isSet));
            case IP_PROTO_NAME -> Stream.of(new SortValues(row -> PROTOCOL_RANKS[row.ipProtocol()], column::isSet));
            case PROTO -> Stream.of(ranked(StoredColumn.IP_PROTOCOL, TRANSPORT_RANKS));
            case CONN_STATE -> Stream.of(ranked(StoredColumn.STATE, STATE_RANKS));
            case SERVICE ->
                Stream.of(rankedUnlessZero(StoredColumn.SERVICE_ID, ranks(snapshot.labels())));
            case HISTORY ->
                Stream.of(rankedUnlessZero(StoredColumn.HISTORY_ID, snapshot.histories().ranks()));
            case TUNNEL_PARENTS ->
                Stream.of(rankedUnlessZero(StoredColumn.TUNNEL_PARENTS_ID, ranks(snapshot.labels())));
            case DURATION ->
                Stream.of(timed(column, (block, numbers, unset) -> block.readDurations(numbers)));
            case ORIG_BYTES, RESP_BYTES -> Stream.of(timed(column, reader(storedOf(column))));
            case LOCAL_ORIG, LOCAL_RESP -> Stream.of(new SortValues(numberOf(column), ConnectionView::isLocalityKnown));
            case ID_ORIG_P, ID_RESP_P, IP_PROTO, MISSED_BYTES, ORIG_PKTS, ORIG_IP_BYTES, RESP_PKTS, RESP_IP_BYTES ->
                Stream.of(stored(storedOf(column)));
        };
    }

    private static ToLongFunction<ConnectionView> numberOf(ConnectionColumn column) {
        return Objects.requireNonNull(column.number());
    }

    private static StoredColumn storedOf(ConnectionColumn column) {
        return Objects.requireNonNull(column.stored());
    }

    private static SortValues stored(StoredColumn column) {
        return new SortValues(row -> row.number(column), null, reader(column), 0);
    }

    private static OfBlocks reader(StoredColumn column) {
        return (block, numbers, unset) -> System.arraycopy(block.numbers(column), 0, numbers, 0, block.size());
    }

    /// What only connections of more than a moment have.
    private static SortValues timed(ConnectionColumn column, OfBlocks reader) {
        return new SortValues(
                numberOf(column),
                ConnectionView::hasDuration,
                (block, numbers, unset) -> {
                    reader.read(block, numbers, unset);
                    block.readWithoutDuration(unset);
                },
                0);
    }

    /// Goes by the places of what the numbers stand for.
    private static SortValues ranked(StoredColumn column, int[] ranks) {
        return new SortValues(
                row -> ranks[(int) row.number(column)],
                null,
                (block, numbers, unset) -> readRanks(block, column, ranks, numbers),
                0);
    }

    /// The same where 0 stands for no value.
    private static SortValues rankedUnlessZero(StoredColumn column, int[] ranks) {
        return new SortValues(
                row -> ranks[(int) row.number(column)],
                row -> row.number(column) != 0,
                (block, numbers, unset) -> {
                    readRanks(block, column, ranks, numbers);
                    long[] ids = block.numbers(column);
                    int size = block.size();
                    for (int i = 0; i < size; i++) {
                        unset[i] = ids[i] == 0;
                    }
                },
                0);
    }

    private static void readRanks(RowBlock block, StoredColumn column, int[] ranks, long[] target) {
        long[] ids = block.numbers(column);
        int size = block.size();
        for (int i = 0; i < size; i++) {
            target[i] = ranks[(int) ids[i]];
        }
    }

    private static int[] protocolRanks(IntFunction<String> name) {
        return ranks(IntStream.range(0, 256).mapToObj(name).toArray(String[]::new));
    }

    /// The place of each text among the texts, the same for equal ones.
    private static int[] ranks(String[] texts) {
        Integer[] ids = IntStream.range(0, texts.length).boxed().toArray(Integer[]::new);
        Arrays.parallelSort(ids, Comparator.comparing(id -> texts[id]));
        int[] ranks = new int[texts.length];
        for (int place = 1; place < ids.length; place++) {
            int before = ids[place - 1];
            int id = ids[place];
            ranks[id] = texts[id].equals(texts[before]) ? ranks[before] : ranks[before] + 1;
        }
        return ranks;
    }

    /// Texts of up to `length` bytes as big-endian words of up to eight characters, which order as the texts do. Characters
    /// that all of the rows begin with are left out: the first word then often tells all rows apart.
    private static Stream<SortValues> words(int length, TextWriter writer, StoreSnapshot snapshot, int[] rows) {
        int skipped =
                Math.min(length - 1, sharedBeginning(word(writer, 0, Math.max(length, Long.BYTES)), snapshot, rows));
        return IntStream.iterate(skipped, start -> start < length, start -> start + Long.BYTES)
                .mapToObj(start -> new SortValues(word(writer, start, length), null));
    }

    private static ToLongFunction<ConnectionView> word(TextWriter writer, int start, int length) {
        int unused = Math.max(0, start + Long.BYTES - length) * Byte.SIZE;
        return row -> {
            byte[] text = new byte[length + Long.BYTES];
            writer.write(row, text, 0);
            return (long) BIG_ENDIAN.get(text, start) >>> unused;
        };
    }

    /// How many of the first eight characters are the same in all rows.
    private static int sharedBeginning(
            ToLongFunction<ConnectionView> firstWord, StoreSnapshot snapshot, int[] rows) {
        if (rows.length == 0) {
            return 0;
        }
        long sample = firstWord.applyAsLong(snapshot.view().at(rows[0]));
        long different = RowQuery.pieces(rows.length)
                .mapToLong(piece -> {
                    ConnectionView view = snapshot.view();
                    long bits = 0;
                    for (int i = piece * RowQuery.PIECE; i < RowQuery.end(piece, rows.length); i++) {
                        bits |= firstWord.applyAsLong(view.at(rows[i])) ^ sample;
                    }
                    return bits;
                })
                .reduce(0, (a, b) -> a | b);
        return Long.numberOfLeadingZeros(different) / Byte.SIZE;
    }

    @FunctionalInterface
    private interface TextWriter {
        int write(ConnectionView row, byte[] target, int offset);
    }
}
