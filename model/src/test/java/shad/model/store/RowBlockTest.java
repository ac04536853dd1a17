package shad.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.query.TestRows;

class RowBlockTest {
    @Test
    void aBlockHasWhatTheViewHasOpenRowsToo() {
        TestRows rows = new TestRows();
        Random random = new Random(1);
        rows.addRandom(RowBlock.MOST_ROWS - 1, random)
                .addOpen(row -> row.respBytes = 1 << 20)
                .addOpen(row -> row.respPort = 60_000)
                .addRandom(700, random);
        StoreSnapshot snapshot = rows.snapshot();
        ConnectionView view = snapshot.view();
        RowBlock block = snapshot.block();

        assertThat(RowBlock.count(snapshot.size())).isEqualTo(2);
        for (int number = 0; number < 2; number++) {
            block.at(number);
            for (StoredColumn column : StoredColumn.values()) {
                for (int i = 0; i < block.size(); i++) {
                    view.at(block.firstRow() + i);
                    assertThat(block.numbers(column)[i]).as("%s of row %d", column, view.row())
                            .isEqualTo(view.number(column));
                    assertThat(block.row(i).startNanos()).isEqualTo(view.startNanos());
                }
            }
        }
        assertThat(block.firstRow() + block.size()).isEqualTo(snapshot.size());
    }
}
