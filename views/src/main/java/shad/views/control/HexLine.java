package shad.views.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;

/// One line of a [HexView]: offset, bytes, characters.
final class HexLine extends ListCell<Integer> {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    private final HexView view;
    private final Label offset = Styles.styled(new Label(), Styles.MONO, Styles.MUTED, "offset");
    private final List<Label> hex = new ArrayList<>();
    private final List<Label> characters = new ArrayList<>();
    private final HBox line = Styles.styled(new HBox(), "hex-line");
    private final HBox right = Styles.styled(new HBox(), "characters");

    HexLine(HexView view) {
        this.view = view;
    }

    @Override
    protected void updateItem(@Nullable Integer start, boolean empty) {
        super.updateItem(start, empty);
        if (empty || start == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        if (hex.size() != view.bytesPerLine()) {
            build();
        }
        StringBuilder spoken = new StringBuilder();
        offset.setText(String.format(Locale.ROOT, "%04x", start));
        for (int i = 0; i < hex.size(); i++) {
            int at = start + i;
            boolean isThere = at < view.length();
            String digits = isThere ? String.format(Locale.ROOT, "%02x", view.byteAt(at)) : "";
            spoken.append(' ').append(digits);
            show(hex.get(i), isThere ? digits : "  ", at);
            show(characters.get(i), isThere ? character(view.byteAt(at)) : " ", at);
        }
        setAccessibleText("offset " + start + ":" + spoken);
        setGraphic(line);
    }

    private void show(Label label, String text, int at) {
        label.setText(text);
        label.setUserData(at);
        label.pseudoClassStateChanged(Styles.SELECTED, view.isMarked(at) && at < view.length());
    }

    private void build() {
        hex.clear();
        characters.clear();
        for (int i = 0; i < view.bytesPerLine(); i++) {
            hex.add(byteLabel("byte"));
            characters.add(byteLabel("character"));
        }
        right.getChildren().setAll(characters);
        line.getChildren().setAll(offset);
        line.getChildren().addAll(hex);
        line.getChildren().add(right);
    }

    private Label byteLabel(String styleClass) {
        Label label = Styles.styled(new Label(), Styles.MONO, styleClass);
        label.setMinWidth(USE_PREF_SIZE);
        label.setOnMousePressed(event -> {
            if (label.getUserData() instanceof Integer at && at < view.length()) {
                view.chosenProperty().set(at);
            }
        });
        return label;
    }

    /// Controls are shown as dots.
    private static String character(int value) {
        return value < FIRST_PRINTABLE || value > LAST_PRINTABLE ? "·" : String.valueOf((char) value);
    }
}
