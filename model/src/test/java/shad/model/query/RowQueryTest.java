package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.store.ConnectionRecord;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.store.build.ConnectionStore;
import shad.model.store.build.TextPages;

class RowQueryTest {
    private final TestRows rows = new TestRows();

    private static int[] sorted(StoreSnapshot snapshot, SortKey... keys) {
        return new RowQuery(snapshot, RowFilter.ALL, List.of(keys)).rows();
    }

    /// The slow obvious twin: a stable sort with the comparators of the columns.
    private static int[] sortedByComparators(StoreSnapshot snapshot, SortKey... keys) {
        ConnectionView a = snapshot.view();
        ConnectionView b = snapshot.view();
        Comparator<Integer> order = (_, _) -> 0;
        for (SortKey key : keys) {
            order = order.thenComparing((x, y) -> {
                boolean aSet = key.column().isSet(a.at(x));
                boolean bSet = key.column().isSet(b.at(y));
                if (!aSet || !bSet) {
                    return Boolean.compare(bSet, aSet);
                }
                int result = key.column().comparator().compare(a, b);
                return key.descending() ? -result : result;
            });
        }
        return IntStream.range(0, snapshot.size()).boxed().sorted(order).mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void everyColumnSortsAsItsComparatorInBothDirections(ConnectionColumn column) {
        StoreSnapshot snapshot = rows.addRandom(20_000, new Random(1)).snapshot();

        for (boolean descending : new boolean[] {false, true}) {
            SortKey key = new SortKey(column, descending);
            assertThat(sorted(snapshot, key)).isEqualTo(sortedByComparators(snapshot, key));
        }
    }

    /// What all of them begin with is left out of the comparison.
    @ParameterizedTest
    @ValueSource(strings = {
        "Cab,Ca,Cb,C", "Cabcdefgh1,Cabcdefgh,Cabcdefgh0x,Cabcdefgh10", "C1", "Cxy,Cxy,Cxyz",
        "Cabcdefghijklmnopqrs2,Cabcdefghijklmnopqrs11"
    })
    void identifiersOfALogSortByTheirLettersWhateverTheyShare(String list) {
        List<String> texts = List.of(list.split(",", -1));
        TextPages uids = new TextPages();
        ConnectionStore store = ConnectionStore.ofLog(uids, new TextPages());
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            ConnectionRecord row = new ConnectionRecord();
            row.uidOrdinal = uids.add(bytes, 0, bytes.length);
            store.end(store.add(), row);
        }
        StoreSnapshot snapshot = store.snapshotOfEnded();
        ConnectionView view = snapshot.view();

        assertThat(Arrays.stream(sorted(snapshot, new SortKey(ConnectionColumn.UID, false)))
                .mapToObj(row -> view.at(row).uid())
                .toList())
                .isEqualTo(texts.stream().sorted().toList());
    }

    /// So many that several threads share the work.
    @ParameterizedTest
    @EnumSource(names = {"UID", "ORIG_BYTES", "HISTORY"})
    void manyRowsSortAsTheirComparatorDoes(ConnectionColumn column) {
        StoreSnapshot snapshot = rows.addRandom(150_000, new Random(7)).snapshot();
        SortKey key = new SortKey(column, true);

        assertThat(sorted(snapshot, key)).isEqualTo(sortedByComparators(snapshot, key));
    }

    @Test
    void rowsWithoutAValueComeBehindTheGreatestNumber() {
        Random random = new Random(8);
        for (int i = 0; i < 10_000; i++) {
            long value = i % 7 == 0 ? -1L : random.nextLong();
            boolean set = random.nextBoolean();
            rows.add(row -> {
                row.lastNanos = row.startNanos + (set ? 1_000_000 : 0);
                row.origBytes = value;
            });
        }
        SortKey key = new SortKey(ConnectionColumn.ORIG_BYTES, false);

        assertThat(sorted(rows.snapshot(), key)).isEqualTo(sortedByComparators(rows.snapshot(), key));
    }

