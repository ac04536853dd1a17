package shad.views.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something that a person can do, declared once: menus, buttons, palette and the sheet of keys are made of it. Start with
/// [#of] or [#toggle] and add what differs from the usual. Immutable; what it observes changes on the FX thread.
///
/// @param id what settings and tests call it, such as `file-open`
/// @param title as in a menu; an underscore stands before its mnemonic, two for one
/// @param about what it does, where the title is not enough; may be empty
/// @param keys the first is shown in the menu, all of them work
/// @param enabled whether it can be run now
/// @param whyNot what is missing when it can't be run: "no capture is open"
/// @param checked whether it is on, for what can be on or off; null for the rest
record Command(
        String id,
        ObservableValue<String> title,
        String about,
        List<KeyCombination> keys,
        Runnable action,
        ObservableValue<Boolean> enabled,
        ObservableValue<String> whyNot,
        @Nullable ObservableBooleanValue checked) {

    private static final ObservableValue<Boolean> ALWAYS = Bindings.createBooleanBinding(() -> true);
    private static final ObservableValue<String> NOTHING = new ReadOnlyStringWrapper("");

    static Command of(String id, String title, Runnable action) {
        return new Command(id, new ReadOnlyStringWrapper(title), "", List.of(), action, ALWAYS, NOTHING, null);
    }

    /// Switches something on and off.
    static Command toggle(String id, String title, BooleanProperty property) {
        return of(id, title, () -> property.set(!property.get())).checked(property);
    }

    /// Takes one of several values.
    static <T> Command choice(String id, String title, T value, ObjectProperty<T> property) {
        return of(id, title, () -> property.set(value)).checked(Bindings.createBooleanBinding(
                () -> value.equals(property.get()), property));
    }

    /// With one more combination of keys, such as `Shortcut+Shift+E`.
    Command key(String combination) {
        List<KeyCombination> more = new ArrayList<>(keys);
        more.add(KeyCombination.valueOf(combination));
        return new Command(id, title, about, List.copyOf(more), action, enabled, whyNot, checked);
    }

    Command about(String text) {
        return new Command(id, title, text, keys, action, enabled, whyNot, checked);
    }

    /// @param reason what is missing while `condition` does not hold
    Command when(ObservableValue<Boolean> condition, String reason) {
        return when(condition, new ReadOnlyStringWrapper(reason));
    }

    /// With a reason that changes.
    Command when(ObservableValue<Boolean> condition, ObservableValue<String> reason) {
        return new Command(id, title, about, keys, action, condition, reason, checked);
    }

    /// With a title that changes.
    Command titled(ObservableValue<String> newTitle) {
        return new Command(id, newTitle, about, keys, action, enabled, whyNot, checked);
    }

    Command checked(ObservableBooleanValue on) {
        return new Command(id, title, about, keys, action, enabled, whyNot, on);
    }

    /// The title as it reads.
    String plainTitle() {
        return title.getValue().replaceAll("_(.)", "$1");
    }

    /// The keys as they read: `Ctrl+O`; empty where there are none.
    String keyText() {
        return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
    }

    /// All keys as they read, those of the numeric pad like the others.
    Stream<String> keyTexts() {
        return keys.stream().map(KeyCombination::getDisplayText).distinct();
    }

    boolean isEnabled() {
        return enabled.getValue();
    }

    /// Does it, if that is possible now.
    void run() {
        if (isEnabled()) {
            action.run();
        }
    }
}
