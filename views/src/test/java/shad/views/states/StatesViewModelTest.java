package shad.views.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import shad.model.conn.ConnState;
import shad.model.query.GroupCount;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.GroupCountColumns;
import shad.views.table.SortKey;
import shad.views.testing.OfficeCapture;

class StatesViewModelTest {
    private final Selection selection = new Selection();
    private final StatesViewModel viewModel =
            new StatesViewModel(new RowCounts(selection, Runnable::run, Runnable::run));

    @Test
    void countsFollowTheRowsShown() {
        selection.setShown(OfficeCapture.all());
        assertThat(connections()).isEqualTo(OfficeCapture.rows().size());

        ShownRows rejected = OfficeCapture.where(row -> row.state() == ConnState.REJ);
        selection.setShown(rejected);

        assertThat(viewModel.getGroups()).singleElement().satisfies(group -> {
            assertThat(group.value()).isEqualTo(ConnState.REJ);
            assertThat(group.connections()).isEqualTo(rejected.count());
        });
    }

    @Test
    void mostFrequentStateComesFirst() {
        selection.setShown(OfficeCapture.all());

        assertThat(viewModel.getGroups())
                .isSortedAccordingTo(Comparator.comparingLong((GroupCount<ConnState> group) -> group.connections())
                        .reversed());
    }

    @Test
    void orderIsByTheColumnsAskedForAndSurvivesNewRows() {
        viewModel.setOrder(List.of(new SortKey(StatesViewModel.STATE, true)));
        selection.setShown(OfficeCapture.all());

        assertThat(viewModel.getGroups())
                .extracting(group -> group.value().name())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .hasSizeGreaterThan(5);

        viewModel.setOrder(List.of(new SortKey(GroupCountColumns.BYTES, false)));

        assertThat(viewModel.getGroups()).isSortedAccordingTo(Comparator.comparingLong(GroupCount::bytes));
    }

    @Test
    void nothingShownCountsNothing() {
        selection.setShown(OfficeCapture.all());
        selection.clear();

        assertThat(viewModel.getGroups()).isEmpty();
    }

    private long connections() {
        return viewModel.getGroups().stream().mapToLong(GroupCount::connections).sum();
    }
}
