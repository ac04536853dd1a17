package shad.views.charts;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import shad.model.query.filter.FilterExpression;
import shad.views.control.Choice;
import shad.views.plot.ChartSaver;
import shad.views.style.Palette;

/// The rows shown by state, class, service and host, as charts with their tables, and the timeline with its own. All show the
/// same measure on the same scale. Style class `charts-view`.
public final class ChartsView extends BorderPane {
    private Consumer<FilterExpression> onOnly = filter -> {};
    private Function<FilterExpression, List<MenuItem>> menus = filter -> List.of();
    private ChartSaver saver = (name, content) -> {};

    /// @param timeline what the timeline above shows; its table stands here
    /// @param palette the colours in force
    public ChartsView(ChartsViewModel viewModel, TimelineViewModel timeline, ObservableValue<Palette> palette) {
        getStyleClass().add("charts-view");
        Choice<Measure> measure = Choice.among("Show", Measure.class, Measure::word);
        measure.valueProperty().bindBidirectional(viewModel.measureProperty());
        timeline.measureProperty().bind(viewModel.measureProperty());
        Choice<Scale> scale = Choice.among("Scale", Scale.class, Scale::word);
        scale.valueProperty().bindBidirectional(timeline.scaleProperty());
        DistributionPane byState = pane("by state", "state", palette, viewModel, scale);
        DistributionPane byClass = pane("by class of states", "class", palette, viewModel, scale);
        DistributionPane byService = pane("by service (the top " + Distribution.MOST + ")", "service", palette,
                viewModel, scale);
        DistributionPane byHost = pane("by host (the top " + Distribution.MOST + ")", "host", palette, viewModel,
                scale);
        ScrollPane scroll = new ScrollPane(new VBox(
                byClass, byState, byService, byHost, new TimelineTable(timeline, palette, () -> saver)));
        scroll.setFitToWidth(true);
        setTop(styled(new HBox(measure, scale), "choices"));
        setCenter(scroll);
        viewModel.distributionProperty().subscribe(distribution -> {
            byState.show(distribution.byState());
            byClass.show(distribution.byClass());
            byService.show(distribution.byService());
            byHost.show(distribution.byHost());
        });
    }

    private DistributionPane pane(
            String heading,
            String groups,
            ObservableValue<Palette> palette,
            ChartsViewModel viewModel,
            Choice<Scale> scale) {
        DistributionPane pane = new DistributionPane(heading, groups, viewModel.formats(), palette, () -> saver);
        viewModel.measureProperty().subscribe(pane::setMeasure);
        scale.valueProperty().subscribe(pane::setScale);
        pane.setOnOnly(bar -> onOnly.accept(bar.filter()));
        pane.setMenus(bar -> menus.apply(bar.filter()));
        return pane;
    }

    /// What a click on a bar and its menu do to see only what it stands for.
    public void setOnOnly(Consumer<FilterExpression> handler) {
        onOnly = handler;
    }

    /// What the menu of a bar offers to do with the connections that it stands for.
    public void setMenus(Function<FilterExpression, List<MenuItem>> newMenus) {
        menus = newMenus;
    }

    /// Who puts charts into files.
    public void setSaver(ChartSaver newSaver) {
        saver = newSaver;
    }

    @Override
    public String getUserAgentStylesheet() {
        return Stylesheet.URL;
    }
}
