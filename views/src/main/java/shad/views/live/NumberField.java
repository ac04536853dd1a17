package shad.views.live;

import java.util.Locale;
import java.util.regex.Pattern;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/// A field for a whole number, or for none. Takes nothing but digits. Style class `number-field`.
public final class NumberField extends TextField {
    /// A limit that nobody needs higher.
    static final long LARGEST = 999_999_999;
    private static final Pattern NUMBER = Pattern.compile("\\d{0,9}");

    public NumberField() {
        getStyleClass().add("number-field");
        setTextFormatter(new TextFormatter<>(
                change -> NUMBER.matcher(change.getControlNewText()).matches() ? change : null));
    }

    /// The number, or 0 where there is none.
    long value() {
        return getText().isEmpty() ? 0 : Long.parseLong(getText());
    }

    void setValue(long number) {
        setText(number == 0 ? "" : String.format(Locale.ROOT, "%d", number));
    }
}
