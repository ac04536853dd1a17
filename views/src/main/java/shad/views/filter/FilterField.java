package shad.views.filter;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.selection.Selection;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// The field for the filter: an icon that says whether it is understood, the text, and how many rows pass. Style class
/// `filter-box`.
public final class FilterField extends StackPane {
    private static final String PROMPT = "Filter: words, history has t, conn_state == S0, !dns";
    private static final String HELP = """
            Words side by side must all occur; !word must not; "two words" are one.
            conn_state == S0 && id.resp_p in {22, 8000..8100} && orig_bytes > 1 MB
            host in 10.0.0.0/8 || service contains "ssl" || history has t>=100""";

    private final TextField field = Styles.styled(new TextField(), Styles.FILTER_FIELD, Styles.MONO);
    private final IconView icon = new IconView(Icon.FILTER);
    private final Label message = Styles.styled(new Label(), Styles.MUTED);
    private final FilterViewModel viewModel;

    public FilterField(Selection selection, FilterViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("filter-box");
        getStylesheets().add(Objects.requireNonNull(FilterField.class.getResource("filter.css")).toExternalForm());
        field.setPromptText(PROMPT);
        field.setTooltip(new Tooltip(HELP));
        field.setAccessibleText("Filter");
        field.textProperty().bindBidirectional(selection.filterTextProperty());
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);

        HBox overlay = Styles.styled(new HBox(icon, message), "filter-overlay");
        overlay.setMouseTransparent(true);
        HBox.setHgrow(message, Priority.ALWAYS);
        message.setMaxWidth(Double.MAX_VALUE);
        message.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(field, overlay);

        viewModel.statusProperty().subscribe(status -> update(selection, status));
        selection.shownProperty().subscribe(() -> update(selection, viewModel.getStatus()));
        selection.snapshotProperty().subscribe(() -> update(selection, viewModel.getStatus()));
    }

    /// Puts the cursor into the field, with its text selected.
    public void focusText() {
        field.requestFocus();
        field.selectAll();
    }

    /// Writes a filter for a person to go on with; Enter puts it in force.
    public void prepare(String text) {
        viewModel.prepare(text);
        field.requestFocus();
        field.end();
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            field.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            viewModel.applyNow();
            event.consume();
        }
    }

    private void update(Selection selection, FilterStatus status) {
        FilterStatus.Kind kind = status.kind();
        field.pseudoClassStateChanged(Styles.OK, kind == FilterStatus.Kind.OK);
        field.pseudoClassStateChanged(Styles.ERROR, kind == FilterStatus.Kind.ERROR);
        icon.getStyleClass().removeAll("ok", "error");
        switch (kind) {
            case NEUTRAL -> icon.setIcon(Icon.FILTER);
            case OK -> {
                icon.setIcon(Icon.CHECK);
                icon.getStyleClass().add("ok");
            }
            case ERROR -> {
                icon.setIcon(Icon.ERROR);
                icon.getStyleClass().add("error");
            }
        }
        message.setText(kind == FilterStatus.Kind.ERROR ? status.message() : count(selection));
        field.setAccessibleHelp(message.getText());
    }

    private static String count(Selection selection) {
        int all = selection.getSnapshot().size();
        return all == 0 ? "" : Counts.format(selection.getShown().count()) + " of " + Counts.format(all);
    }
}
