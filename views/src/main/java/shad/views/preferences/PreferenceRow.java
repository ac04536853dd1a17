package shad.views.preferences;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// One preference: its name and meaning, the control that sets it, what is wrong with what is written, and the way back to
/// the standard. Style class `preference`, `:changed` when it is not the standard.
final class PreferenceRow extends HBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Preferences preferences;
    private final Preference preference;
    private final Label problem = Styles.styled(new Label(), Styles.NOTICE, "problem");
    private final Button reset = Styles.styled(new Button(), Styles.ICON_ONLY, Styles.FLAT);

    PreferenceRow(Preferences preferences, Preference preference) {
        this.preferences = preferences;
        this.preference = preference;
        getStyleClass().add("preference");
        Control editor = switch (preference.editor()) {
            case Preference.Choices choices -> choices(choices);
            case Preference.Switch any -> onOff();
            case Preference.Text any -> text();
        };
        editor.setAccessibleText(preference.title());
        editor.setAccessibleHelp(preference.about());
        Label title = new Label(preference.title());
        title.setLabelFor(editor);
        Label about = Styles.styled(new Label(about()), Styles.CAPTION);
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        about.setManaged(!about.getText().isEmpty());
        VBox words = new VBox(title, about, problem);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        showProblem("");
        reset.setGraphic(new IconView(Icon.RELOAD));
        reset.setTooltip(new Tooltip("Back to " + shown(preference.standard())));
        reset.setAccessibleText("Reset " + preference.title());
        reset.setOnAction(event -> preferences.reset(preference));
        getChildren().setAll(words, editor, reset);
        preference.valueProperty().subscribe(any -> {
            pseudoClassStateChanged(CHANGED, preference.isChanged());
            reset.setDisable(!preference.isChanged());
        });
    }

    private String about() {
        String again = preference.needsReading() ? "Counts when a capture is read." : "";
        return (preference.about() + " " + again).strip();
    }

    private ComboBox<Preference.Option> choices(Preference.Choices choices) {
        ComboBox<Preference.Option> box = new ComboBox<>();
        box.getItems().setAll(choices.options());
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Preference.@Nullable Option option) {
                return option == null ? "" : option.word();
            }

            @Override
            public Preference.@Nullable Option fromString(String word) {
                return null;
            }
        });
        preference.valueProperty().subscribe(value -> choices.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .ifPresent(box::setValue));
        box.setOnAction(event -> preferences.set(preference, box.getValue().value()));
        return box;
    }

    private CheckBox onOff() {
        CheckBox box = new CheckBox();
        preference.valueProperty().subscribe(value -> box.setSelected(Boolean.parseBoolean(value)));
        box.setOnAction(event -> preferences.set(preference, String.valueOf(box.isSelected())));
        return box;
    }

    /// What is written holds as soon as it is right; until then the value before does.
    private TextField text() {
        TextField field = Styles.styled(new TextField(), Styles.MONO, Styles.FILTER_FIELD);
        preference.valueProperty().subscribe(value -> {
            if (!value.equals(field.getText().strip())) {
                field.setText(value);
            }
        });
        field.textProperty().subscribe(text -> {
            String wrong = preference.problem(text.strip());
            field.pseudoClassStateChanged(Styles.ERROR, !wrong.isEmpty());
            showProblem(wrong);
            if (wrong.isEmpty()) {
                preferences.set(preference, text.strip());
            }
        });
        return field;
    }

    private void showProblem(String text) {
        problem.setText(text);
        problem.setGraphic(text.isEmpty() ? null : Styles.styled(new IconView(Icon.WARNING), Styles.NOTICE));
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }

    private String shown(String value) {
        return preference.editor() instanceof Preference.Choices choices
                ? choices.options().stream()
                        .filter(option -> option.value().equals(value))
                        .map(Preference.Option::word)
                        .findFirst()
                        .orElse(value)
                : value;
    }
}
