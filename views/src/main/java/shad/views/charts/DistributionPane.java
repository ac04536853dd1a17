package shad.views.charts;

import static shad.views.style.Styles.styled;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import shad.icons.IconView;
import shad.views.style.Palette;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.Sizes;

/// A distribution under its heading: the chart, and its table beside it. Style class `distribution`.
final class DistributionPane extends GridPane {
    /// As high as the rows of the table beside the bars.
    private static final double BAR_HEIGHT = 26;
    private static final double HEADER_HEIGHT = 30;
    private static final double TABLE_WIDTH = 420;

    private final DistributionChart chart;
    private final ChartArea area;
    private final WindowedTable table;
    private List<Bar> bars = List.of();

    DistributionPane(String heading, String groups, ObservableValue<Palette> palette) {
        getStyleClass().add("distribution");
        chart = new DistributionChart(palette.getValue());
        palette.subscribe(chart::setPalette);
        area = new ChartArea(chart.chart());
        area.setAccessibleText(heading + ", the same figures as in the table");
        table = new WindowedTable(List.of(
                ColumnSpec.words("glyph", "", 32, row -> bars.get(row).stateClass().word())
                        .centered()
                        .withGraphic(Glyph::new),
                ColumnSpec.words("group", groups, 136, row -> bars.get(row).label()),
                ColumnSpec.mono("connections", "connections", 88, row -> bars.get(row).count())
                        .right(),
                ColumnSpec.mono("share", "share", 72, row -> bars.get(row).share()).right(),
                ColumnSpec.mono("bytes", "bytes", 80, row -> Sizes.human(bars.get(row).bytes())).right()));
        table.setAccessibleText(heading);
        ColumnConstraints growing = new ColumnConstraints();
        growing.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(growing, new ColumnConstraints(TABLE_WIDTH));
        add(styled(new Label(heading), Styles.HEADING), 0, 0, 2, 1);
        add(area, 0, 1);
        add(table, 1, 1);
        GridPane.setValignment(area, VPos.BOTTOM);
    }

    void show(List<Bar> newBars) {
        bars = newBars;
        chart.setBars(bars);
        double height = bars.size() * BAR_HEIGHT;
        setHeight(area, height);
        setHeight(table, height + HEADER_HEIGHT);
        table.setRows(RowList.firstRows(bars.size()));
        table.refresh();
    }

    private static void setHeight(Region region, double height) {
        region.setMinHeight(height);
        region.setPrefHeight(height);
        region.setMaxHeight(height);
    }

    private final class Glyph implements CellGraphic {
        private final IconView view = styled(new IconView(StateTone.COMPLETE.icon()), Styles.STATE);
        private StateTone tone = StateTone.COMPLETE;

        @Override
        public IconView node() {
            return view;
        }

        @Override
        public void show(int row) {
            view.getStyleClass().remove(tone.styleClass());
            tone = StateTone.of(bars.get(row).stateClass());
            view.getStyleClass().add(tone.styleClass());
            view.setIcon(tone.icon());
        }
    }
}
