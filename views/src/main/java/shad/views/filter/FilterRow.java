package shad.views.filter;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.control.Pill;
import shad.views.selection.Selection;
import shad.views.style.Styles;

/// Below the field: why its text is not understood, the parts of the filter in force, filters kept as buttons. Not there
/// while there is nothing to say. Style class `filter-row`.
public final class FilterRow extends FlowPane {
    private final Selection selection;
    private final FilterViewModel viewModel;
    private final FilterLibrary library;
    private final FilterField field;
    private final Node others;
    private final Label faultText = new Label();
    private final Node fault = fault(faultText);
    private final List<Node> savedButtons = new ArrayList<>();
    private final List<PartPill> pills = new ArrayList<>();
    private boolean stale;

    /// What shows a part of the filter, as long as its text stays the same.
    private record PartPill(String text, Node node) {}

    /// @param others other conditions in force, in the same row
    public FilterRow(
            Selection selection, FilterViewModel viewModel, FilterLibrary library, FilterField field, Node others) {
        this.selection = selection;
        this.viewModel = viewModel;
        this.library = library;
        this.field = field;
        this.others = others;
        Styles.styled(this, Styles.PILL_ROW, "filter-row");
        getStylesheets().add(Stylesheet.URL);
        viewModel.statusProperty().subscribe(this::changed);
        viewModel.understoodProperty().subscribe(this::changed);
        others.managedProperty().subscribe(this::changed);
        library.saved().subscribe(() -> {
            makeSavedButtons();
            changed();
        });
        selection.filterTextProperty().subscribe(this::changed);
        makeSavedButtons();
        show();
    }

    private void makeSavedButtons() {
        savedButtons.clear();
        library.saved().forEach(saved -> savedButtons.add(savedButton(saved)));
    }

    /// A key changes several things; what they come to is shown once.
    private void changed() {
        if (!stale) {
            stale = true;
            Platform.runLater(this::show);
        }
    }

    private void show() {
        stale = false;
        List<Node> nodes = new ArrayList<>();
        FilterStatus status = viewModel.getStatus();
        if (status.kind() == FilterStatus.Kind.ERROR) {
            faultText.setText(status.message());
            nodes.add(fault);
        }
        String text = selection.getFilterText().strip();
        for (int i = 0; i < savedButtons.size(); i++) {
            savedButtons.get(i).pseudoClassStateChanged(
                    Styles.SELECTED, library.saved().get(i).text().equals(text));
        }
        nodes.addAll(savedButtons);
        showParts(viewModel.parts());
        pills.forEach(pill -> nodes.add(pill.node));
        if (others.isManaged()) {
            nodes.add(others);
        }
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    private static Node fault(Label text) {
        IconView icon = new IconView(Icon.ERROR, 14);
        icon.getStyleClass().add("error");
        text.setWrapText(true);
        return Styles.styled(new HBox(icon, text), "filter-fault");
    }

    // --- saved filters ------------------------------------------------------------------------------------------------

    private Node savedButton(SavedFilter saved) {
        Button button = Styles.styled(new Button(saved.name()), Styles.SMALL, "saved-filter");
        button.setMnemonicParsing(false);
        button.setGraphic(new IconView(Icon.STAR_FILLED, 12));
        button.setTooltip(new Tooltip(saved.text()));
        button.setAccessibleText("Filter " + saved.name());
        button.setAccessibleHelp(saved.text());
        button.setOnAction(event -> {
            selection.setFilterText(saved.text());
            viewModel.applyNow();
        });
        button.setContextMenu(new ContextMenu(
                item("Rename…", () -> NamePopup.show(
                        button, "Name", saved.name(), name -> library.rename(saved, name))),
                item("Move Left", () -> library.move(saved, -1)),
                item("Move Right", () -> library.move(saved, 1)),
                item("Delete", () -> library.saved().remove(saved))));
        return button;
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> action.run());
        return item;
    }

    // --- parts --------------------------------------------------------------------------------------------------------

    /// Making nodes takes long: those of parts that are still the same stay.
    private void showParts(List<String> parts) {
        for (int part = 0; part < parts.size(); part++) {
            String text = parts.get(part);
            if (part == pills.size()) {
                pills.add(new PartPill(text, pill(text, part)));
            } else if (!pills.get(part).text.equals(text)) {
                pills.set(part, new PartPill(text, pill(text, part)));
            }
        }
        pills.subList(parts.size(), pills.size()).clear();
    }

    private Node pill(String text, int part) {
        Button edit = new Button(text);
        edit.getStyleClass().setAll("pill-text");
        edit.setMnemonicParsing(false);
        edit.setAccessibleText("Part of the filter: " + text);
        edit.setAccessibleHelp("Enter edits, Delete removes, the exclamation mark negates");
        edit.setTooltip(new Tooltip("Click to edit; “!” turns it into its opposite, Delete removes it"));
        edit.setOnAction(event -> edit(part));
        edit.setContextMenu(new ContextMenu(
                item("Edit", () -> edit(part)),
                item("Turn into Its Opposite", () -> viewModel.negate(part)),
                item("Remove", () -> viewModel.remove(part))));
        edit.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                viewModel.remove(part);
                event.consume();
            }
        });
        edit.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("!")) {
                viewModel.negate(part);
                event.consume();
            }
        });
        return new Pill(edit, "Remove " + text, () -> viewModel.remove(part)).mono();
    }

    private void edit(int part) {
        FilterViewModel.PartRange range = viewModel.rangeOf(part);
        if (range == null) {
            field.focusText();
        } else {
            field.select(range.start(), range.end());
        }
    }
}
