package shad.views.inspector;

import static shad.views.style.Styles.styled;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import shad.model.query.Totals;
import shad.views.control.KeyValueGrid;
import shad.views.style.Styles;
import shad.views.text.Counts;
import shad.views.text.Durations;
import shad.views.text.Sizes;
import shad.views.text.ValueFormats;

/// What several connections have together. Style class `several-pane`.
final class SeveralPane extends VBox {
    private static final long NANOS_PER_MICRO = 1000;

    private final ValueFormats formats;
    private final Label title = styled(new Label(), Styles.HEADING);
    private final KeyValueGrid sums = new KeyValueGrid();

    SeveralPane(ValueFormats formats) {
        this.formats = formats;
        getStyleClass().add("several-pane");
        getChildren().addAll(title, sums);
    }

    void show(Totals totals) {
        title.setText(Counts.format(totals.connections()) + " connections selected");
        sums.clear();
        sums.add("originators", Counts.format(totals.originators()));
        sums.add("responders", Counts.format(totals.responders()));
        sums.add("orig_bytes", bytes(totals.origBytes()));
        sums.add("resp_bytes", bytes(totals.respBytes()));
        sums.add("orig_ip_bytes", bytes(totals.origIpBytes()));
        sums.add("resp_ip_bytes", bytes(totals.respIpBytes()));
        sums.add("orig_pkts", Counts.format(totals.origPackets()));
        sums.add("resp_pkts", Counts.format(totals.respPackets()));
        totals.longestMicros()
                .ifPresent(micros -> sums.add("longest duration", Durations.human(micros * NANOS_PER_MICRO)));
        totals.firstNanos().ifPresent(nanos -> sums.add("first packet", formats.dateTime(nanos)));
        totals.lastNanos().ifPresent(nanos -> sums.add("last packet", formats.dateTime(nanos)));
    }

    private static String bytes(long bytes) {
        return bytes >= 0 && bytes < 1000
                ? Counts.format(bytes)
                : Counts.format(bytes) + " (" + Sizes.human(bytes) + ")";
    }
}
