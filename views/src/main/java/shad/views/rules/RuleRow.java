package shad.views.rules;

import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.RowTone;
import shad.views.style.Styles;

/// One rule: whether it is on, how rows look by it, its filter and what is wrong with that, its place and its end. Style
/// class `rule`.
final class RuleRow extends VBox {
    private final CheckBox enabled = new CheckBox();
    private final ComboBox<RowTone> tone = new ComboBox<>();
    private final TextField filter = Styles.styled(new TextField(), Styles.MONO, Styles.FILTER_FIELD);
    private final Label fault = Styles.styled(new Label(), Styles.NOTICE);
    private final Button up;
    private final Button down;

    /// @param problem says what is wrong with a filter; empty if nothing is
    RuleRow(ColorRule rule, UnaryOperator<String> problem, Actions actions) {
        getStyleClass().add("rule");
        enabled.setSelected(rule.enabled());
        enabled.setAccessibleText("Rule is on");
        enabled.setTooltip(new Tooltip("Whether the rule is on"));
        tone.getItems().setAll(RowTone.values());
        tone.setValue(rule.tone());
        tone.setAccessibleText("Mark");
        tone.setButtonCell(new ToneCell());
        tone.setCellFactory(any -> new ToneCell());
        filter.setText(rule.filter());
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter of the rule");
        HBox.setHgrow(filter, Priority.ALWAYS);
        up = button(Icon.CHEVRON_DOWN, "Up", () -> actions.move(this, -1));
        up.getGraphic().setRotate(180);
        down = button(Icon.CHEVRON_DOWN, "Down", () -> actions.move(this, 1));
        Button remove = button(Icon.CLEAR, "Remove", () -> actions.remove(this));
        fault.setGraphic(Styles.styled(new IconView(Icon.WARNING), Styles.NOTICE));
        fault.setWrapText(true);
        fault.managedProperty().bind(fault.visibleProperty());
        getChildren().setAll(
                Styles.styled(new HBox(enabled, tone, filter, up, down, remove), "controls"), fault);
        filter.textProperty().subscribe(text -> {
            String wrong = problem.apply(text);
            fault.setText(wrong);
            fault.setVisible(!wrong.isEmpty());
            filter.setAccessibleHelp(wrong);
            filter.pseudoClassStateChanged(Styles.ERROR, !wrong.isEmpty());
        });
    }

    /// What the buttons of a rule do to the list.
    interface Actions {
        void move(RuleRow row, int places);

        void remove(RuleRow row);
    }

    private Button button(Icon icon, String word, Runnable action) {
        Button button = Styles.styled(new Button("", new IconView(icon)), Styles.ICON_ONLY, Styles.FLAT);
        button.getStyleClass().add(word.toLowerCase(Locale.ROOT));
        button.setTooltip(new Tooltip(word));
        button.setAccessibleText(word + " the rule");
        button.setOnAction(event -> action.run());
        return button;
    }

    ColorRule rule() {
        return new ColorRule(enabled.isSelected(), tone.getValue(), filter.getText().strip());
    }

    Node focus() {
        return filter;
    }

    void showPlace(boolean first, boolean last) {
        up.setDisable(first);
        down.setDisable(last);
    }

    /// The shape and its name.
    private static final class ToneCell extends ListCell<RowTone> {
        @Override
        protected void updateItem(@Nullable RowTone item, boolean empty) {
            super.updateItem(item, empty);
            if (item == null || empty) {
                setText(null);
                setGraphic(null);
            } else {
                setText(item.word());
                setGraphic(Styles.styled(new IconView(item.icon()), Styles.STATE, item.styleClass()));
            }
        }
    }
}
