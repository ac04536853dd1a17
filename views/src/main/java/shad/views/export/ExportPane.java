package shad.views.export;

import static shad.views.style.Styles.styled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.VBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.model.export.ConnLogFormat;
import shad.views.control.Choice;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// The choices of an export: rows, columns, format, and what that comes to. Style class `export-pane`.
final class ExportPane extends VBox {
    private static final double LIST_HEIGHT = 220;
    private static final ExportColumns BY_HAND = new ExportColumns("Chosen below", List.of());

    private final ExportOffer offer;
    private final Choice<ExportRows> rows;
    private final Choice<ExportColumns> sets;
    private final Choice<ConnLogFormat> format;
    private final Map<String, BooleanProperty> ticked = new HashMap<>();
    private final CheckBox extras;
    /// Whether the ticks are being made those of a set.
    private boolean showing;
    private final Label outcome = styled(new Label(), Styles.MUTED);
    private final ReadOnlyBooleanWrapper incomplete = new ReadOnlyBooleanWrapper(this, "incomplete");

    ExportPane(ExportOffer offer, ConnLogFormat firstFormat) {
        super(16);
        setPadding(new Insets(16));
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        this.offer = offer;
        getStyleClass().add("export-pane");
        rows = new Choice<>("Rows", offer.counts().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Choice.Option<>(
                        entry.getKey().word() + " (" + Counts.format(entry.getValue()) + ")", entry.getKey()))
                .toList());
        rows.setValue(offer.rows());
        List<Choice.Option<ExportColumns>> options = new ArrayList<>();
        offer.sets().forEach(set -> options.add(new Choice.Option<>(set.label(), set)));
        options.add(new Choice.Option<>(BY_HAND.label(), BY_HAND));
        sets = new Choice<>("Columns", options);
        format = Choice.among("Format", ConnLogFormat.class, ExportPane::word);
        format.setValue(firstFormat);
        ListView<String> list = new ListView<>();
        list.getItems().setAll(offer.columns());
        list.setPrefHeight(LIST_HEIGHT);
        list.setMinHeight(LIST_HEIGHT);
        list.setAccessibleText("Columns to export");
        list.setCellFactory(CheckBoxListCell.forListView(this::ticked));
        extras = new CheckBox(offer.extras().label());
        extras.setId("export-extras");
        getChildren().setAll(rows, sets, list, format, outcome);
        if (!offer.extras().ids().isEmpty()) {
            getChildren().add(getChildren().indexOf(format), extras);
        }
        if (!offer.caution().isEmpty()) {
            Label caution = styled(new Label(offer.caution(), new IconView(Icon.INFO)), "caution");
            caution.setWrapText(true);
            getChildren().add(getChildren().indexOf(list), caution);
        }
        sets.valueProperty().subscribe(this::showSet);
        rows.valueProperty().subscribe(() -> update());
        extras.selectedProperty().subscribe(() -> update());
        update();
    }

    static String word(ConnLogFormat format) {
        return switch (format) {
            case TSV -> "Zeek log, tab-separated";
            case JSON -> "JSON lines";
            case CSV -> "CSV";
        };
    }

    private BooleanProperty ticked(String column) {
        return ticked.computeIfAbsent(column, any -> {
            BooleanProperty property = new SimpleBooleanProperty();
            property.subscribe((before, now) -> tickedByHand());
            return property;
        });
    }

    /// What is chosen by hand begins with the set before.
    private void showSet(ExportColumns set) {
        if (!set.equals(BY_HAND)) {
            showing = true;
            offer.columns().forEach(column -> ticked(column).set(set.ids().contains(column)));
            showing = false;
        }
        update();
    }

    private void tickedByHand() {
        if (!showing) {
            sets.setValue(BY_HAND);
            update();
        }
    }

    private void update() {
        boolean none = chosen().isEmpty();
        int columns = columns().size();
        incomplete.set(none);
        int count = offer.counts().getOrDefault(rows.getValue(), 0);
        outcome.setText(none
                ? "Choose at least one column"
                : Counts.format(count) + " " + offer.noun() + (count == 1 ? "" : "s") + " with " + columns
                        + (columns == 1 ? " column" : " columns"));
    }

    /// Whether something is missing to begin.
    ReadOnlyBooleanProperty incompleteProperty() {
        return incomplete.getReadOnlyProperty();
    }

    ExportRows rows() {
        return rows.getValue();
    }

    /// What is chosen, and the extras behind it where they are wanted.
    List<String> columns() {
        return extras.isSelected()
                ? Stream.concat(chosen().stream(), offer.extras().ids().stream()).toList()
                : chosen();
    }

    /// Those of the set in its order, or those ticked in the order of the list.
    private List<String> chosen() {
        ExportColumns set = sets.getValue();
        return set.equals(BY_HAND)
                ? offer.columns().stream().filter(column -> ticked(column).get()).toList()
                : set.ids();
    }

    ConnLogFormat format() {
        return format.getValue();
    }
}
