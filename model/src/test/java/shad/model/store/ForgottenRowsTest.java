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

    private static ConnectionStore filled(ConnectionStore store) {
        int[] rows = IntStream.range(0, ROWS + 1).map(_ -> store.add()).toArray();
        // The first stays open, as some connections do for ever.
        for (int i = 1; i <= ROWS; i++) {
            ConnectionRecord values = new ConnectionRecord();
            values.origBytes = i;
            store.end(rows[i], values);
        }
        return store;
    }

    /// Whether the memory of each chunk is still held.
    private static List<Boolean> held(ConnectionStore store) {
        StoreSnapshot snapshot = store.snapshotOfEnded();
        return IntStream.range(0, CHUNKS).mapToObj(number -> snapshot.block(number) != null).toList();
    }

    @Test
    void aChunkGoesWhenTheLastOfItsRowsIsForgottenHoweverLongOtherConnectionsStayOpen() {
        ConnectionStore store = filled(ConnectionStore.ofEnded(ConnUids.DEFAULT, false));

        store.forgetLogged(ColumnChunk.CAPACITY - 1);
        assertThat(held(store)).containsExactly(true, true, true);

        store.forgetLogged(ColumnChunk.CAPACITY);
        assertThat(held(store)).containsExactly(false, true, true);

        store.forgetLogged(ROWS);
        assertThat(held(store)).containsExactly(false, false, false);
        assertThat(store.begunCount()).isEqualTo(ROWS + 1);
    }

    @Test
    void whatIsNotForgottenIsReadAsBefore() {
        ConnectionStore store = filled(ConnectionStore.ofEnded(ConnUids.DEFAULT, false));
        int end = ROWS / 2;

        store.forgetLogged(end);

        StoreSnapshot snapshot = store.snapshotOfEnded();
        ConnectionView view = snapshot.view();
        for (int position = end; position < ROWS; position++) {
            assertThat(view.at(snapshot.rowInLogOrder(position)).origBytes()).isEqualTo(position + 1);
        }
    }

    @Test
    void aStoreThatShowsOpenRowsForgetsNone() {
        ConnectionStore store = filled(new ConnectionStore(ConnUids.DEFAULT, false));

        store.forgetLogged(ROWS);

        assertThat(held(store)).containsExactly(true, true, true);
    }
}
