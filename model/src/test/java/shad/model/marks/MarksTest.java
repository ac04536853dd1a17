package shad.model.marks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.query.TestRows;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class MarksTest {
    private static final Remark STAR = new Remark(Mark.STAR, "");

    private final TestRows rows = new TestRows();

    private ConnectionView row(int row) {
        return rows.snapshot().view().at(row);
    }

    private static Marks random(Random random) {
        Map<ConnectionKey, Remark> remarks = new HashMap<>();
        for (int i = random.nextInt(30); i > 0; i--) {
            remarks.put(RandomMarks.key(random), RandomMarks.remark(random));
        }
        return Marks.NONE.with(remarks);
    }

    @Test
    void aNoteAloneMarksItsConnection() {
        Remark noted = Remark.NONE.withNote("look here");

        assertThat(noted.mark()).isEqualTo(Mark.NOTE);
        assertThat(noted.withMark(Mark.STAR).withMark(Mark.NONE)).isEqualTo(noted);
        assertThat(noted.withNote("")).isEqualTo(Remark.NONE);
        assertThat(STAR.withNote("x").withNote("")).isEqualTo(STAR);
        assertThat(STAR.withMark(Mark.NONE).isNone()).isTrue();
    }

    @Test
    void aNoteHasAnEnd() {
        assertThatThrownBy(() -> STAR.withNote("x".repeat(Remark.LONGEST_NOTE + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMarkIsFoundAgainWhenRolesFlip() {
        rows.add(_ -> {}).add(row -> {
            long origLow = row.origLow;
            int origPort = row.origPort;
            row.origLow = row.respLow;
            row.origPort = row.respPort;
            row.respLow = origLow;
            row.respPort = origPort;
        });

        assertThat(ConnectionKey.of(row(1))).isEqualTo(ConnectionKey.of(row(0)));
    }

    @Test
    void oneNanosecondOneEndOrAnotherTransportMakesAnotherConnection() {
        rows.add(_ -> {})
                .add(row -> row.startNanos++)
                .add(row -> row.origPort++)
                .add(row -> row.respLow++)
                .add(row -> row.ipProtocol = 17);
        Marks marks = Marks.NONE.with(Map.of(ConnectionKey.of(row(0)), STAR));

        assertThat(marks.of(row(0))).isEqualTo(STAR);
        for (int row = 1; row < 5; row++) {
            assertThat(marks.of(row(row))).isEqualTo(Remark.NONE);
        }
    }

    @Test
    void rowsAreFoundAmongManyAsTheMapHasThem() {
        Random random = new Random(4);
        StoreSnapshot snapshot = rows.addRandom(3000, random).snapshot();
        Map<ConnectionKey, Remark> remarks = new HashMap<>();
        for (int row = 0; row < 3000; row += 2) {
            remarks.put(ConnectionKey.of(snapshot.view().at(row)), RandomMarks.remark(random));
        }
        Marks marks = Marks.NONE.with(remarks);

        for (int row = 0; row < 3000; row++) {
            ConnectionView view = snapshot.view().at(row);
            assertThat(marks.of(view)).isEqualTo(remarks.getOrDefault(ConnectionKey.of(view), Remark.NONE));
        }
    }

    @Test
    void everyTimeCanBeTheStart() {
        for (long start : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            TestRows one = new TestRows().add(row -> row.startNanos = start);
            ConnectionView row = one.snapshot().view().at(0);

            assertThat(Marks.NONE.of(row)).isEqualTo(Remark.NONE);
            assertThat(Marks.NONE.with(Map.of(ConnectionKey.of(row), STAR)).of(row)).isEqualTo(STAR);
        }
    }

    @Test
    void changesLeadFromOneSetToAnother() {
        Random random = new Random(5);
        for (int i = 0; i < 300; i++) {
            Marks before = random(random);
            Marks after = random(random);
            assertThat(before.with(after.changesSince(before)).sorted()).isEqualTo(after.sorted());
            assertThat(after.changesSince(after)).isEmpty();
        }
    }

    @Test
    void whatIsForPeopleHasAnEnd() {
        Map<ConnectionKey, Remark> many = new HashMap<>();
        Random random = new Random(6);
        while (many.size() < Marks.MOST) {
            many.put(RandomMarks.key(random), STAR);
        }
        Marks most = Marks.NONE.with(many);

        assertThat(most.areTooMany()).isFalse();
        assertThat(most.with(Map.of(RandomMarks.key(random), STAR)).areTooMany()).isTrue();
        many.replaceAll((key, remark) -> remark.withNote("x".repeat(200)));
        assertThat(Marks.NONE.with(many).areTooMany()).isTrue();
    }
}
