package shad.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.conn.ConnUids;
import shad.model.store.build.ConnectionStore;

class ForgottenRowsTest {
    private static final int CHUNKS = 3;
    private static final int ROWS = CHUNKS * ColumnChunk.CAPACITY;

    private final ConnectionStore store = new ConnectionStore(ConnUids.DEFAULT, false);

    private void begin(int rows) {
        for (int i = 0; i < rows; i++) {
            store.add();
        }
    }

    private void end(int row) {
        ConnectionRecord values = new ConnectionRecord();
        values.origBytes = row;
        store.end(row, values);
    }

    /// Whether the memory of each chunk is still held.
    private List<Boolean> held() {
        StoreSnapshot snapshot = store.snapshotOfEnded();
        return IntStream.range(0, CHUNKS).mapToObj(number -> snapshot.block(number) != null).toList();
    }

    @Test
    void aChunkGoesWhenTheLastOfItsRowsIsForgotten() {
        begin(ROWS);
        for (int row = 0; row < ROWS; row++) {
            end(row);
        }

        store.forgetLogged(ColumnChunk.CAPACITY - 1);
        assertThat(held()).containsExactly(true, true, true);

        store.forgetLogged(ColumnChunk.CAPACITY);
        assertThat(held()).containsExactly(false, true, true);

        store.forgetLogged(ROWS);
        assertThat(held()).containsExactly(false, false, false);
    }

    @Test
    void aRowThatStaysOpenHoldsItsChunkUntilItIsLogged() {
        begin(ROWS);
        for (int row = 1; row < ROWS; row++) {
            end(row);
        }

        store.forgetLogged(ROWS - 1);
        assertThat(held()).containsExactly(true, false, false);

        end(0);
        store.forgetLogged(ROWS);
        assertThat(held()).containsExactly(false, false, false);
    }

    @Test
    void whatIsNotForgottenIsReadAsBefore() {
        begin(ROWS);
        for (int row = ROWS - 1; row >= 0; row--) {
            end(row);
        }
        int end = ROWS / 2;

        store.forgetLogged(end);

        StoreSnapshot snapshot = store.snapshotOfEnded();
        ConnectionView view = snapshot.view();
        for (int position = end; position < ROWS; position++) {
            assertThat(view.at(snapshot.rowInLogOrder(position)).origBytes()).isEqualTo(ROWS - 1 - position);
        }
    }
}
