package shad.views.control;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;
import shad.views.text.FuzzyMatch;

/// A field above a list: what is written narrows the list to what fits it, best first; Up and Down choose, Enter takes.
/// Style class `finder`.
public final class Finder extends VBox {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");

    /// One line of the list.
    ///
    /// @param group what it belongs to, before the title; may be empty
    /// @param title is searched, with the group
    /// @param note after the title, muted; may be empty
    /// @param keys at the end of the line; may be empty
    /// @param available whether it can be taken now
    /// @param action what taking it does; null where there is nothing to do
    public record Line(
            String group, String title, String note, String keys, boolean available, @Nullable Runnable action) {
        private String searched() {
            return group.isEmpty() ? title : group + " " + title;
        }
    }

    private final List<Line> lines;
    private final ObservableList<Line> shown = FXCollections.observableArrayList();
    private final TextField field = new TextField();
    private final ListView<Line> list = new ListView<>(shown);
    private final Label count = Styles.styled(new Label(), Styles.CAPTION);
    private final Runnable onDone;

    /// @param title what is looked for, also for screen readers
    /// @param prompt stands in the empty field
    /// @param lines in the order shown while nothing is written
    /// @param onDone is called before a line is taken
    public Finder(String title, String prompt, List<Line> lines, Runnable onDone) {
        this.lines = List.copyOf(lines);
        this.onDone = onDone;
        getStyleClass().add("finder");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setPromptText(prompt);
        field.setAccessibleText(title);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setAccessibleText(title);
        list.setFocusTraversable(false);
        list.setCellFactory(any -> new LineCell());
        list.setPlaceholder(Styles.styled(new Label("Nothing fits"), Styles.MUTED));
        Label heading = Styles.styled(new Label(title), Styles.HEADING);
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        getChildren().setAll(Styles.styled(new HBox(heading, count), "head"), field, list);
        field.textProperty().subscribe(this::search);
    }

    /// What gets the keyboard.
    public Node focus() {
        return field;
    }

    private void search(String search) {
        record Hit(Line line, int score) {}
        List<Hit> hits = lines.stream()
                .flatMap(line -> {
                    OptionalInt score = FuzzyMatch.score(search, line.searched());
                    return (score.isPresent() ? IntStream.of(score.getAsInt()) : IntStream.empty())
                            .mapToObj(value -> new Hit(line, value));
                })
                .toList();
        shown.setAll(search.isBlank()
                ? lines
                : hits.stream()
                        .sorted(Comparator.comparingInt(Hit::score).reversed())
                        .map(Hit::line)
                        .toList());
        count.setText(shown.size() == lines.size() ? "" : shown.size() + " of " + lines.size());
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void keyPressed(KeyEvent event) {
        int page = 8;
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(page);
            case PAGE_UP -> move(-page);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (!shown.isEmpty()) {
            int index = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, shown.size() - 1);
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 4));
        }
    }

    private void take(@Nullable Line line) {
        if (line != null && line.available() && line.action() != null) {
            onDone.run();
            line.action().run();
        }
    }

    private final class LineCell extends ListCell<Line> {
        private final Label group = Styles.styled(new Label(), Styles.MUTED);
        private final Label title = new Label();
        private final Label note = Styles.styled(new Label(), Styles.CAPTION);
        private final Label keys = Styles.styled(new Label(), "keys");
        private final HBox row = Styles.styled(new HBox(group, title, note, keys), "line");

        LineCell() {
            HBox.setHgrow(note, Priority.ALWAYS);
            note.setMaxWidth(Double.MAX_VALUE);
            group.setMinWidth(Region.USE_PREF_SIZE);
            title.setMinWidth(Region.USE_PREF_SIZE);
            keys.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    take(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            setGraphic(empty ? null : row);
            if (line != null && !empty) {
                show(group, line.group());
                title.setText(line.title());
                note.setText(line.note());
                show(keys, line.keys());
                pseudoClassStateChanged(UNAVAILABLE, !line.available());
                setAccessibleText(String.join(", ", line.searched(), line.note(), line.keys()));
            }
        }

        private static void show(Label label, String text) {
            label.setText(text);
            label.setVisible(!text.isEmpty());
            label.setManaged(!text.isEmpty());
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("finder.css");
    }
}
