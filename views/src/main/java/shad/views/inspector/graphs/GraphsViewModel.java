package shad.views.inspector.graphs;

import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.graph.FlowGraphs;
import shad.views.fx.LatestTask;

/// Makes pictures of the packets of a connection in the background, and says which part of them is shown. FX thread only.
public final class GraphsViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(GraphsViewModel.class);
    private static final int USUAL_COLUMNS = 400;
    private static final double STEP = 2;

    private final IntegerProperty selectedPacket;
    private final LatestTask drawing;
    private final ObjectProperty<Graph> graph = new SimpleObjectProperty<>(this, "graph", Graph.SEQUENCE);
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(this, "side", Side.ORIGINATOR);
    private final ObjectProperty<@Nullable Span> zoom = new SimpleObjectProperty<>(this, "zoom");
    private final IntegerProperty columns = new SimpleIntegerProperty(this, "columns", USUAL_COLUMNS);
    private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>(this, "picture");
    private @Nullable FlowStory story;
    private @Nullable FlowGraphs graphs;

    /// @param selectedPacket index in the story of the packet that is chosen, -1 for none
    /// @param background makes pictures
    /// @param fxThread runs what is to happen on the FX thread
    public GraphsViewModel(IntegerProperty selectedPacket, Executor background, Executor fxThread) {
        this.selectedPacket = selectedPacket;
        drawing = new LatestTask(background, fxThread);
        graph.subscribe((before, now) -> draw());
        side.subscribe((before, now) -> draw());
        zoom.subscribe((before, now) -> draw());
        columns.subscribe((before, now) -> draw());
        selectedPacket.subscribe(now -> keepInSight(now.intValue()));
    }

    /// Draws other packets, all of them; null for none.
    public void show(@Nullable FlowStory other) {
        story = other;
        graphs = null;
        picture.set(null);
        if (zoom.get() == null) {
            draw();
        } else {
            zoom.set(null);
        }
    }

    /// The same packets and more: the picture and its part stay until the next is there.
    public void goOn(FlowStory longer) {
        story = longer;
        draw();
    }

    ObjectProperty<Graph> graphProperty() {
        return graph;
    }

    ObjectProperty<Side> sideProperty() {
        return side;
    }

    /// How many columns of pixels the picture has.
    IntegerProperty columnsProperty() {
        return columns;
    }

    /// What is to be seen; null while there is nothing, or nothing yet.
    ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    @Nullable
    Picture getPicture() {
        return picture.get();
    }

    IntegerProperty selectedPacketProperty() {
        return selectedPacket;
    }

    // --- the part that is shown ---------------------------------------------------------------------------------------

    boolean isZoomed() {
        return zoom.get() != null;
    }

    /// Shows everything again.
    void showAll() {
        zoom.set(null);
    }

    /// Shows a part.
    void show(double from, double to) {
        FlowGraphs now = graphs;
        if (now != null && to > from) {
            Span all = Span.of(now.durationSeconds());
            Span part = all.part(from, to - from);
            zoom.set(part.equals(all) ? null : part);
        }
    }

    void zoomIn() {
        zoomIn(middle(), 1 / STEP);
    }

    void zoomOut() {
        zoomIn(middle(), STEP);
    }

    /// Shows a part that is so many times as long, with a moment where it is.
    void zoomIn(double seconds, double factor) {
        Picture now = picture.get();
        if (now != null) {
            Span span = now.span();
            double length = Math.max(span.length() * factor, Span.SHORTEST);
            double place = (seconds - span.from()) / span.length();
            show(seconds - place * length, seconds + (1 - place) * length);
        }
    }

    /// Moves what is shown by a part of its length.
    void pan(double part) {
        Picture now = picture.get();
        if (now != null && isZoomed()) {
            Span moved = Span.of(now.graphs().durationSeconds())
                    .part(now.span().from() + part * now.span().length(), now.span().length());
            zoom.set(moved);
        }
    }

    /// The chosen packet, if it is in sight.
    private double middle() {
        Picture now = picture.get();
        if (now == null) {
            return 0;
        }
        int packet = selectedPacket.get();
        boolean chosen = packet >= 0 && packet < now.graphs().story().size()
                && now.span().contains(now.graphs().seconds(packet));
        return chosen ? now.graphs().seconds(packet) : (now.span().from() + now.span().to()) / 2;
    }

    // --- packets ------------------------------------------------------------------------------------------------------

    /// Chooses the packet so many places behind the chosen one.
    void step(int packets) {
        FlowGraphs now = graphs;
        if (now != null) {
            select(selectedPacket.get() < 0
                    ? 0
                    : Math.clamp((long) selectedPacket.get() + packets, 0,
                            now.story().size() - 1));
        }
    }

    void select(int packet) {
        FlowGraphs now = graphs;
        if (now != null && packet >= 0 && packet < now.story().size()) {
            selectedPacket.set(packet);
        }
    }

    void selectLast() {
        if (graphs != null) {
            select(graphs.story().size() - 1);
        }
    }

    private void keepInSight(int packet) {
        Span span = zoom.get();
        FlowGraphs now = graphs;
        if (span != null && now != null && packet >= 0 && packet < now.story().size()
                && !span.contains(now.seconds(packet))) {
            double length = span.length();
            show(now.seconds(packet) - length / 2, now.seconds(packet) + length / 2);
        }
    }

    // --- drawing ------------------------------------------------------------------------------------------------------

    private void draw() {
        FlowStory wanted = story;
        if (wanted == null || wanted.size() == 0) {
            drawing.cancel();
            picture.set(null);
            return;
        }
        FlowGraphs known = graphs != null && graphs.story() == wanted ? graphs : null;
        Graph wantedGraph = graph.get();
        Side wantedSide = side.get();
        Span part = zoom.get();
        int width = columns.get();
        drawing.run(
                () -> {
                    FlowGraphs all = known == null ? new FlowGraphs(wanted) : known;
                    Span span = part == null ? Span.of(all.durationSeconds()) : part;
                    return Picture.of(all, wantedGraph, wantedSide, span, width);
                },
                drawn -> {
                    graphs = drawn.graphs();
                    picture.set(drawn);
                },
                failure -> LOG.error("Drawing the graph of a connection failed", failure));
    }
}
