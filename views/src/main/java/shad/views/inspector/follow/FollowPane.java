package shad.views.inspector.follow;

import static shad.views.style.Styles.styled;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.model.conn.Side;
import shad.views.control.Choice;
import shad.views.plot.ChartSaver;
import shad.views.style.Styles;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.Sizes;

/// What was said on a connection, line by line: whose, from which byte on, and what. Choosing a line chooses the packet that
/// brought it. Style class `follow-pane`.
public final class FollowPane extends BorderPane {
    private static final double SIDE_WIDTH = 44;
    private static final double OFFSET_WIDTH = 74;
    private static final double BYTES_WIDTH = 1200;
    /// Of the typeface of the lines.
    private static final double LETTER_WIDTH = 7.2;
    private static final double MARGINS = 56;
    /// A line is not broken at every pixel that the pane grows by.
    private static final int LETTER_STEP = 4;

    private final FollowViewModel viewModel;
    private final IntegerProperty selectedPacket;
    private final WindowedTable table;
    private final TextField text = new TextField();
    private final Label about = styled(new Label(), Styles.CAPTION);
    private final Button more = styled(new Button("Show more"), Styles.SMALL);
    private boolean following;

    /// @param selectedPacket index in the story of the packet that is chosen, -1 for none
    /// @param saver puts payload into files
    public FollowPane(FollowViewModel viewModel, IntegerProperty selectedPacket, ChartSaver saver) {
        this.viewModel = viewModel;
        this.selectedPacket = selectedPacket;
        getStyleClass().add("follow-pane");
        table = new WindowedTable(List.of(
                ColumnSpec.words("side", "side", SIDE_WIDTH, this::sideText).withMeaning("Who sent it."),
                ColumnSpec.mono("offset", "byte", OFFSET_WIDTH, this::offsetText).right()
                        .withMeaning("Place of the line’s first byte in what its side sent."),
                ColumnSpec.mono("bytes", "payload", BYTES_WIDTH, this::bytesText)));
        table.setAccessibleText("Payload, line by line");
        table.setRowStyleClass(this::styleClass);
        table.selection().leadRowProperty().subscribe(row -> chooseLine(row.intValue()));
        setTop(head(saver));
        setCenter(table);
        setBottom(foot());
        viewModel.linesProperty().subscribe((before, now) -> {
            show(now);
            if (now == null || !now.continues(before)) {
                showPacket(selectedPacket.get());
            }
        });
        viewModel.failureProperty().subscribe(words -> describe());
        viewModel.foundProperty().subscribe(line -> reveal(line.intValue()));
        selectedPacket.subscribe(packet -> showPacket(packet.intValue()));
        widthProperty().subscribe(width -> viewModel.lettersProperty().set(letters(width.doubleValue())));
    }

