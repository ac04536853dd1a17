package shad.views.charts;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import shad.icons.IconView;
import shad.model.conn.StateClass;
import shad.views.plot.ChartArea;
import shad.views.plot.ChartSaver;
import shad.views.plot.SaveMenu;
import shad.views.style.Palette;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.table.CellPosition;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.ValueFormats;

/// A distribution under its heading: the chart, and its table beside it. A click on a bar, or Enter on its line, shows
/// only what it stands for. Style class `distribution`.
final class DistributionPane extends GridPane {
    /// As high as the rows of the table beside the bars.
    private static final double BAR_HEIGHT = 26;
    private static final double HEADER_HEIGHT = 30;
    private static final double TABLE_WIDTH = 440;
    private static final int PICTURE_WIDTH = 800;

    private final String heading;
    private final ValueFormats formats;
    private final Label title = styled(new Label(), Styles.HEADING);
    private final DistributionChart chart;
    private final ChartArea area;
    private final WindowedTable table;
    private final ContextMenu menu = new ContextMenu();
    private final Tooltip tooltip = new Tooltip();
    private List<Bar> bars = List.of();
    private Measure measure = Measure.CONNECTIONS;
    private Scale scale = Scale.LINEAR;
    private Consumer<Bar> onOnly = bar -> {};
    private Function<Bar, List<MenuItem>> menus = bar -> List.of();

    DistributionPane(
            String heading,
            String groups,
            ValueFormats formats,
            ObservableValue<Palette> palette,
            Supplier<ChartSaver> saver) {
        this.heading = heading;
        this.formats = formats;
        getStyleClass().add("distribution");
        chart = new DistributionChart(palette.getValue(), formats);
        palette.subscribe(chart::setPalette);
        area = new ChartArea(chart.chart());
        area.setAccessibleText("Connections " + heading + ", the same figures as in the table");
        area.setCursor(Cursor.HAND);
        area.setOnMouseClicked(this::clicked);
        area.setOnMouseMoved(event -> tooltip.setText(text(barAt(event.getY()))));
        area.setOnContextMenuRequested(event -> showMenu(barAt(event.getY()), event.getScreenX(), event.getScreenY()));
        Tooltip.install(area, tooltip);
        table = new WindowedTable(List.of(
                ColumnSpec.words("glyph", "", 32, row -> word(bars.get(row).stateClass()))
                        .centered()
                        .withGraphic(Glyph::new),
                ColumnSpec.words("group", groups, 136, row -> bars.get(row).label()),
                ColumnSpec.mono("connections", "connections", 88, row -> bars.get(row).count())
                        .right(),
                ColumnSpec.mono("share", "share", 72, row -> bars.get(row).share(measure)).right(),
                ColumnSpec.mono("bytes", "bytes", 104, row -> formats.bytes(bars.get(row).bytes())).right()));
        table.setAccessibleText("Connections " + heading);
        table.setOnActivate(row -> onOnly.accept(bars.get(row)));
        table.setContextMenu(menu);
        menu.setOnShowing(event -> fillMenuFromTable());
        menu.getItems().setAll(new MenuItem());
        ColumnConstraints growing = new ColumnConstraints();
        growing.setHgrow(Priority.ALWAYS);
        ColumnConstraints fixed = new ColumnConstraints();
        getColumnConstraints().setAll(growing, fixed);
        table.setPrefWidth(TABLE_WIDTH);
        table.setMinWidth(TABLE_WIDTH);
        add(head(palette, saver), 0, 0, 2, 1);
        add(area, 0, 1);
        add(table, 1, 1);
        GridPane.setValignment(area, VPos.BOTTOM);
        showTitle();
        formats.onChange(this::draw);
    }

    private HBox head(ObservableValue<Palette> palette, Supplier<ChartSaver> saver) {
        CheckBox tableShown = new CheckBox("Table");
        tableShown.setAccessibleText("Show the table " + heading);
        tableShown.setSelected(true);
        table.visibleProperty().bind(tableShown.selectedProperty());
        table.managedProperty().bind(tableShown.selectedProperty());
        SaveMenu save = new SaveMenu(
                "connections " + heading, chart::chart, PICTURE_WIDTH,
                () -> (int) Math.max(BAR_HEIGHT, bars.size() * BAR_HEIGHT), palette::getValue, () -> lines().stream(),
                saver);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return styled(new HBox(title, space, tableShown, save), "chart-head");
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("group", "connections", "bytes", "total_connections", "total_bytes"));
        for (Bar bar : bars) {
            lines.add(List.of(
                    bar.label(), String.valueOf(bar.connections()), String.valueOf(bar.bytes()),
                    String.valueOf(bar.totalConnections()), String.valueOf(bar.totalBytes())));
        }
        return lines;
    }

    void setOnOnly(Consumer<Bar> handler) {
        onOnly = handler;
    }

    /// What the menu of a bar has besides showing only that.
    void setMenus(Function<Bar, List<MenuItem>> newMenus) {
        menus = newMenus;
    }

    void setMeasure(Measure newMeasure) {
        measure = newMeasure;
        showTitle();
        draw();
    }

    void setScale(Scale newScale) {
        scale = newScale;
        showTitle();
        draw();
    }

    private void showTitle() {
        title.setText(measure.word() + " " + heading + (scale == Scale.LOGARITHMIC ? ", logarithmic" : ""));
    }

    void show(List<Bar> newBars) {
        bars = newBars;
        draw();
    }

    private void draw() {
        chart.setBars(bars, measure, scale);
        double height = bars.size() * BAR_HEIGHT;
        setHeight(area, height);
        setHeight(table, height + HEADER_HEIGHT);
        table.setRows(RowList.firstRows(bars.size()));
        table.refresh();
    }

    // --- mouse --------------------------------------------------------------------------------------------------------

    private @Nullable Bar barAt(double y) {
        int index = (int) (y / BAR_HEIGHT);
        return index >= 0 && index < bars.size() ? bars.get(index) : null;
    }

    private String text(@Nullable Bar bar) {
        return bar == null
                ? ""
                : bar.label() + ": " + bar.count() + (bar.connections() == 1 ? " connection, " : " connections, ")
                        + formats.bytes(bar.bytes()) + ", " + bar.share(measure) + " of the "
                        + (measure == Measure.CONNECTIONS ? "connections" : "bytes") + " shown";
    }

    private void clicked(MouseEvent event) {
        Bar bar = barAt(event.getY());
        if (bar != null && event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            onOnly.accept(bar);
        }
    }

    private void showMenu(@Nullable Bar bar, double x, double y) {
        if (bar != null) {
            table.selection().select(bars.indexOf(bar));
            menu.show(area, x, y);
        }
    }

    private void fillMenuFromTable() {
        CellPosition cell = table.contextCell();
        int row = cell == null ? table.selection().leadRow() : cell.row();
        if (row < 0 || row >= bars.size()) {
            return;
        }
        Bar bar = bars.get(row);
        menu.getItems().setAll(item("Show Only " + bar.label(), () -> onOnly.accept(bar)));
        menu.getItems().addAll(menus.apply(bar));
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static String word(@Nullable StateClass stateClass) {
        return stateClass == null ? "" : stateClass.word();
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
            StateClass stateClass = bars.get(row).stateClass();
            view.setVisible(stateClass != null);
            view.getStyleClass().remove(tone.styleClass());
            tone = StateTone.of(Objects.requireNonNullElse(stateClass, StateClass.COMPLETE));
            view.getStyleClass().add(tone.styleClass());
            view.setIcon(tone.icon());
        }
    }
}
