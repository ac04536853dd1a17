package shad.views.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import shad.views.style.Styles;

/// Names at the left, values at the right, one pair a line. Style class `key-value-grid`.
public final class KeyValueGrid extends GridPane {
    private int rows;

    public KeyValueGrid() {
        getStyleClass().add("key-value-grid");
        ColumnConstraints keys = new ColumnConstraints();
        keys.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(keys, values);
    }

    /// Adds a value in equally wide letters.
    public KeyValueGrid add(String key, String value) {
        Label label = Styles.styled(new Label(value), Styles.MONO);
        label.setWrapText(true);
        return add(key, label);
    }

    public KeyValueGrid add(String key, Node value) {
        Label keyLabel = Styles.styled(new Label(key), Styles.MUTED);
        keyLabel.setLabelFor(value);
        addRow(rows++, keyLabel, value);
        return this;
    }

    public void clear() {
        getChildren().clear();
        rows = 0;
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("key-value-grid.css");
    }
}
