package shad.views.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.query.TimeHistogram;
import shad.views.selection.RowCounts;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.testing.OfficeCapture;

class TimelineViewModelTest {
    private final Selection selection = new Selection();
    private final TimelineViewModel viewModel =
            new TimelineViewModel(new RowCounts(selection, Runnable::run, Runnable::run));

    @Test
    void everyConnectionIsInOneBucket() {
        selection.setShown(OfficeCapture.all());

        assertThat(total(timeline().all())).isEqualTo(OfficeCapture.rows().size());
        assertThat(timeline().shown()).isSameAs(timeline().all());
    }

    @Test
    void rowsLeftOutByTheFilterStayInTheBackground() {
        ShownRows udp = OfficeCapture.where(row -> row.ipProtocol() == 17);
        selection.setShown(udp);

        assertThat(total(timeline().shown())).isEqualTo(udp.count());
        assertThat(total(timeline().all())).isEqualTo(OfficeCapture.rows().size());
        assertThat(timeline().shown().startNanos(0)).isEqualTo(timeline().all().startNanos(0));
        assertThat(timeline().shown().widthNanos()).isEqualTo(timeline().all().widthNanos());
    }

    @Test
    void bucketsFollowTheRoomForThem() {
        selection.setShown(OfficeCapture.all());
        viewModel.bucketCountProperty().set(33);

        assertThat(timeline().bucketCount()).isEqualTo(33);
        assertThat(total(timeline().all())).isEqualTo(OfficeCapture.rows().size());
    }

    @Test
    void noConnectionsNoTimeline() {
        selection.setShown(OfficeCapture.all());
        selection.clear();

        assertThat(viewModel.getTimeline()).isNull();
    }

    private Timeline timeline() {
        return Objects.requireNonNull(viewModel.getTimeline());
    }

    private static long total(TimeHistogram histogram) {
        return IntStream.range(0, histogram.bucketCount())
                .mapToLong(bucket -> Timeline.total(histogram, bucket))
                .sum();
    }
}
