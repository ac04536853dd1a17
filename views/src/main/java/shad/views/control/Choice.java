package shad.views.control;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import shad.views.style.Styles;

/// One of few values, as buttons side by side under a word. Style class `choice`.
///
/// @param <T> what is chosen
public final class Choice<T> extends HBox {
    /// A value and the word for it.
    public record Option<T>(String word, T value) {}

    private final ObjectProperty<T> value;

    /// The first option is chosen.
    ///
    /// @param caption what the choice is about
    public Choice(String caption, List<Option<T>> options) {
        getStyleClass().add("choice");
        value = new SimpleObjectProperty<>(this, "value", options.getFirst().value());
        Label label = Styles.styled(new Label(caption), Styles.MUTED);
        HBox buttons = Styles.styled(new HBox(), "buttons");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < options.size(); i++) {
            ToggleButton button = button(options.get(i), caption);
            button.setToggleGroup(group);
            button.getStyleClass().add(place(i, options.size()));
            buttons.getChildren().add(button);
        }
        getChildren().addAll(label, buttons);
    }

    /// The constants of an enum, the first of which is chosen.
    public static <E extends Enum<E>> Choice<E> among(String caption, Class<E> type, Function<E, String> word) {
        return new Choice<>(caption, Arrays.stream(type.getEnumConstants())
                .map(value -> new Option<>(word.apply(value), value))
                .toList());
    }

    private ToggleButton button(Option<T> option, String caption) {
        ToggleButton button = Styles.styled(new ToggleButton(option.word()), Styles.SMALL);
        button.setAccessibleText(caption + " " + option.word());
        // A click on what is chosen leaves it chosen.
        button.setOnAction(event -> button.setSelected(true));
        value.subscribe(now -> button.setSelected(option.value().equals(now)));
        // The arrow keys select without an action.
        button.selectedProperty().subscribe((before, selected) -> {
            if (selected) {
                value.set(option.value());
            }
        });
        return button;
    }

    private static String place(int index, int size) {
        return index == 0 ? "left-pill" : index == size - 1 ? "right-pill" : "center-pill";
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    public T getValue() {
        return value.get();
    }

    public void setValue(T newValue) {
        value.set(newValue);
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("choice.css");
    }
}
