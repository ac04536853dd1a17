package shad.views.inspector;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import shad.views.inspector.graphs.GraphsPane;
import shad.views.inspector.graphs.GraphsViewModel;
import shad.views.plot.ChartSaver;
import shad.views.style.Palette;

/// The graphs as a part of the inspector.
final class GraphsPart extends StackPane implements FlowPane {
    private final GraphsViewModel viewModel;
    private @Nullable Flow shown;

    GraphsPart(GraphsViewModel viewModel, ObservableValue<Palette> palette, ChartSaver saver) {
        this.viewModel = viewModel;
        getChildren().add(new GraphsPane(viewModel, palette, () -> saver));
    }

    @Override
    public void show(@Nullable Flow flow) {
        if (flow != null && flow.continues(shown)) {
            viewModel.goOn(flow.story());
        } else {
            viewModel.show(flow == null ? null : flow.story());
        }
        shown = flow;
    }
}
