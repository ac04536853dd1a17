package shad.views.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import shad.model.store.ConnectionView;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.table.SortKey;
import shad.views.testing.OfficeCapture;

class HistoriesViewModelTest {
    private final Selection selection = new Selection();
    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void everyHistoryShownIsCountedOnce() {
        HistoriesViewModel viewModel = viewModel();
        ShownRows shown = OfficeCapture.where(row -> row.history().startsWith("Sh"));
        selection.setShown(shown);

        assertThat(histories(viewModel)).containsExactlyInAnyOrderElementsOf(historiesOf(shown));
        assertThat(viewModel.getHistories().connections()).isEqualTo(shown.count());
    }

    @Test
    void orderIsByTheColumnsAskedFor() {
        HistoriesViewModel viewModel = viewModel();
        selection.setShown(OfficeCapture.all());
        viewModel.setOrder(List.of(new SortKey(HistoriesViewModel.HISTORY, false)));
        assertThat(histories(viewModel)).isSorted().hasSizeGreaterThan(10);

        viewModel.setOrder(List.of());

        assertThat(connections(viewModel)).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aHistoryKeepsItsRowWhenTheFilterChanges() {
        HistoriesViewModel viewModel = viewModel();
        selection.setShown(OfficeCapture.all());
        int before = row(viewModel, "Sr");
        selection.setShown(OfficeCapture.where(row -> row.history().startsWith("S")));

        assertThat(row(viewModel, "Sr")).isEqualTo(before);
    }

    @Test
    void answerToAnOlderQuestionIsDropped() {
        HistoriesViewModel viewModel = new HistoriesViewModel(new RowCounts(selection, waiting::add, Runnable::run));
        selection.setShown(OfficeCapture.all());
        selection.setShown(OfficeCapture.where(row -> row.history().equals("Sr")));
        waiting.reversed().forEach(Runnable::run);

        assertThat(histories(viewModel)).containsExactly("Sr");
    }

    private HistoriesViewModel viewModel() {
        return new HistoriesViewModel(new RowCounts(selection, Runnable::run, Runnable::run));
    }

    private static int row(HistoriesViewModel viewModel, String history) {
        Histories histories = viewModel.getHistories();
        return Arrays.stream(histories.rows())
                .filter(row -> histories.get(row).history().equals(history))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> histories(HistoriesViewModel viewModel) {
        Histories histories = viewModel.getHistories();
        return Arrays.stream(histories.rows())
                .mapToObj(row -> histories.get(row).history())
                .toList();
    }

    private static List<Long> connections(HistoriesViewModel viewModel) {
        Histories histories = viewModel.getHistories();
        return Arrays.stream(histories.rows())
                .mapToObj(row -> histories.get(row).count().connections())
                .toList();
    }

    private static SortedSet<String> historiesOf(ShownRows shown) {
        SortedSet<String> histories = new TreeSet<>();
        ConnectionView view = shown.snapshot().view();
        for (int row : shown.rows()) {
            histories.add(view.at(row).history());
        }
        return histories;
    }
}
