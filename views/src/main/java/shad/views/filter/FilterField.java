package shad.views.filter;

import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.selection.Selection;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// The field for the filter: an icon that says whether it is understood, the text with a mark below what is not, how many
/// rows pass, and buttons to keep the filter and to choose an earlier one. Style class `filter-box`.
public final class FilterField extends StackPane {
    private static final String PROMPT = "Filter: words, or conn_state == S0 && history has t";
    private static final String HELP = """
            Words side by side must all occur; !word must not; "two words" are one.
            conn_state == S0 && id.resp_p in {22, 8000..8100} && orig_bytes > 1 MB
            host in 10.0.0.0/8 || service contains "ssl" || history has t>=100
            Ctrl+Space proposes, Alt+Down shows earlier filters.""";
    /// Below the place where something is missing.
    private static final double CARET_WIDTH = 8;
    private static final int LONGEST_MENU_TEXT = 90;

    private final TextField field = Styles.styled(new TextField(), Styles.FILTER_FIELD, Styles.MONO);
    private final IconView icon = new IconView(Icon.FILTER);
    private final Region mark = Styles.styled(new Region(), "filter-mark");
    private final Label message = Styles.styled(new Label(), Styles.MUTED);
    private final Button save = button("filter-save", Icon.STAR, "Keep this filter as a button");
    private final Button earlier = button("filter-earlier", Icon.CHEVRON_DOWN, "Earlier filters (Alt+Down)");
    private final Selection selection;
    private final FilterViewModel viewModel;
    private final FilterLibrary library;
    private final ContextMenu earlierMenu = new ContextMenu();

    public FilterField(Selection selection, FilterViewModel viewModel, FilterLibrary library) {
        this.selection = selection;
        this.viewModel = viewModel;
        this.library = library;
        getStyleClass().add("filter-box");
        getStylesheets().add(Stylesheet.URL);
        field.setPromptText(PROMPT);
        field.setTooltip(new Tooltip(HELP));
        field.setAccessibleText("Filter");
        field.textProperty().bindBidirectional(selection.filterTextProperty());
        Completion.install(field, viewModel);
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
        save.setOnAction(event -> NamePopup.show(
                save, "Name", "", name -> library.save(new SavedFilter(name, field.getText().strip()))));
        earlier.setOnAction(event -> showEarlier());

        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        icon.setMouseTransparent(true);
        message.setMouseTransparent(true);
        space.setMouseTransparent(true);
        HBox overlay = Styles.styled(new HBox(icon, space, message, save, earlier), "filter-overlay");
        overlay.setAlignment(Pos.CENTER_LEFT);
        overlay.setPickOnBounds(false);
        mark.setManaged(false);
        mark.setMouseTransparent(true);
        mark.setVisible(false);
        getChildren().addAll(field, overlay, mark);

        viewModel.statusProperty().subscribe(this::update);
        selection.shownProperty().subscribe(() -> update(viewModel.getStatus()));
        selection.snapshotProperty().subscribe(() -> update(viewModel.getStatus()));
        field.caretPositionProperty().subscribe(() -> placeMarkLater());
        field.widthProperty().subscribe(() -> placeMarkLater());
    }

    private static Button button(String id, Icon icon, String meaning) {
        Button button = Styles.styled(new Button(), Styles.FLAT, Styles.ICON_ONLY, Styles.SMALL);
        button.setId(id);
        button.setGraphic(new IconView(icon, 14));
        button.setTooltip(new Tooltip(meaning));
        button.setAccessibleText(meaning);
        return button;
    }

    /// Puts the cursor into the field, with its text selected.
    public void focusText() {
        field.requestFocus();
        field.selectAll();
    }

    /// Writes a filter for a person to go on with; Enter puts it in force.
    public void prepare(String text) {
        viewModel.prepare(text);
        field.requestFocus();
        field.end();
    }

    /// Puts the cursor into the field, with a part of its text selected.
    void select(int start, int end) {
        field.requestFocus();
        field.selectRange(start, end);
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            viewModel.applyNow();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN && event.isAltDown()) {
            showEarlier();
            event.consume();
        }
    }

    // --- earlier filters ----------------------------------------------------------------------------------------------

    private void showEarlier() {
        earlierMenu.getItems().clear();
        for (String text : library.recent()) {
            earlierMenu.getItems().add(item(shortened(text), () -> {
                selection.setFilterText(text);
                viewModel.applyNow();
            }));
        }
        if (!library.recent().isEmpty()) {
            earlierMenu.getItems().addAll(
                    new SeparatorMenuItem(),
                    item("Forget Earlier Filters", () -> library.recent().clear()));
        }
        earlierMenu.getItems().add(item("Named Lists…", this::editLists));
        earlierMenu.show(field, Side.BOTTOM, 0, 2);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        // Filters may have underscores, which are no mnemonics.
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        return item;
    }

    private static String shortened(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > LONGEST_MENU_TEXT ? line.substring(0, LONGEST_MENU_TEXT) + "…" : line;
    }

    /// Lets a person define the lists that filters ask for by name.
    public void editLists() {
        new ListsDialog(getScene().getWindow(), library.getLists())
                .showAndWait()
                .ifPresent(library.listsProperty()::set);
    }

    // --- what is said about the text ----------------------------------------------------------------------------------

    private void update(FilterStatus status) {
        FilterStatus.Kind kind = status.kind();
        field.pseudoClassStateChanged(Styles.OK, kind == FilterStatus.Kind.OK);
        field.pseudoClassStateChanged(Styles.ERROR, kind == FilterStatus.Kind.ERROR);
        icon.getStyleClass().removeAll("ok", "error");
        switch (kind) {
            case NEUTRAL -> icon.setIcon(Icon.FILTER);
            case OK -> {
                icon.setIcon(Icon.CHECK);
                icon.getStyleClass().add("ok");
            }
            case ERROR -> {
                icon.setIcon(Icon.ERROR);
                icon.getStyleClass().add("error");
            }
        }
        message.setText(count());
        save.setDisable(kind != FilterStatus.Kind.OK);
        field.setAccessibleHelp(kind == FilterStatus.Kind.ERROR ? status.message() : message.getText());
        placeMarkLater();
    }

    private String count() {
        int all = selection.getSnapshot().size();
        return all == 0 ? "" : Counts.format(selection.getShown().count()) + " of " + Counts.format(all);
    }

    /// The text is laid out first.
    private void placeMarkLater() {
        mark.setVisible(false);
        if (viewModel.getStatus().kind() == FilterStatus.Kind.ERROR) {
            Platform.runLater(this::placeMark);
        }
    }

    private void placeMark() {
        FilterStatus status = viewModel.getStatus();
        int length = field.getLength();
        if (status.kind() != FilterStatus.Kind.ERROR || !(field.getSkin() instanceof TextFieldSkin skin)
                || status.position() > length) {
            return;
        }
        double left = field.getInsets().getLeft();
        double right = field.getWidth() - field.getInsets().getRight();
        double start = status.position() == 0 ? left : skin.getCharacterBounds(status.position() - 1).getMaxX();
        double end = start + CARET_WIDTH;
        int last = Math.min(status.position() + status.length(), length) - 1;
        if (status.length() > 0 && last >= status.position()) {
            Rectangle2D bounds = skin.getCharacterBounds(last);
            end = bounds.getMaxX();
        }
        double x = Math.clamp(start, left, right);
        double width = Math.clamp(end, left, right) - x;
        double y = field.getHeight() - field.getInsets().getBottom() - 5;
        mark.resizeRelocate(field.getLayoutX() + x, field.getLayoutY() + y, width, 2);
        mark.setVisible(width > 0);
    }
}
