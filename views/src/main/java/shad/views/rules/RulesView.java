package shad.views.rules;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import shad.views.fx.Fxml;
import shad.views.style.RowTone;

/// The rules as a list that a person edits; they hold when it is left with OK. Style class `rules-view`.
@SuppressWarnings("NullAway.Init") // the loader of the form sets the fields
public final class RulesView extends VBox implements RuleRow.Actions {
    private final RulesViewModel viewModel;

    @FXML
    private VBox rows;
    @FXML
    private Button add;
    @FXML
    private Button reset;
    @FXML
    private Button cancel;
    @FXML
    private Button ok;

    /// Shows the rules in force.
    ///
    /// @param onClose when it is left, either way
    public RulesView(RulesViewModel viewModel, Runnable onClose) {
        this.viewModel = viewModel;
        Fxml.load(this, "rules");
        setMaxHeight(USE_PREF_SIZE);
        add.setOnAction(event -> add(""));
        reset.setOnAction(event -> show(ColorRule.DEFAULTS));
        cancel.setOnAction(event -> onClose.run());
        ok.setOnAction(event -> {
            viewModel.setRules(rules());
            onClose.run();
        });
        show(viewModel.getRules());
    }

    /// What gets the keyboard first.
    public Node focus() {
        return rows.getChildren().isEmpty() ? add : ((RuleRow) rows.getChildren().getFirst()).focus();
    }

    /// Adds a rule before the others, to be gone on with.
    public void add(String filter) {
        RuleRow row = row(new ColorRule(true, RowTone.RED, filter));
        rows.getChildren().addFirst(row);
        showPlaces();
        row.focus().requestFocus();
    }

    private void show(List<ColorRule> rules) {
        rows.getChildren().setAll(rules.stream().map(this::row).toList());
        showPlaces();
    }

    private RuleRow row(ColorRule rule) {
        return new RuleRow(rule, viewModel::problem, this);
    }

    private List<ColorRule> rules() {
        return rows.getChildren().stream().map(row -> ((RuleRow) row).rule()).toList();
    }

    @Override
    public void move(RuleRow row, int places) {
        int index = rows.getChildren().indexOf(row);
        Node focused = getScene().getFocusOwner();
        rows.getChildren().remove(row);
        rows.getChildren().add(Math.clamp(index + places, 0, rows.getChildren().size()), row);
        showPlaces();
        // The button goes with its rule, and so does the keyboard, unless it leads no further.
        (focused.isDisabled() ? row.focus() : focused).requestFocus();
    }

    @Override
    public void remove(RuleRow row) {
        rows.getChildren().remove(row);
        showPlaces();
        focus().requestFocus();
    }

    private void showPlaces() {
        int last = rows.getChildren().size() - 1;
        for (int i = 0; i <= last; i++) {
            ((RuleRow) rows.getChildren().get(i)).showPlace(i == 0, i == last);
        }
    }
}
