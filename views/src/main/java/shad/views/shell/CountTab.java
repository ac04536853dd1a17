package shad.views.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// A tab with a small text beside its title, mostly a count.
final class CountTab extends Tab {
    private final String title;
    private final Label note = Styles.styled(new Label(), Styles.TAB_COUNT);

    CountTab(String id, String title, Node content) {
        this.title = title;
        setId(id);
        setClosable(false);
        setContent(content);
        setGraphic(Styles.styled(new HBox(new Label(title), note), "tab-title"));
    }

    String title() {
        return title;
    }

    /// Shows a count; none when it is 0.
    void setCount(int count) {
        setNote(count == 0 ? "" : Counts.format(count));
    }

    /// Sets the text; empty for none.
    void setNote(String text) {
        note.setText(text);
    }

    String note() {
        return note.getText();
    }

    /// Whether the text asks for attention.
    void setNotice(boolean notice) {
        note.getStyleClass().remove(Styles.NOTICE);
        if (notice) {
            note.getStyleClass().add(Styles.NOTICE);
        }
    }
}
