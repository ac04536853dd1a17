package shad.views.table;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.fx.LatestTask;
import shad.views.style.Styles;
import shad.views.text.Counts;

/// Goes from one row with a text to the next, without hiding the others. All places are found in the background whenever
/// the text or the rows change. Style class `find-bar`.
public final class FindBar extends HBox {
    private static final Logger LOG = LoggerFactory.getLogger(FindBar.class);
    private static final int[] NOWHERE = {};

    private final WindowedTable table;
    private final Supplier<Finder> finders;
    private final LatestTask finding;
    private final TextField text = new TextField();
    private final Label notice = Styles.styled(new Label(), Styles.MUTED);
    private int[] places = NOWHERE;
    private boolean known;
    /// What is to be done once the places are known: go on by so many.
    private int pending;

    /// @param finders makes a finder over the rows as they are now, on the FX thread
    public FindBar(WindowedTable table, Supplier<Finder> finders, Executor background) {
        this.table = table;
        this.finders = finders;
        finding = new LatestTask(background, Platform::runLater);
        getStyleClass().add("find-bar");
        text.setPromptText("Find in the columns shown");
        text.setAccessibleText("Find in the columns shown");
        text.textProperty().subscribe(any -> search(1));
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        notice.setAccessibleText("Result of the search");
        getChildren().setAll(
                text,
                button("Previous", "Go to the row before with the text", this::previous),
                button("Next", "Go to the next row with the text", this::next),
                notice,
                close());
        table.rowsProperty().subscribe(rows -> searchAgain());
        setVisible(false);
        setManaged(false);
    }

    /// Shows the bar and puts the keyboard in it.
    public void open() {
        setVisible(true);
        setManaged(true);
        text.requestFocus();
        text.selectAll();
        search(0);
    }

    /// Hides it and gives the keyboard back to the table.
    public void hide() {
        finding.cancel();
        places = NOWHERE;
        known = false;
        setVisible(false);
        setManaged(false);
        table.requestFocus();
    }

    /// Looks for the text again where something else can be found now.
    public void searchAgain() {
        if (isVisible()) {
            search(0);
        }
    }

    /// Goes to the next row that has the text, after the last one to the first.
    public void next() {
        go(1);
    }

    /// Goes to the row before that has the text, before the first one to the last.
    public void previous() {
        go(-1);
    }

    private void go(int step) {
        if (!isVisible()) {
            open();
        }
        if (known) {
            move(step);
        } else {
            pending = step;
        }
    }

    /// @param step where to go when the places are known: 1 for the first from the keyboard's row on, 0 for nowhere
    private void search(int step) {
        String wanted = text.getText();
        places = NOWHERE;
        known = false;
        pending = step;
        if (wanted.isEmpty()) {
            finding.cancel();
            notice.setText("");
            return;
        }
        notice.setText("Searching…");
        Finder finder = finders.get();
        finding.run(() -> finder.find(wanted), this::found, this::failed);
    }

    private void found(int[] found) {
        places = found;
        known = true;
        notice.setText(found.length == 0 ? "Not found" : matches());
        int lead = table.selection().leadIndex();
        // While a text is being written, a row that has it already stays.
        if (pending != 0 && Arrays.binarySearch(found, lead) < 0) {
            move(pending);
        } else if (found.length > 0 && Arrays.binarySearch(found, lead) >= 0) {
            tell(Arrays.binarySearch(found, lead), "");
        }
        pending = 0;
    }

    private void failed(Throwable failure) {
        if (!(failure instanceof CancellationException)) {
            LOG.error("Finding failed", failure);
            notice.setText("The search failed.");
        }
    }

    private void move(int step) {
        if (places.length == 0) {
            return;
        }
        int lead = table.selection().leadIndex();
        int at = Arrays.binarySearch(places, lead);
        int place = at >= 0 ? at + step : step > 0 ? -at - 1 : -at - 2;
        String wrapped = "";
        if (place >= places.length) {
            place = 0;
            wrapped = lead < 0 ? "" : ", from the top again";
        } else if (place < 0) {
            place = places.length - 1;
            wrapped = lead < 0 ? "" : ", from the end again";
        }
        table.selection().select(places[place]);
        table.reveal(places[place]);
        tell(place, wrapped);
    }

    private void tell(int place, String wrapped) {
        notice.setText(Counts.format(place + 1) + " of " + matches() + wrapped);
    }

    private String matches() {
        return Counts.format(places.length) + (places.length == 1 ? " row" : " rows");
    }

    private void keyPressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> go(event.isShiftDown() ? -1 : 1);
            case ESCAPE -> hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Button close() {
        Button close = button("", "Close the search", this::hide);
        close.setGraphic(new IconView(Icon.CLEAR, 12));
        return close;
    }

    private static Button button(String word, String meaning, Runnable action) {
        Button button = Styles.styled(new Button(word), Styles.SMALL, Styles.FLAT);
        button.setAccessibleText(meaning);
        button.setOnAction(event -> action.run());
        return button;
    }

    @Override
    public String getUserAgentStylesheet() {
        return String.valueOf(FindBar.class.getResource("find-bar.css"));
    }
}
