package shad.views.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import shad.views.style.Styles;

/// Chooses the columns of a table: a line each, found by name or meaning, with what is shown, what stays at the left, and
/// the order (Alt+Up and Alt+Down). The table follows at once. Style class `column-dialog`.
public final class ColumnDialog extends Dialog<Void> {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 560;

    private final WindowedTable table;
    private final TextField search = new TextField();
    private final VBox lines = Styles.styled(new VBox(), "lines");

    public ColumnDialog(WindowedTable table, Window owner) {
        this.table = table;
        initOwner(owner);
        setTitle("Columns");
        setResizable(true);
        search.setPromptText("Find a column");
        search.setAccessibleText("Find a column by name or meaning");
        search.textProperty().subscribe(text -> fill());
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Button usual = new Button("Usual Columns");
        usual.setOnAction(event -> {
            table.resetColumns();
            fill();
        });
        VBox content = new VBox(search, scroll, usual);
        content.getStyleClass().add("column-dialog");
        content.setPrefSize(WIDTH, HEIGHT);
        getDialogPane().setContent(content);
        // Some window managers give a dialog that can be resized less than it asks for.
        getDialogPane().setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        getDialogPane()
                .getStylesheets()
                .add(Objects.requireNonNull(ColumnDialog.class.getResource("column-dialog.css")).toExternalForm());
        setOnShown(event -> search.requestFocus());
    }

    private void fill() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        lines.getChildren().clear();
        for (ColumnState state : table.columnStates()) {
            ColumnSpec spec = table.spec(state.columnId());
            String meaning = Objects.requireNonNullElse(spec.meaning(), "");
            if ((spec.name() + " " + meaning).toLowerCase(Locale.ROOT).contains(wanted)) {
                lines.getChildren().add(line(spec, state, meaning));
            }
        }
    }

    private Node line(ColumnSpec spec, ColumnState state, String meaning) {
        CheckBox shown = Styles.styled(new CheckBox(spec.name()), Styles.MONO);
        shown.setMnemonicParsing(false);
        shown.setSelected(state.visible());
        shown.setId(spec.id());
        shown.setAccessibleText("Show " + spec.name() + ", " + meaning);
        shown.setOnAction(event -> table.setColumnVisible(spec.id(), shown.isSelected()));
        shown.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyPressed(event, spec.id()));
        ToggleButton pin = Styles.styled(new ToggleButton("Pin"), Styles.SMALL, Styles.FLAT);
        pin.setSelected(state.pinned());
        pin.setAccessibleText("Pin " + spec.name() + " at the left");
        pin.setOnAction(event -> {
            table.setColumnPinned(spec.id(), pin.isSelected());
            fill();
        });
        Button up = mover("Up", spec, -1);
        Button down = mover("Down", spec, 1);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(shown, space, pin, up, down);
        return Styles.styled(new VBox(head, Styles.styled(new Label(meaning), Styles.MUTED)), "line");
    }

    private Button mover(String word, ColumnSpec spec, int step) {
        Button button = Styles.styled(new Button(word), Styles.SMALL, Styles.FLAT);
        button.setAccessibleText("Move " + spec.name() + " " + word.toLowerCase(Locale.ROOT));
        button.setOnAction(event -> move(spec.id(), step));
        return button;
    }

    private void keyPressed(KeyEvent event, String columnId) {
        if (event.isAltDown() && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            move(columnId, event.getCode() == KeyCode.UP ? -1 : 1);
            event.consume();
        }
    }

    /// Changes places with the neighbour, and keeps the keyboard on the column.
    private void move(String columnId, int step) {
        List<ColumnState> states = new ArrayList<>(table.columnStates());
        int at = 0;
        while (!states.get(at).columnId().equals(columnId)) {
            at++;
        }
        int to = at + step;
        if (to >= 0 && to < states.size() && states.get(to).pinned() == states.get(at).pinned()) {
            states.add(to, states.remove(at));
            table.setColumnStates(states);
            fill();
            lines.lookupAll(".check-box").stream()
                    .filter(node -> columnId.equals(node.getId()))
                    .forEach(Node::requestFocus);
        }
    }
}
