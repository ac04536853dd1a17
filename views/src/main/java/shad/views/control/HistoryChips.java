package shad.views.control;

import java.util.BitSet;
import java.util.function.IntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;

/// A history letter by letter: the originator's chips above and filled, the responder's below and outlined, trouble in its
/// own colour. One chip can be selected, with the mouse, the arrow keys, Home and End. Long histories wrap. Style class
/// `history-chips`.
public final class HistoryChips extends Control {
    private final StringProperty history = new SimpleStringProperty(this, "history", "");
    private final IntegerProperty selectedIndex = new SimpleIntegerProperty(this, "selectedIndex", -1);
    private final ObjectProperty<BitSet> found = new SimpleObjectProperty<>(this, "found", new BitSet());
    private final ObjectProperty<IntFunction<String>> chipText =
            new SimpleObjectProperty<>(this, "chipText", index -> String.valueOf(history.get().charAt(index)));

    public HistoryChips() {
        getStyleClass().add("history-chips");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setFocusTraversable(true);
        history.subscribe(() -> selectedIndex.set(-1));
    }

    /// The letters, as in conn.log. A new history has no chip selected.
    public StringProperty historyProperty() {
        return history;
    }

    public String getHistory() {
        return history.get();
    }

    public void setHistory(String letters) {
        history.set(letters);
    }

    /// Index of the selected letter, or -1.
    public IntegerProperty selectedIndexProperty() {
        return selectedIndex;
    }

    public int getSelectedIndex() {
        return selectedIndex.get();
    }

    /// Selects a letter; an index outside of the history selects none.
    public void select(int index) {
        selectedIndex.set(index >= 0 && index < history.get().length() ? index : -1);
    }

    /// Indexes of letters that were looked for, which stand out.
    public ObjectProperty<BitSet> foundProperty() {
        return found;
    }

    public BitSet getFound() {
        return found.get();
    }

    public void setFound(BitSet letters) {
        found.set(letters);
    }

    /// What a chip means in words, by index: tooltip and text for screen readers.
    public ObjectProperty<IntFunction<String>> chipTextProperty() {
        return chipText;
    }

    public void setChipText(IntFunction<String> text) {
        chipText.set(text);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new HistoryChipsSkin(this);
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("history-chips.css");
    }
}
