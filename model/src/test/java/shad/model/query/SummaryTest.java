package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.ConnState;
import shad.model.conn.IpAddress;
import shad.model.conn.StateClass;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class SummaryTest {
    private final TestRows rows = new TestRows();

    @Test
    void statesAreCountedTheMostFrequentFirst() {
        rows.add(_ -> {}).add(row -> row.state = ConnState.S0).add(_ -> {}).add(row -> row.state = ConnState.REJ);
        StoreSnapshot snapshot = rows.snapshot();

        assertThat(StateCounts.of(snapshot, new int[] {0, 1, 2}).groups())
                .containsExactly(
                        new GroupCount<>(ConnState.SF, 2, 2.0 / 3, 200, 4000, List.of(new ServiceCount("http", 2))),
                        new GroupCount<>(ConnState.S0, 1, 1.0 / 3, 100, 2000, List.of(new ServiceCount("http", 1))));
    }

    @Test
    void bytesOfOnePacketConnectionsAreNotLoggedAndNotCounted() {
        rows.add(row -> row.lastNanos = row.startNanos);
        StoreSnapshot snapshot = rows.snapshot();

        assertThat(StateCounts.of(snapshot, TestRows.all(snapshot)).groups().getFirst().bytes()).isZero();
        assertThat(Totals.of(snapshot, TestRows.all(snapshot)).bytes()).isZero();
        assertThat(Totals.of(snapshot, TestRows.all(snapshot)).ipBytes()).isEqualTo(2568);
    }

    @Test
    void historiesAreCounted() {
        rows.add(row -> row.historyId = rows.history("S"))
                .add(row -> row.historyId = 0)
                .add(row -> row.historyId = rows.history("S"));
        StoreSnapshot snapshot = rows.snapshot();

        assertThat(HistoryCounts.of(snapshot, TestRows.all(snapshot)).groups())
                .extracting(GroupCount::value, GroupCount::connections)
                .containsExactly(
                        tuple("S", 2L), tuple("", 1L));
    }

    @Test
    void totalsAgreeWithStreams() {
        StoreSnapshot snapshot = rows.addRandom(30_000, new Random(5)).snapshot();
        int[] all = TestRows.all(snapshot);
        ConnectionView view = snapshot.view();
        Totals totals = Totals.of(snapshot, all);

        assertThat(totals.connections()).isEqualTo(30_000);
        assertThat(totals.originators())
                .isEqualTo(IntStream.of(all).mapToObj(row -> view.at(row).origAddress()).distinct().count());
        assertThat(totals.responders())
                .isEqualTo(IntStream.of(all).mapToObj(row -> view.at(row).respAddress()).distinct().count());
        assertThat(totals.packets())
                .isEqualTo(IntStream.of(all).mapToLong(row -> view.at(row).origPackets() + view.respPackets()).sum());
        assertThat(totals.firstNanos())
                .isEqualTo(IntStream.of(all).mapToLong(row -> view.at(row).startNanos()).min());
        assertThat(totals.lastNanos())
                .isEqualTo(IntStream.of(all).mapToLong(row -> view.at(row).lastNanos()).max());
        assertThat(totals.longestMicros())
                .isEqualTo(IntStream.of(all).mapToLong(row -> view.at(row).durationMicros()).max());
    }

    @Test
    void totalsOfNothingHaveNoTimes() {
        Totals totals = Totals.of(StoreSnapshot.empty(), new int[0]);

        assertThat(totals.connections()).isZero();
        assertThat(totals.firstNanos()).isEmpty();
        assertThat(totals.longestMicros()).isEmpty();
    }

    @Test
    void distinctAddressesSurviveGrowth() {
        AddressSet set = new AddressSet();
        for (int twice = 0; twice < 2; twice++) {
            for (int i = 0; i < 5000; i++) {
                set.add(0, IpAddress.mappedLow(i));
                set.add(i, 0);
            }
        }

        assertThat(set.size()).isEqualTo(10_000);
    }

    @Test
    void histogramHoldsEveryConnectionOnceInItsBucket() {
        rows.add(row -> row.startNanos = 1_000)
                .add(row -> row.startNanos = 1_049)
                .add(row -> row.startNanos = 1_099)
                .add(row -> {
                    row.startNanos = 1_000;
                    row.state = ConnState.S0;
                });
        StoreSnapshot snapshot = rows.snapshot();
        TimeHistogram histogram = TimeHistogram.ofAll(snapshot, 0, 2);

        assertThat(histogram.widthNanos()).isEqualTo(50);
        assertThat(histogram.startNanos(1)).isEqualTo(1_050);
        assertThat(histogram.connections(0, StateClass.COMPLETE)).isEqualTo(2);
        assertThat(histogram.connections(1, StateClass.COMPLETE)).isEqualTo(1);
        assertThat(histogram.connections(0, StateClass.UNANSWERED)).isEqualTo(1);
        assertThat(histogram.bytes(0, StateClass.UNANSWERED)).isEqualTo(2100);
    }

    @Test
    void gapOfYearsCostsNoMoreThanASecond() {
        rows.add(row -> row.startNanos = 0).add(row -> row.startNanos = 4_000_000_000_000_000_000L);
        StoreSnapshot snapshot = rows.snapshot();
        TimeHistogram histogram = TimeHistogram.ofAll(snapshot, 0, 150);

        assertThat(histogram.bucketCount()).isEqualTo(150);
        assertThat(histogram.connections(0, StateClass.COMPLETE)).isEqualTo(1);
        assertThat(histogram.connections(149, StateClass.COMPLETE)).isEqualTo(1);
        assertThat(histogram.widthNanos() / 1e18).isCloseTo(4.0 / 150, within(1e-9));
    }

    @Test
    void timesAtTheEndsOfTheRangeOfNumbersStayInside() {
        rows.add(row -> row.startNanos = Long.MIN_VALUE).add(row -> row.startNanos = Long.MAX_VALUE);
        StoreSnapshot snapshot = rows.snapshot();

        for (int buckets : new int[] {1, 2, 3, 150}) {
            TimeHistogram histogram = TimeHistogram.ofAll(snapshot, 0, buckets);
            long sum = 0;
            for (int bucket = 0; bucket < buckets; bucket++) {
                sum += histogram.connections(bucket, StateClass.COMPLETE);
            }
            assertThat(sum).isEqualTo(2);
        }
    }

    @Test
    void someRowsAreCountedInTheBucketsOfAll() {
        rows.add(row -> row.startNanos = 5).add(row -> row.startNanos = 15).add(row -> row.startNanos = 25);
        StoreSnapshot snapshot = rows.snapshot();
        TimeHistogram last = TimeHistogram.ofAll(snapshot, 0, 3).ofSome(snapshot, new int[] {2});

        assertThat(last.startNanos(0)).isEqualTo(5);
        assertThat(last.connections(0, StateClass.COMPLETE)).isZero();
        assertThat(last.connections(2, StateClass.COMPLETE)).isEqualTo(1);
    }

    @Test
    void oneMomentStandsInTheMiddleOfTheShortestTime() {
        rows.add(row -> row.startNanos = 5_000);
        TimeHistogram histogram = TimeHistogram.ofAll(rows.snapshot(), 1_000, 2);

        assertThat(histogram.startNanos(0)).isEqualTo(4_500);
        assertThat(histogram.connections(0, StateClass.COMPLETE) + histogram.connections(1, StateClass.COMPLETE))
                .isEqualTo(1);
    }
}