    @RepeatedTest(50)
    void severalKeysSortAsTheirComparatorsDoOneAfterTheOther() {
        Random random = new Random();
        long seed = random.nextLong();
        random.setSeed(seed);
        StoreSnapshot snapshot = rows.addRandom(random.nextInt(6000), random).snapshot();
        List<SortKey> keys = new ArrayList<>();
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            ConnectionColumn column = ConnectionColumn.all().get(random.nextInt(ConnectionColumn.all().size()));
            keys.add(new SortKey(column, random.nextBoolean()));
        }
        SortKey[] order = keys.toArray(SortKey[]::new);

        assertThat(sorted(snapshot, order)).as("seed %d, %s", seed, keys)
                .isEqualTo(sortedByComparators(snapshot, order));
    }

    @Test
    void rowsWithoutAValueComeLastInBothDirections() {
        rows.add(row -> row.lastNanos = row.startNanos)
                .add(row -> row.lastNanos = row.startNanos + 5_000_000)
                .add(row -> row.lastNanos = row.startNanos + 3_000_000);

        assertThat(sorted(rows.snapshot(), new SortKey(ConnectionColumn.DURATION, false))).containsExactly(2, 1, 0);
        assertThat(sorted(rows.snapshot(), new SortKey(ConnectionColumn.DURATION, true))).containsExactly(1, 2, 0);
    }

    @Test
    void oneHugeValueDoesNotBlurTheOthers() {
        for (int i = 0; i < 10_000; i++) {
            int value = i * 7919 % 10_000;
            rows.add(row -> row.origIpBytes = value);
        }
        rows.add(row -> row.origIpBytes = -1L);
        int[] sorted = sorted(rows.snapshot(), new SortKey(ConnectionColumn.ORIG_IP_BYTES, false));

        ConnectionView view = rows.snapshot().view();
        assertThat(IntStream.of(sorted).mapToLong(row -> view.at(row).origIpBytes()).limit(10_000).toArray())
                .isEqualTo(LongStream.range(0, 10_000).toArray());
        assertThat(sorted[10_000]).isEqualTo(10_000);
    }

    @Test
    void filterAndOrderWorkTogether() {
        StoreSnapshot snapshot = rows.addRandom(100_000, new Random(3)).snapshot();
        RowFilter even = row -> row.respPort() % 2 == 0;
        SortKey key = new SortKey(ConnectionColumn.ID_RESP_P, false);
        ConnectionView view = snapshot.view();

        int[] expected = IntStream.of(sorted(snapshot, key)).filter(row -> even.test(view.at(row))).toArray();
        assertThat(new RowQuery(snapshot, even, List.of(key)).rows()).isEqualTo(expected);
    }

    @Test
    void emptySnapshotGivesNoRows() {
        RowFilter filter = row -> true;
        assertThat(new RowQuery(StoreSnapshot.empty(), filter, List.of(new SortKey(ConnectionColumn.UID, true))).rows())
                .isEmpty();
    }

    @Test
    void stopsWhenCancelled() {
        StoreSnapshot snapshot = rows.addRandom(200_000, new Random(4)).snapshot();
        RowFilter filter = row -> true;
        for (int stopAfter = 0; stopAfter < 12; stopAfter++) {
            AtomicInteger questions = new AtomicInteger(stopAfter);
            RowQuery query = new RowQuery(snapshot, filter, List.of(new SortKey(ConnectionColumn.TS, true)));
            assertThatThrownBy(() -> query.rows(() -> questions.getAndDecrement() <= 0))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aSortThatWasCancelledDoesNotDisturbTheNext() {
        StoreSnapshot snapshot = rows.addRandom(150_000, new Random(5)).snapshot();
        SortKey key = new SortKey(ConnectionColumn.ID_RESP_H, true);
        RowQuery query = new RowQuery(snapshot, RowFilter.ALL, List.of(key));
        int[] expected = sortedByComparators(snapshot, key);
        for (int stopAfter = 2; stopAfter < 12; stopAfter++) {
            AtomicInteger questions = new AtomicInteger(stopAfter);
            assertThatThrownBy(() -> query.rows(() -> questions.getAndDecrement() <= 0))
                    .isInstanceOf(CancellationException.class);
            assertThat(query.rows()).isEqualTo(expected);
        }
    }
}
