package shad.views.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;
import shad.model.query.filter.FieldValues;
import shad.model.query.filter.FilterAssist;
import shad.model.query.filter.FilterField;
import shad.model.query.filter.Proposal;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// The list of what may stand at the caret of the filter field. The keyboard stays in the field: Down and Up choose, Enter
/// and Tab take, Escape closes. Style class `completion`.
final class Completion {
    private static final int MOST_ROWS = 10;
    private static final double ROW_HEIGHT = 26;
    private static final double WIDTH = 560;
    private static final int MOST_VALUES = 200;

    private final TextField field;
    private final FilterViewModel viewModel;
    private final Popup popup = new Popup();
    private final ListView<Proposal> list = new ListView<>();
    private FilterAssist.@Nullable Expectation expectation;
    /// A proposal is being put into the text, which is no typing.
    private boolean completing;

    private Completion(TextField field, FilterViewModel viewModel) {
        this.field = field;
        this.viewModel = viewModel;
        list.getStyleClass().add("completion");
        list.getStylesheets().add(Stylesheet.URL);
        list.setAccessibleText("What may stand here");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW_HEIGHT);
        list.setPrefWidth(WIDTH);
        list.setCellFactory(any -> new ProposalCell());
        list.setOnMouseClicked(event -> takeChosen());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        popup.setConsumeAutoHidingEvents(false);
        popup.setOnHidden(event -> viewModel.stopCounting());
        field.textProperty().subscribe((before, now) -> typed());
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    static void install(TextField field, FilterViewModel viewModel) {
        var _ = new Completion(field, viewModel);
    }

    private void typed() {
        if (!completing && field.isFocused() && !field.getText().isEmpty()) {
            // The caret follows the text.
            Platform.runLater(() -> propose(false));
        } else if (!completing) {
            popup.hide();
        }
    }

    private void propose(boolean asked) {
        if (!field.isFocused()) {
            return;
        }
        FilterAssist.Expectation here = viewModel.expectation(field.getText(), field.getCaretPosition());
        expectation = here;
        boolean written = !here.prefix().isEmpty() || here.values() != null;
        list.getItems().setAll(here.proposals());
        if (asked || written) {
            FilterField values = here.values();
            if (values != null) {
                viewModel.countValues(values, counts -> addValues(here, counts));
            }
            show(here);
        } else {
            popup.hide();
        }
    }

    /// Values of the data take the place of those that are known without it.
    private void addValues(FilterAssist.Expectation asked, List<FieldValues.Count> counts) {
        if (!asked.equals(expectation)) {
            return;
        }
        List<Proposal> proposals = new ArrayList<>();
        Stream<FieldValues.Count> fitting = counts.stream().filter(count -> asked.fits(count.text()));
        fitting.limit(MOST_VALUES).forEach(count -> proposals.add(new Proposal(
                Proposal.Kind.VALUE, count.text(), meaning(asked, count))));
        List<String> known = proposals.stream().map(Proposal::text).toList();
        asked.proposals().stream()
                .filter(proposal -> !known.contains(proposal.text()))
                .forEach(proposals::add);
        boolean chosen = list.getSelectionModel().getSelectedIndex() >= 0;
        list.getItems().setAll(proposals);
        show(asked);
        if (chosen) {
            chooseFirst();
        }
    }

    private static String meaning(FilterAssist.Expectation asked, FieldValues.Count count) {
        String rows = Counts.format(count.rows()) + (count.rows() == 1 ? " connection" : " connections");
        return asked.proposals().stream()
                .filter(proposal -> proposal.text().equals(count.text()) && !proposal.meaning().isEmpty())
                .findFirst()
                .map(proposal -> rows + " · " + proposal.meaning())
                .orElse(rows);
    }

