package shad.views.inspector;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.icons.IconView;
import shad.model.conn.TransportProtocol;
import shad.model.inspect.FlowStory;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.control.KeyValueGrid;
import shad.views.fx.LatestTask;
import shad.views.selection.PacketSource;
import shad.views.style.MarkTone;
import shad.views.style.Styles;
import shad.views.text.Durations;

/// What is known of a connection besides its columns: what a person said of it, the names of its hosts, how long the
/// handshake took, and the tunnels that it runs in or carries, with links to them. Style class `summary-extras`.
final class SummaryExtras extends VBox {
    private static final Logger LOG = LoggerFactory.getLogger(SummaryExtras.class);

    /// Reading more packets is worth asking first.
    private static final long MOST_PACKETS = 200_000;
    private static final int PACKETS_OF_HANDSHAKE = 20;

    private final FlowViewModel packets;
    private final ReadOnlyObjectProperty<Marks> marks;
    private final LatestTask searching;
    private final KeyValueGrid values = new KeyValueGrid();
    private final BooleanProperty measuring = new SimpleBooleanProperty(this, "measuring");
    private @Nullable ConnectionDetails shown;
    private @Nullable StoreSnapshot snapshot;
    private Tunnels tunnels = Tunnels.NONE;
    private boolean searched;
    /// Whether a person wants handshakes to be measured even where it takes long.
    private boolean asked;

    /// @param quick whether the packets can be read without much ado
    private record Found(Tunnels tunnels, boolean quick) {}

    /// @param background looks for tunnels
    SummaryExtras(
            FlowViewModel packets, ReadOnlyObjectProperty<Marks> marks, Executor background, Executor fxThread) {
        this.packets = packets;
        this.marks = marks;
        searching = new LatestTask(background, fxThread);
        getStyleClass().add("summary-extras");
        getChildren().add(values);
        managedProperty().bind(visibleProperty());
        packets.flowProperty().subscribe(flow -> fill());
        packets.stateProperty().subscribe(state -> fill());
        marks.subscribe(any -> fill());
    }

    /// Whether handshakes are measured, for which the packets have to be read.
    BooleanProperty measuringProperty() {
        return measuring;
    }

    /// @param rows of which the connection is one
    void show(ConnectionDetails connection, StoreSnapshot rows) {
        boolean another = shown == null || shown.row() != connection.row()
                || shown.isProvisional() != connection.isProvisional();
        shown = connection;
        snapshot = rows;
        if (another) {
            tunnels = Tunnels.NONE;
            searched = false;
            measuring.set(asked);
            PacketSource source = packets.source();
            boolean measurable = isMeasurable(rows.view().at(connection.row()));
            searching.run(
                    () -> new Found(Tunnels.of(rows, connection.row()), measurable && source.isQuick()),
                    found -> {
                        tunnels = found.tunnels;
                        searched = true;
                        measuring.set(asked || found.quick);
                        fill();
                    },
                    failure -> LOG.error("Looking for the tunnels of a connection failed", failure));
        }
        fill();
    }

    private void fill() {
        values.clear();
        if (shown == null || snapshot == null) {
            return;
        }
        ConnectionView view = snapshot.view().at(shown.row());
        remark(marks.get().of(view));
        names("originator’s names", shown.origNames());
        names("responder’s names", shown.respNames());
        if (view.transport() == TransportProtocol.TCP) {
            handshake();
        }
        StoreSnapshot rows = snapshot;
        links("inside of", tunnels.around(), tunnels.around().size(), rows);
        links("carries", tunnels.within(), tunnels.withinCount(), rows);
        setVisible(!values.getChildren().isEmpty());
    }

    private void remark(Remark remark) {
        if (remark.mark() != Mark.NONE && remark.mark() != Mark.NOTE) {
            MarkTone tone = MarkTone.of(remark.mark());
            Label mark = new Label(remark.mark().word() + ": " + remark.mark().meaning());
            mark.setGraphic(styled(new IconView(tone.icon()), Styles.STATE, tone.styleClass()));
            values.add("mark", mark);
        }
        if (!remark.note().isEmpty()) {
            Label note = new Label(remark.note());
            note.setWrapText(true);
            values.add("note", note);
        }
    }

    /// Whether more packets may tell more about the handshake, which is over with the first of them.
    static boolean mayShakeHands(@Nullable Flow flow) {
        return flow != null && flow.size() < PACKETS_OF_HANDSHAKE && flow.story().synAckToAckNanos().isEmpty();
    }

    private static boolean isMeasurable(ConnectionView view) {
        return view.transport() == TransportProtocol.TCP
                && view.origPackets() + view.respPackets() <= MOST_PACKETS;
    }

    private void names(String key, List<String> names) {
        if (!names.isEmpty()) {
            values.add(key, String.join(", ", names));
        }
    }

    private void handshake() {
        Flow flow = packets.getFlow();
        if (flow != null && shown != null && flow.row() == shown.row()) {
            values.add("handshake", words(flow.story()));
        } else if (packets.getState() instanceof FlowState.Unasked && searched && !measuring.get()) {
            Hyperlink measure = new Hyperlink("Measure it in the packets");
            measure.setOnAction(event -> {
                asked = true;
                measuring.set(true);
            });
            values.add("handshake", measure);
        } else {
            values.add("handshake", styled(new Label(packets.getState() instanceof FlowState.Unavailable
                    ? "Its packets can’t be read."
                    : "Reading the packets…"), Styles.MUTED));
        }
    }

    private static String words(FlowStory story) {
        if (story.synToSynAckNanos().isEmpty()) {
            return "not seen";
        }
        String toAnswer = Durations.human(story.synToSynAckNanos().getAsLong()) + " from SYN to SYN-ACK";
        return story.synAckToAckNanos().isEmpty()
                ? toAnswer + ", which nothing acknowledged"
                : toAnswer + ", " + Durations.human(story.synAckToAckNanos().getAsLong()) + " to the ACK; round trip "
                        + Durations.human(story.synToSynAckNanos().getAsLong() + story.synAckToAckNanos().getAsLong());
    }

    private void links(String key, List<Integer> rows, int count, StoreSnapshot all) {
        if (rows.isEmpty()) {
            return;
        }
        VBox links = new VBox();
        ConnectionView view = all.view();
        rows.forEach(row -> links.getChildren().add(link(view.at(row), row)));
        if (count > rows.size()) {
            links.getChildren().add(styled(new Label("and " + (count - rows.size()) + " more"), Styles.MUTED));
        }
        values.add(key, links);
    }

    private Node link(ConnectionView view, int row) {
        String ends = PacketWords.end(view.origAddress().toString(), view.origPort(), view.transport()) + " → "
                + PacketWords.end(view.respAddress().toString(), view.respPort(), view.transport());
        Hyperlink link = styled(new Hyperlink(view.uid() + "  " + ends), Styles.MONO);
        link.setWrapText(true);
        link.setOnAction(event -> packets.selectConnection(row));
        return link;
    }
}
