package shad.views.charts;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import shad.views.style.Palette;

/// The rows shown by state and by class, as charts with their tables, and the table of the timeline. Style class `charts-view`.
public final class ChartsView extends StackPane {
    /// @param timeline what the timeline above shows; its table stands here
    /// @param palette the colours in force
    public ChartsView(ChartsViewModel viewModel, TimelineViewModel timeline, ObservableValue<Palette> palette) {
        getStyleClass().add("charts-view");
        DistributionPane byState = new DistributionPane("Connections by state", "state", palette);
        DistributionPane byClass = new DistributionPane("Connections by class of states", "class", palette);
        ScrollPane scroll = new ScrollPane(new VBox(byClass, byState, new TimelineTable(timeline)));
        scroll.setFitToWidth(true);
        getChildren().add(scroll);
        viewModel.distributionProperty().subscribe(distribution -> {
            byState.show(distribution.byState());
            byClass.show(distribution.byClass());
        });
    }

    @Override
    public String getUserAgentStylesheet() {
        return ChartStyle.sheet();
    }
}
