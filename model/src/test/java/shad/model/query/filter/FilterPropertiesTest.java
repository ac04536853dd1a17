package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.ConnUids;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.TestRows;
import shad.model.store.ConnectionRecord;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoreSnapshot;
import shad.model.store.build.ConnectionStore;

class FilterPropertiesTest {
    private final TestRows rows = new TestRows();

    private static int[] kept(StoreSnapshot snapshot, FilterExpression expression) throws FilterException {
        return kept(snapshot, expression, Marks.NONE);
    }

    private static int[] kept(StoreSnapshot snapshot, FilterExpression expression, Marks marks)
            throws FilterException {
        FilterContext context = new FilterContext(ZoneOffset.UTC, Map.of(), marks);
        return new RowQuery(snapshot, expression.compile(context), List.of()).rows();
    }

    /// Something on every third row.
    private static Marks someMarks(StoreSnapshot snapshot, Random random) {
        List<String> notes = List.of("", "ipv6-icmp", "two words", "HTTP again", "x\"y\\");
        Map<ConnectionKey, Remark> remarks = new HashMap<>();
        for (int row = 0; row < snapshot.size(); row += 3) {
            Mark mark = Mark.values()[random.nextInt(Mark.values().length)];
            remarks.put(
                    ConnectionKey.of(snapshot.view().at(row)),
                    new Remark(mark, notes.get(random.nextInt(notes.size()))));
        }
        return Marks.NONE.with(remarks);
    }

    @Test
    void whatIsPrintedIsReadAsTheSame() throws FilterException {
        RandomExpressions expressions = new RandomExpressions(new Random(1));
        for (int i = 0; i < 5000; i++) {
            FilterExpression expression = expressions.expression(3);
            assertThat(Filters.parse(expression.print())).as(expression.print()).isEqualTo(expression);
        }
    }

    @Test
    void compiledFiltersAgreeWithWhatExpressionsMean() throws FilterException {
        Random random = new Random(2);
        StoreSnapshot snapshot = rows.addRandom(300, random).snapshot();
        Marks marks = someMarks(snapshot, random);
        RandomExpressions expressions = new RandomExpressions(random);
        for (int i = 0; i < 2000; i++) {
            FilterExpression expression = expressions.expression(i % 3);
            assertThat(kept(snapshot, expression, marks)).as(expression.print())
                    .isEqualTo(SlowEvaluator.rows(expression, snapshot.view(), snapshot.size(), marks));
        }
    }

