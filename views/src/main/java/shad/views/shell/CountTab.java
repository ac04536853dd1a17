package shad.views.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.HBox;
import shad.views.control.BusySign;
import shad.views.selection.RowCount;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// A tab with a small text beside its title, mostly a count, and a sign behind that while it counts.
final class CountTab extends Tab {
    private static final double SIGN_SIZE = 8;
    private static final double SIGN_GAP = 3;

    private final String title;
    private final Label note = Styles.styled(new Label(), Styles.TAB_COUNT);
    private final BusySign sign = new BusySign("Counting: the figures are older than the rows shown");

    CountTab(String id, String title, Node content) {
        this.title = title;
        setId(id);
        setClosable(false);
        setContent(content);
        setGraphic(Styles.styled(new HBox(new Label(title), note, sign), "tab-title"));
        // It stands in the margin, so that no tab moves when it comes and goes.
        sign.setManaged(false);
        sign.resize(SIGN_SIZE, SIGN_SIZE);
        note.boundsInParentProperty()
                .subscribe(bounds -> sign.relocate(bounds.getMaxX() + SIGN_GAP, bounds.getCenterY() - SIGN_SIZE / 2));
    }

    /// What is counted for this tab: for as long as it is in front, and it says so when it is behind.
    void setCounting(RowCount<?> counting) {
        counting.lookedAtProperty().bind(selectedProperty());
        sign.busyProperty().bind(counting.behindProperty().and(selectedProperty()));
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
