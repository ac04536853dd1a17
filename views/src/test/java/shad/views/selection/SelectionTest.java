package shad.views.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.store.StoreSnapshot;

class SelectionTest {
    private final Selection selection = new Selection();

    @Test
    void whoeverListensHearsOfRowsAndTheirSnapshotTogether() {
        List<ShownRows> heard = new ArrayList<>();
        selection.shownProperty().subscribe(rows -> {
            heard.add(rows);
        });
        ShownRows two = new ShownRows(StoreSnapshot.empty(), new int[] {3, 1});
        selection.setShown(two);

        assertThat(heard).containsExactly(ShownRows.NONE, two);
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void anotherCaptureStartsWithNothingChosen() {
        selection.setConnection(4);
        selection.setFilterText("dns");
        selection.setTimeRange(new TimeRange(1, 2));
        selection.setShown(new ShownRows(StoreSnapshot.empty(), new int[] {4}));
        selection.clear();

        assertThat(selection.getConnection()).isEqualTo(Selection.NO_CONNECTION);
        assertThat(selection.getFilterText()).isEmpty();
        assertThat(selection.getTimeRange()).isNull();
        assertThat(selection.getShown().isEmpty()).isTrue();
    }

    @Test
    void aRangeOfTimeDoesNotRunBackwards() {
        assertThatThrownBy(() -> new TimeRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
