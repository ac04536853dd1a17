package shad.views.inspector.graphs;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jfree.chart.JFreeChart;
import org.jspecify.annotations.Nullable;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.Oddity;
import shad.views.control.Choice;
import shad.views.plot.ChartSaver;
import shad.views.plot.SaveMenu;
import shad.views.style.Palette;
import shad.views.style.Styles;
import shad.views.text.Counts;
import shad.views.text.Durations;

/// A graph of the packets of a connection, the choice of which, and the chosen packet in words. Style class `graphs-pane`.
public final class GraphsPane extends BorderPane {
    private static final int PICTURE_WIDTH = 960;
    private static final int PICTURE_HEIGHT = 540;

    private final GraphsViewModel viewModel;
    private final Label chosen = styled(new Label(), Styles.CAPTION, "chosen-packet");
    private final Label empty = styled(new Label(), Styles.MUTED);
    private final GraphArea area;

    /// @param palette the colours in force
    /// @param saver puts graphs into files
    public GraphsPane(GraphsViewModel viewModel, ObservableValue<Palette> palette, Supplier<ChartSaver> saver) {
        this.viewModel = viewModel;
        getStyleClass().add("graphs-pane");
        area = new GraphArea(viewModel, palette);
        Choice<Graph> graph = Choice.among("Graph", Graph.class, Graph::word);
        graph.valueProperty().bindBidirectional(viewModel.graphProperty());
        Choice<Side> side = new Choice<>("Bytes of", List.of(
                new Choice.Option<>("Originator", Side.ORIGINATOR), new Choice.Option<>("Responder", Side.RESPONDER)));
        side.valueProperty().bindBidirectional(viewModel.sideProperty());
        side.managedProperty().bind(side.visibleProperty());
        viewModel.graphProperty().subscribe(now -> side.setVisible(now.isOfOneSide()));
        Button all = styled(new Button("All"), Styles.SMALL);
        all.setAccessibleText("Show all of the graph");
        all.setOnAction(event -> viewModel.showAll());
        all.setDisable(true);
        SaveMenu save = new SaveMenu(
                "connection over time", () -> picture(palette.getValue()), PICTURE_WIDTH, () -> PICTURE_HEIGHT,
                palette::getValue, this::figures, saver);
        empty.setWrapText(true);
        chosen.setWrapText(true);
        chosen.setMinHeight(USE_PREF_SIZE);
        Label help = styled(
                new Label("Drag or + to zoom, 0 for all, ← → for packets."), Styles.CAPTION, Styles.MUTED);
        setTop(new VBox(
                styled(new FlowPane(graph), "choices"),
                styled(new FlowPane(side, all, save), "choices")));
        setCenter(new StackPane(area, empty));
        setBottom(styled(new VBox(chosen, help), "graph-words"));
        viewModel.pictureProperty().subscribe(picture -> {
            show(picture);
            all.setDisable(!viewModel.isZoomed());
            save.setDisable(picture == null || picture.isEmpty());
        });
        viewModel.selectedPacketProperty().subscribe(this::describe);
    }

    private void show(@Nullable Picture picture) {
        empty.setVisible(picture != null && picture.isEmpty());
        area.setVisible(picture != null && !picture.isEmpty());
        if (picture != null && picture.isEmpty()) {
            empty.setText(picture.graphs().story().stateRule() == null
                    ? "Only TCP numbers its bytes. Throughput can be shown for every connection."
                    : "There is nothing to be drawn here: no packet of this part has what the graph is about.");
        }
        describe();
    }

    private void describe() {
        Picture picture = viewModel.getPicture();
        int packet = viewModel.selectedPacketProperty().get();
        chosen.setText(picture == null || packet < 0 || packet >= picture.graphs().story().size()
                ? ""
                : words(picture.graphs().story(), packet));
    }

    private static String words(FlowStory story, int packet) {
        String sender = story.side(packet) == Side.ORIGINATOR ? "originator" : "responder";
        Stream<String> oddities = story.oddities(packet).stream()
                .map(Oddity::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '));
        return String.join(" · ", Stream.concat(
                Stream.of(
                        "frame " + Counts.format(story.frameNumber(packet)),
                        "+" + Durations.raw(story.timestampNanos(packet) - story.timestampNanos(0)) + " s",
                        sender + ", " + Counts.format(story.payloadLength(packet)) + " bytes"),
                oddities).toList());
    }

    private JFreeChart picture(Palette palette) {
        FlowChart drawn = new FlowChart(palette);
        drawn.show(viewModel.getPicture());
        return drawn.chart();
    }

    private Stream<List<String>> figures() {
        Picture picture = viewModel.getPicture();
        return picture == null ? Stream.of() : picture.figures();
    }
}
