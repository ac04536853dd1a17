package shad.model.query;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.IpProtocolNames;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// One step in comparing rows: an unsigned number for each. Rows with equal numbers go on to the next step.
///
/// @param number the number, asked only for rows that have one
/// @param isSet tells which rows have a number; null where all have. Rows without come last
record SortValues(ToLongFunction<ConnectionView> number, @Nullable Predicate<ConnectionView> isSet) {
    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int[] PROTOCOL_RANKS =
            ranks(IntStream.range(0, 256).mapToObj(IpProtocolNames::of).toArray(String[]::new));

    /// The steps for the given keys. Texts are replaced by their ranks among the texts of the given rows.
    static List<SortValues> of(List<SortKey> keys, StoreSnapshot snapshot, int[] rows) {
        return keys.stream()
                .flatMap(key -> ascending(key.column(), snapshot, rows)
                        .map(values -> key.descending() ? values.reversed() : values))
                .toList();
    }

    private SortValues reversed() {
        return new SortValues(row -> ~number.applyAsLong(row), isSet);
    }

    private static SortValues always(ToLongFunction<ConnectionView> number) {
        return new SortValues(number, null);
    }

    private static Stream<SortValues> ascending(ConnectionColumn column, StoreSnapshot snapshot, int[] rows) {
        return switch (column) {
            case ID_ORIG_H -> Stream.of(always(ConnectionView::origHigh), always(ConnectionView::origLow));
            case ID_RESP_H -> Stream.of(always(ConnectionView::respHigh), always(ConnectionView::respLow));
            case UID -> words(snapshot.longestUid(), ConnectionView::writeUid, snapshot, rows);
            case COMMUNITY_ID ->
                words(snapshot.longestCommunityId(), ConnectionView::writeCommunityId, snapshot, rows);
            case VLAN, INNER_VLAN, ORIG_L2_ADDR, RESP_L2_ADDR ->
                Stream.of(new SortValues(numberOf(column), column::isSet));
            case IP_PROTO_NAME -> Stream.of(new SortValues(row -> PROTOCOL_RANKS[row.ipProtocol()], column::isSet));
            case PROTO ->
                Stream.of(named(TransportProtocol.values(), TransportProtocol::zeekName, ConnectionView::transport));
            case CONN_STATE -> Stream.of(named(ConnState.values(), ConnState::name, ConnectionView::state));
            case SERVICE -> Stream.of(shared(ConnectionView::serviceId, ConnectionView::service, snapshot, rows));
            case HISTORY -> Stream.of(history(snapshot.histories().ranks()));
            case TUNNEL_PARENTS ->
                Stream.of(shared(ConnectionView::tunnelParentsId, ConnectionView::tunnelParents, snapshot, rows));
            case DURATION, ORIG_BYTES, RESP_BYTES ->
                Stream.of(new SortValues(numberOf(column), ConnectionView::hasDuration));
            case LOCAL_ORIG, LOCAL_RESP -> Stream.of(new SortValues(numberOf(column), ConnectionView::isLocalityKnown));
            default -> Stream.of(always(numberOf(column)));
        };
    }

    private static ToLongFunction<ConnectionView> numberOf(ConnectionColumn column) {
        return Objects.requireNonNull(column.number());
    }

    private static <E extends Enum<E>> SortValues named(
            E[] constants, Function<E, String> name, Function<ConnectionView, E> value) {
        int[] ranks = ranks(Arrays.stream(constants).map(name).toArray(String[]::new));
        return always(row -> ranks[value.apply(row).ordinal()]);
    }

    private static SortValues history(int[] ranks) {
        return new SortValues(row -> ranks[row.historyId()], row -> row.historyId() != 0);
    }

    /// Texts that rows share by id; id 0 stands for none.
    private static SortValues shared(
            ToIntFunction<ConnectionView> id, Function<ConnectionView, String> text, StoreSnapshot snapshot,
            int[] rows) {
        int[] ranks = ranks(texts(id, text, snapshot, rows));
        return new SortValues(row -> ranks[id.applyAsInt(row)], row -> id.applyAsInt(row) != 0);
    }

    /// The texts of the given rows by id; null for ids that do not occur.
    private static @Nullable String[] texts(
            ToIntFunction<ConnectionView> id, Function<ConnectionView, String> text, StoreSnapshot snapshot,
            int[] rows) {
        int greatest = RowQuery.pieces(rows.length)
                .map(piece -> {
                    ConnectionView view = snapshot.view();
                    int most = 0;
                    for (int i = piece * RowQuery.PIECE; i < RowQuery.end(piece, rows.length); i++) {
                        most = Math.max(most, id.applyAsInt(view.at(rows[i])));
                    }
                    return most;
                })
                .max()
                .orElse(0);
        // A row of each id. Several threads may write different rows of an id, of which any will do.
        int[] rowPlusOne = new int[greatest + 1];
        RowQuery.pieces(rows.length).forEach(piece -> {
            ConnectionView view = snapshot.view();
            for (int i = piece * RowQuery.PIECE; i < RowQuery.end(piece, rows.length); i++) {
                int ofRow = id.applyAsInt(view.at(rows[i]));
                if (rowPlusOne[ofRow] == 0) {
                    rowPlusOne[ofRow] = rows[i] + 1;
                }
            }
        });
        ConnectionView view = snapshot.view();
        return Arrays.stream(rowPlusOne)
                .mapToObj(row -> row == 0 ? null : text.apply(view.at(row - 1)))
                .toArray(String[]::new);
    }

    /// The place of each text among the texts; texts that do not occur are null.
    private static int[] ranks(@Nullable String[] texts) {
        int[] ranks = new int[texts.length];
        Integer[] ids = IntStream.range(0, texts.length)
                .filter(id -> texts[id] != null)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.parallelSort(ids, Comparator.comparing(id -> Objects.requireNonNull(texts[id])));
        for (int rank = 0; rank < ids.length; rank++) {
            ranks[ids[rank]] = rank;
        }
        return ranks;
    }

    /// Texts of up to `length` bytes as big-endian words of up to eight characters, which order as the texts do. Characters
    /// that all of the rows begin with are left out: the first word then often tells all rows apart.
    private static Stream<SortValues> words(int length, TextWriter writer, StoreSnapshot snapshot, int[] rows) {
        int skipped =
                Math.min(length - 1, sharedBeginning(word(writer, 0, Math.max(length, Long.BYTES)), snapshot, rows));
        return IntStream.iterate(skipped, start -> start < length, start -> start + Long.BYTES)
                .mapToObj(start -> always(word(writer, start, length)));
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