    private VBox head(ChartSaver saver) {
        Choice<Shown> shown = Choice.among("Show", Shown.class, Shown::word);
        shown.valueProperty().bindBidirectional(viewModel.shownProperty());
        Choice<PayloadForm> form = Choice.among("as", PayloadForm.class, PayloadForm::word);
        form.valueProperty().bindBidirectional(viewModel.formProperty());
        MenuItem originator = new MenuItem("Bytes of the originator…");
        originator.setOnAction(event -> viewModel.save(Side.ORIGINATOR, saver));
        MenuItem responder = new MenuItem("Bytes of the responder…");
        responder.setOnAction(event -> viewModel.save(Side.RESPONDER, saver));
        MenuButton save = styled(new MenuButton("Save", null, originator, responder), Styles.SMALL, Styles.FLAT);
        save.setAccessibleText("Save the payload");
        text.setPromptText("Find");
        text.setAccessibleText("Find a text in the payload");
        text.setOnAction(event -> find(1));
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
                find(-1);
                event.consume();
            }
        });
        HBox.setHgrow(text, Priority.ALWAYS);
        Label result = styled(new Label(), Styles.CAPTION);
        result.textProperty().bind(viewModel.findWordsProperty());
        HBox finder = styled(
                new HBox(text, button("Previous", -1), button("Next", 1), result), "finder-line");
        return new VBox(styled(new FlowPane(shown, form, save), "choices"), finder);
    }

    private Button button(String title, int step) {
        Button button = styled(new Button(title), Styles.SMALL, Styles.FLAT);
        button.setAccessibleText(step > 0 ? "Go to the next place with the text" : "Go to the place before");
        button.setOnAction(event -> find(step));
        return button;
    }

    private HBox foot() {
        more.setOnAction(event -> viewModel.showMore());
        more.managedProperty().bind(more.visibleProperty());
        about.setWrapText(true);
        about.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMaxWidth(Double.MAX_VALUE);
        return styled(new HBox(about, more), "follow-foot");
    }

    private void find(int step) {
        viewModel.find(text.getText(), table.selection().leadRow(), step);
    }

    private static int letters(double width) {
        int fitting = (int) ((width - SIDE_WIDTH - OFFSET_WIDTH - MARGINS) / LETTER_WIDTH);
        return Math.max(LETTER_STEP, fitting / LETTER_STEP * LETTER_STEP);
    }

    // --- lines --------------------------------------------------------------------------------------------------------

    private void show(@Nullable PayloadLines lines) {
        table.setRows(lines == null ? RowList.EMPTY : RowList.firstRows(lines.size()));
        table.refresh();
        describe();
    }

    private void describe() {
        PayloadLines lines = viewModel.getLines();
        more.setVisible(viewModel.canShowMore());
        if (lines == null) {
            about.setText(viewModel.failureProperty().get());
        } else if (lines.size() == 0) {
            about.setText("No payload was sent.");
        } else {
            String missing = lines.missingCount() == 0
                    ? ""
                    : ", " + Counts.format(lines.missingCount()) + " bytes were not captured";
            about.setText(lines.isCut()
                    ? "The first " + Sizes.human(lines.byteCount()) + missing + ". There is more"
                            + (viewModel.canShowMore() ? "." : ": save it to a file.")
                    : Counts.format(lines.byteCount()) + " bytes, all there is" + missing + ".");
        }
    }

    private String sideText(int line) {
        return ask(line, lines -> lines.isFirstOfTurn(line) ? side(lines, line) : "");
    }

    private static String side(PayloadLines lines, int line) {
        return lines.side(line) == Side.ORIGINATOR ? "orig" : "resp";
    }

    private String offsetText(int line) {
        return ask(line, lines -> Counts.format(lines.offset(line)));
    }

    private String bytesText(int line) {
        return ask(line, lines -> lines.text(line));
    }

    private String styleClass(int line) {
        return ask(line, lines -> lines.isGap(line) ? "gap-line" : side(lines, line) + "-line");
    }

    private String ask(int line, Function<PayloadLines, String> question) {
        PayloadLines lines = viewModel.getLines();
        return lines == null || line >= lines.size() ? "" : question.apply(lines);
    }

    // --- packets ------------------------------------------------------------------------------------------------------

    private void chooseLine(int line) {
        withLines(lines -> {
            if (line >= 0 && line < lines.size()) {
                selectedPacket.set(lines.packet(line));
            }
        });
    }

    private void showPacket(int packet) {
        withLines(lines -> {
            int lead = table.selection().leadRow();
            boolean there = lead >= 0 && lead < lines.size() && lines.packet(lead) == packet;
            int line = packet < 0 || there ? -1 : lines.lineOfPacket(packet);
            if (line >= 0) {
                table.selectAndReveal(line);
            }
        });
    }

    private void reveal(int line) {
        if (line >= 0) {
            table.selectAndReveal(line);
            chooseLine(line);
        }
    }

    /// Has the line and the packet follow each other, but not in a circle.
    private void withLines(Consumer<PayloadLines> action) {
        PayloadLines lines = viewModel.getLines();
        if (lines != null && !following) {
            following = true;
            try {
                action.accept(lines);
            } finally {
                following = false;
            }
        }
    }
}