    /// Bulk reading has a way of its own for open rows and for those at the ends of blocks.
    @Test
    void manyRowsAreKeptAsOneByOneOpenOnesToo() throws FilterException {
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            rows.addRandom(random.nextInt(500), random);
            rows.addOpen(row -> row.origBytes = random.nextInt(1000))
                    .addOpen(row -> row.historyId = rows.history("S"))
                    .addOpen(row -> row.lastNanos = row.startNanos);
        }
        assertKeptAsOneByOne(rows.snapshot(), random);
    }

    @Test
    void rowsOfALogAreKeptAsOneByOneWhateverItLeavesOut() throws FilterException {
        Random random = new Random(5);
        ConnectionStore store = ConnectionStore.ofLog(ConnUids.DEFAULT, ConnUids.DEFAULT);
        int[] services = {0, store.labels().id("ssl"), store.labels().id("http")};
        int[] histories = {0, store.histories().of("ShAD"), store.histories().of("Sr")};
        ConnectionRecord row = new ConnectionRecord();
        for (int i = 0; i < 10_000; i++) {
            row.startNanos = TestRows.START_NANOS + i;
            row.lastNanos = row.startNanos + random.nextInt(2) * 5_000_000_000L;
            row.origBytes = random.nextInt(2000);
            row.respPackets = random.nextInt(3);
            row.serviceId = services[random.nextInt(services.length)];
            row.historyId = histories[random.nextInt(histories.length)];
            row.respPort = random.nextInt(100);
            row.unset = random.nextInt();
            store.end(store.add(), row);
        }
        assertKeptAsOneByOne(store.snapshotOfEnded(), random);
    }

    private static void assertKeptAsOneByOne(StoreSnapshot snapshot, Random random) throws FilterException {
        assertThat(snapshot.size()).isGreaterThan(RowBlock.MOST_ROWS);
        RandomExpressions expressions = new RandomExpressions(random);
        for (int i = 0; i < 150; i++) {
            FilterExpression expression = expressions.expression(i % 3);
            RowFilter filter = expression.compile(FilterContext.DEFAULT).forOneThread();
            ConnectionView view = snapshot.view();
            int[] oneByOne = IntStream.range(0, snapshot.size()).filter(row -> filter.test(view.at(row))).toArray();
            assertThat(kept(snapshot, expression)).as(expression.print()).isEqualTo(oneByOne);
        }
    }

    @Test
    void theConditionOfACellKeepsItsRowAndThoseLikeIt() throws FilterException {
        StoreSnapshot snapshot = rows.addRandom(40, new Random(3)).snapshot();
        ConnectionView view = snapshot.view();
        ConnectionView other = snapshot.view();
        for (ConnectionColumn column : ConnectionColumn.all()) {
            for (int row = 0; row < snapshot.size(); row++) {
                FilterExpression condition = Filters.condition(column, view.at(row));
                assertThat(Filters.parse(condition.print())).isEqualTo(condition);
                int[] kept = kept(snapshot, condition);
                assertThat(kept).as(condition.print()).contains(row);
                for (int each : kept) {
                    assertThat(column.isSet(other.at(each))).isEqualTo(column.isSet(view.at(row)));
                    if (column.isSet(view) && column != ConnectionColumn.TS) {
                        assertThat(column.comparator().compare(view, other)).as(condition.print()).isZero();
                    }
                }
            }
        }
    }

    @Test
    void combinedFiltersHaveNoMoreBracketsThanNeeded() throws FilterException {
        FilterExpression both = Filters.parse("tcp && conn_state == S0");
        FilterExpression either = Filters.parse("udp || dns");
        FilterExpression one = Filters.parse("id.resp_p == 80");

        assertThat(Filters.and(both, one).print()).isEqualTo("tcp && conn_state == S0 && id.resp_p == 80");
        assertThat(Filters.and(either, one).print()).isEqualTo("(udp || dns) && id.resp_p == 80");
        assertThat(Filters.or(both, one).print()).isEqualTo("tcp && conn_state == S0 || id.resp_p == 80");
        assertThat(Filters.or(either, one).print()).isEqualTo("udp || dns || id.resp_p == 80");
        assertThat(Filters.andNot(both, one).print()).isEqualTo("tcp && conn_state == S0 && !(id.resp_p == 80)");
        assertThat(Filters.orNot(one, either).print()).isEqualTo("id.resp_p == 80 || !(udp || dns)");
        assertThat(Filters.not(Filters.not(one))).isEqualTo(one);
        assertThat(Filters.and(Filters.ALL, one)).isEqualTo(one);
        assertThat(Filters.andNot(Filters.ALL, one).print()).isEqualTo("!(id.resp_p == 80)");
        assertThat(Filters.or(Filters.ALL, one)).isEqualTo(one);
    }

    @Test
    void conjunctsSayWhereTheyStand() throws FilterException {
        String text = " tcp conn_state==S0 and (dns || udp) && !http ";

        assertThat(Filters.parse(text).conjuncts().stream().map(part -> part.range().of(text)))
                .containsExactly("tcp", "conn_state==S0", "(dns || udp)", "!http");
        assertThat(Filters.parse("(tcp)").conjuncts()).hasSize(1);
        assertThat(Filters.parse(" ").conjuncts()).isEmpty();
    }
}
