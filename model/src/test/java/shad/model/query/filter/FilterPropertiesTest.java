package shad.model.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowQuery;
import shad.model.query.TestRows;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

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
