package shad.views.preferences;

import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import shad.views.fx.Fxml;
import shad.views.style.Styles;

/// Everything that a person can set, by section, with a search and a way back for each. What is set holds at once; where
/// the open capture has to be read again for it, a line says so and offers that. Style class `preferences`.
@SuppressWarnings("NullAway.Init") // the loader of the form sets the fields
public final class PreferencesView extends VBox {
    private final Preferences preferences;

    @FXML
    private TextField search;
    @FXML
    private CheckBox changedOnly;
    @FXML
    private VBox rows;
    @FXML
    private Label nothing;
    @FXML
    private HBox colors;
    @FXML
    private Button editRules;
    @FXML
    private HBox services;
    @FXML
    private Button forget;
    @FXML
    private HBox outdated;
    @FXML
    private Button readAgain;
    @FXML
    private Button resetAll;
    @FXML
    private Button done;

    /// Shows all preferences.
    ///
    /// @param actions what the buttons do
    /// @param isOutdated whether the open capture was read with other preferences
    public PreferencesView(Preferences preferences, Actions actions, ObservableBooleanValue isOutdated) {
        this.preferences = preferences;
        Fxml.load(this, "preferences");
        editRules.setOnAction(event -> actions.editRules());
        forget.setOnAction(event -> actions.forgetServices());
        readAgain.setOnAction(event -> actions.readAgain());
        resetAll.setOnAction(event -> {
            preferences.all().forEach(preferences::reset);
            fill();
        });
        done.setOnAction(event -> actions.close());
        isOutdated.subscribe(is -> show(outdated, is));
        search.textProperty().subscribe(this::fill);
        changedOnly.selectedProperty().subscribe(this::fill);
        fill();
    }

    /// What the buttons of the dialog do outside of it.
    public interface Actions {
        void readAgain();

        void editRules();

        void forgetServices();

        void close();
    }

    /// What gets the keyboard first.
    public Node focus() {
        return search;
    }

    private void fill() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        rows.getChildren().clear();
        for (Preference.Section section : Preference.Section.values()) {
            var matching = preferences.all().stream()
                    .filter(preference -> preference.section() == section)
                    .filter(preference -> !changedOnly.isSelected() || preference.isChanged())
                    .filter(preference -> matches(preference, wanted))
                    .toList();
            if (!matching.isEmpty()) {
                rows.getChildren().add(Styles.styled(new Label(section.title()), Styles.HEADING));
                matching.forEach(preference -> rows.getChildren().add(new PreferenceRow(preferences, preference)));
            }
            if (section == Preference.Section.LOOK && "colours of rows rules".contains(wanted)
                    && !changedOnly.isSelected()) {
                rows.getChildren().add(colors);
            }
            if (section == Preference.Section.SERVICES && wanted.isEmpty() && !changedOnly.isSelected()) {
                rows.getChildren().add(services);
            }
        }
        show(nothing, rows.getChildren().isEmpty());
    }

    private static boolean matches(Preference preference, String wanted) {
        return (preference.title() + " " + preference.about() + " " + preference.section().title())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
