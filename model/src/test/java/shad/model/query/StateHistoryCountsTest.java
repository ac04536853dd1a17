package shad.model.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.conn.ConnState;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class StateHistoryCountsTest {
    @Test
    void everyRowCountsOnceAtItsHistoryAndState() {
        StoreSnapshot snapshot = new TestRows().addRandom(5_000, new Random(3)).snapshot();
        Map<String, Long> expected = new HashMap<>();
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            expected.merge(view.at(row).history() + " " + view.state(), 1L, Long::sum);
        }

        StateHistoryCounts counts = StateHistoryCounts.of(snapshot, TestRows.all(snapshot));

        Map<String, Long> counted = new HashMap<>();
        for (int line = 0; line < counts.size(); line++) {
            long sum = 0;
            for (ConnState state : ConnState.values()) {
                if (counts.count(line, state) > 0) {
                    counted.put(counts.history(line) + " " + state, counts.count(line, state));
                }
                sum += counts.count(line, state);
            }
            assertThat(counts.count(line)).isEqualTo(sum);
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(counts.total()).isEqualTo(5_000);
    }

    @Test
    void manyDifferentHistoriesAreToldApart() {
        TestRows rows = new TestRows();
        for (int i = 0; i < 1_000; i++) {
            String history = Integer.toBinaryString(i).replace('0', 'd').replace('1', 'D');
            rows.add(row -> row.historyId = rows.history(history));
        }
        StoreSnapshot snapshot = rows.snapshot();

        StateHistoryCounts counts = StateHistoryCounts.of(snapshot, TestRows.all(snapshot));

        assertThat(counts.size()).isEqualTo(1_000);
        assertThat(counts.history(6)).isEqualTo("DDd");
        assertThat(counts.count(ConnState.SF)).isEqualTo(1_000);
    }
}