    private void show(FilterAssist.Expectation here) {
        List<Proposal> items = list.getItems();
        boolean onlyWhatIsWritten = items.size() == 1 && items.getFirst().text().equals(here.prefix());
        if (items.isEmpty() || onlyWhatIsWritten || field.getScene() == null || field.getScene().getWindow() == null) {
            popup.hide();
            return;
        }
        list.setPrefHeight(Math.min(items.size(), MOST_ROWS) * ROW_HEIGHT + 2);
        Point2D place = field.localToScreen(x(here.start()), field.getHeight() + 2);
        if (place != null) {
            popup.show(field, place.getX(), place.getY());
        }
    }

    /// Where a character stands in the field.
    private double x(int index) {
        if (field.getSkin() instanceof TextFieldSkin skin && index > 0 && index <= field.getLength()) {
            Rectangle2D before = skin.getCharacterBounds(index - 1);
            return Math.clamp(before.getMaxX(), 0, field.getWidth());
        }
        return field.getPadding().getLeft();
    }

    private void keyPressed(KeyEvent event) {
        boolean handled = switch (event.getCode()) {
            case SPACE -> event.isControlDown() && opened();
            case DOWN -> !event.isAltDown() && popup.isShowing() && moved(1);
            case UP -> !event.isAltDown() && popup.isShowing() && moved(-1);
            case PAGE_DOWN -> popup.isShowing() && moved(MOST_ROWS);
            case PAGE_UP -> popup.isShowing() && moved(-MOST_ROWS);
            case ENTER -> popup.isShowing() && takeChosen();
            case TAB -> popup.isShowing() && !event.isShiftDown() && takeChosenOrFirst();
            case ESCAPE -> popup.isShowing() && closed();
            default -> false;
        };
        if (handled) {
            event.consume();
        }
    }

    /// Shows what may stand at the caret, the first of it chosen.
    private boolean opened() {
        propose(true);
        chooseFirst();
        return true;
    }

    private boolean closed() {
        popup.hide();
        return true;
    }

    private void chooseFirst() {
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        tellChosen();
    }

    private boolean moved(int by) {
        int last = list.getItems().size() - 1;
        int target = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, last);
        list.getSelectionModel().select(target);
        list.scrollTo(Math.max(0, target - MOST_ROWS + 1));
        tellChosen();
        return true;
    }

    /// The focus stays in the field, so that it says what is chosen.
    private void tellChosen() {
        Proposal chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            field.setAccessibleHelp(chosen.text() + ", " + chosen.meaning());
        }
    }

    private boolean takeChosenOrFirst() {
        if (list.getSelectionModel().getSelectedIndex() < 0) {
            list.getSelectionModel().selectFirst();
        }
        return takeChosen();
    }

    /// Puts the chosen proposal into the text; false where none is chosen.
    private boolean takeChosen() {
        Proposal chosen = list.getSelectionModel().getSelectedItem();
        FilterAssist.Expectation here = expectation;
        if (chosen == null || here == null) {
            popup.hide();
            return false;
        }
        String before = field.getText();
        String after = here.complete(before, chosen.text());
        completing = true;
        field.setText(after);
        completing = false;
        field.positionCaret(after.length() - (before.length() - here.end()));
        propose(false);
        return true;
    }

    private static final class ProposalCell extends ListCell<Proposal> {
        private final Label text = Styles.styled(new Label(), Styles.MONO);
        private final Label meaning = Styles.styled(new Label(), Styles.MUTED, Styles.CAPTION);
        private final HBox content;

        ProposalCell() {
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            text.setMinWidth(Region.USE_PREF_SIZE);
            content = Styles.styled(new HBox(text, space, meaning), "proposal");
            // The cell is as wide as the list, whatever it says.
            setPrefWidth(0);
            setAccessibleRole(AccessibleRole.LIST_ITEM);
        }

        @Override
        protected void updateItem(@Nullable Proposal proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (empty || proposal == null) {
                setGraphic(null);
                return;
            }
            text.setText(proposal.text());
            meaning.setText(proposal.meaning());
            setAccessibleText(proposal.text() + ", " + proposal.meaning());
            setGraphic(content);
        }
    }
}
