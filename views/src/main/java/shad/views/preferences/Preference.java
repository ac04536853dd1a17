package shad.views.preferences;

import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One thing that a person can set, as text: declared once for the dialog, the file and whoever goes by it. Start with
/// [#choice], [#onOff] or [#text]; [Preferences#set] changes it. FX thread only.
public final class Preference {
    /// Headings of the dialog.
    public enum Section {
        LOOK("Appearance"),
        VALUES("Times and units"),
        READING("Reading captures"),
        SERVICES("Known services"),
        TIMEOUTS("Timeouts, in seconds");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /// How it is set.
    public sealed interface Editor permits Choices, Switch, Text {}

    /// One of few values.
    public record Choices(List<Option> options) implements Editor {}

    /// A value and the word for it.
    public record Option(String value, String word) {}

    /// `true` or `false`.
    public record Switch() implements Editor {}

    /// Anything that the check lets pass.
    public record Text() implements Editor {}

    private final String key;
    private final Section section;
    private final String title;
    private final String about;
    private final String standard;
    private final Editor editor;
    private final UnaryOperator<String> check;
    private boolean rereading;
    private final ReadOnlyStringWrapper value;

    private Preference(
            String key,
            Section section,
            String title,
            String about,
            String standard,
            Editor editor,
            UnaryOperator<String> check) {
        this.key = key;
        this.section = section;
        this.title = title;
        this.about = about;
        this.standard = standard;
        this.editor = editor;
        this.check = check;
        value = new ReadOnlyStringWrapper(this, "value", standard);
    }

    /// One of few values.
    ///
    /// @param key what the file calls it
    /// @param about what it does, in a sentence; may be empty
    /// @param standard value as long as nobody sets another
    public static Preference choice(
            String key, Section section, String title, String about, String standard, List<Option> options) {
        return new Preference(key, section, title, about, standard, new Choices(options),
                text -> options.stream().anyMatch(option -> option.value().equals(text)) ? "" : "no such choice");
    }

    /// Something that is on or off.
    public static Preference onOff(String key, Section section, String title, String about, boolean standard) {
        return new Preference(key, section, title, about, String.valueOf(standard), new Switch(),
                text -> text.equals("true") || text.equals("false") ? "" : "neither true nor false");
    }

    /// Anything that passes a check.
    ///
    /// @param check says what is wrong with a text; empty if nothing is
    public static Preference text(
            String key, Section section, String title, String about, String standard, UnaryOperator<String> check) {
        return new Preference(key, section, title, about, standard, new Text(), check);
    }

    /// The same, marked as something that the open capture must be read again for.
    Preference rereading() {
        rereading = true;
        return this;
    }

    public String key() {
        return key;
    }

    public Section section() {
        return section;
    }

    public String title() {
        return title;
    }

    public String about() {
        return about;
    }

    public String standard() {
        return standard;
    }

    public Editor editor() {
        return editor;
    }

    /// Whether an open capture shows it only once it is read again.
    public boolean needsReading() {
        return rereading;
    }

    /// What is wrong with a text; empty if it can be the value.
    public String problem(String text) {
        return check.apply(text);
    }

    /// The value in force; always one that the check lets pass.
    public ReadOnlyStringProperty valueProperty() {
        return value.getReadOnlyProperty();
    }

    public String value() {
        return value.get();
    }

    public boolean isChanged() {
        return !value.get().equals(standard);
    }

    void setValue(String text) {
        value.set(text);
    }
}
