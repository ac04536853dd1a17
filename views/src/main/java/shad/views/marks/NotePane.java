package shad.views.marks;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import shad.model.marks.Mark;
import shad.model.marks.Remark;
import shad.views.control.Choice;
import shad.views.style.Styles;

/// A small form for the mark and the note of connections. Ctrl+Enter saves; Tab leaves the text. Style class `note-pane`.
public final class NotePane extends VBox {
    private static final KeyCombination SAVE = KeyCombination.valueOf("Shortcut+Enter");
    private static final KeyCombination LEAVE = KeyCombination.valueOf("Tab");

    private final Choice<Mark> mark;
    private final TextArea text = new TextArea();
    private final Button save = Styles.styled(new Button("Save"), Styles.ACCENT);

    /// @param title what the note is about
    /// @param about what will happen, in a sentence
    /// @param remark what stands there
    /// @param onSave gets what is to stand there
    /// @param onCancel when nothing is to change
    public NotePane(String title, String about, Remark remark, Consumer<Remark> onSave, Runnable onCancel) {
        getStyleClass().addAll(Styles.OVERLAY_CARD, "note-pane");
        getStylesheets().add(Objects.requireNonNull(NotePane.class.getResource("marks.css")).toExternalForm());
        mark = new Choice<>("Mark", options());
        mark.setValue(remark.mark() == Mark.NOTE ? Mark.NONE : remark.mark());
        text.setId("note-text");
        text.setText(remark.note());
        text.setPromptText("What is there to know about it?");
        text.setAccessibleText("Note");
        text.setWrapText(true);
        text.setPrefRowCount(6);
        text.setTextFormatter(new TextFormatter<>(
                change -> change.getControlNewText().length() > Remark.LONGEST_NOTE ? null : change));
        save.setId("note-save");
        save.setOnAction(event -> onSave.accept(
                new Remark(mark.getValue(), text.getText().strip())));
        Button cancel = new Button("Cancel");
        cancel.setOnAction(event -> onCancel.run());
        Label room = Styles.styled(new Label(), Styles.MUTED);
        text.textProperty().subscribe(now -> room.setText(
                now.length() < Remark.LONGEST_NOTE ? "" : "A note may have " + Remark.LONGEST_NOTE + " letters."));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label heading = Styles.styled(new Label(title), Styles.TITLE);
        heading.setWrapText(true);
        Label explanation = Styles.styled(new Label(about), Styles.MUTED);
        explanation.setWrapText(true);
        getChildren().setAll(
                heading, explanation, mark, text, Styles.styled(new HBox(room, gap, cancel, save), "buttons"));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    private static List<Choice.Option<Mark>> options() {
        return Stream.concat(Stream.of(Mark.NONE), Mark.choices().stream())
                .map(each -> new Choice.Option<>(MarkWords.title(each), each))
                .toList();
    }

    /// What gets the keyboard first.
    public Node focus() {
        return text;
    }

    private void pressed(KeyEvent event) {
        if (SAVE.match(event)) {
            save.fireEvent(new ActionEvent());
            event.consume();
        } else if (LEAVE.match(event)) {
            save.requestFocus();
            event.consume();
        }
    }
}
