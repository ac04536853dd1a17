package shad.views.gallery;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import shad.icons.ApplicationIcon;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.control.Card;
import shad.views.control.EmptyState;
import shad.views.control.HistoryChips;
import shad.views.control.HistoryText;
import shad.views.control.KeyValueGrid;
import shad.views.control.Pill;
import shad.views.control.StateMark;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.style.Theme;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;
import shad.views.text.Counts;
import shad.views.text.Durations;
import shad.views.text.Sizes;
import shad.views.text.TimeFormat;

/// Shows all reusable parts with invented content. Arguments: `--theme=dark`, `--density=compact`, `--rows=5000000`,
/// `--snapshot=FILE` (writes a picture and ends).
public final class Gallery extends Application {
    public static void main(String[] arguments) {
        launch(arguments);
    }

    @Override
    public void start(Stage stage) {
        Map<String, String> options = getParameters().getNamed();
        Appearance appearance = new Appearance();
        appearance.themeProperty().set("dark".equals(options.get("theme")) ? Theme.DARK : Theme.LIGHT);
        appearance.densityProperty()
                .set("compact".equals(options.get("density")) ? Density.COMPACT : Density.COMFORTABLE);

        WindowedTable table = table(Integer.parseInt(options.getOrDefault("rows", "1896")));
        BorderPane root = new BorderPane(table);
        root.setTop(new VBox(toolbar(), pills()));
        root.setRight(inspector());
        root.setBottom(statusBar());
        Scene scene = new Scene(root, 1440, 900);
        stage.getIcons().setAll(ApplicationIcon.images());
        stage.setTitle("Shad gallery");
        stage.setScene(scene);
        stage.show();
        table.requestFocus();

        String snapshot = options.get("snapshot");
        if (snapshot != null) {
            PauseTransition settle = new PauseTransition(Duration.seconds(1));
            settle.setOnFinished(event -> save(scene, snapshot));
            settle.play();
        }
    }

    private static Node toolbar() {
        Button open = new Button("Open…", new IconView(Icon.CAPTURE_OPEN));
        Button capture = new Button("Capture", new IconView(Icon.CAPTURE_START));
        TextField filter = Styles.styled(new TextField("id.resp_p in {20..53000}"), Styles.FILTER_FIELD, Styles.MONO);
        filter.pseudoClassStateChanged(Styles.OK, true);
        HBox.setHgrow(filter, Priority.ALWAYS);
        return Styles.styled(new HBox(open, capture, iconButton(Icon.CAPTURE_STOP, "Stop"), filter,
                iconButton(Icon.STAR, "Save filter"), iconButton(Icon.SETTINGS, "Settings")), Styles.TOOLBAR_ROW,
                Styles.LINE_BOTTOM);
    }

    private static Button iconButton(Icon icon, String text) {
        Button button = Styles.styled(new Button(text, new IconView(icon)), Styles.ICON_ONLY, Styles.FLAT);
        button.setAccessibleText(text);
        return button;
    }

    private static Node pills() {
        HBox row = Styles.styled(new HBox(), Styles.PILL_ROW);
        row.getChildren().addAll(new Pill("id.resp_p in {20..53000}", "Remove condition", () -> {}),
                Styles.styled(new Label("and"), Styles.MUTED),
                new Pill("10:41:50 – 10:42:20", "Remove time range", () -> {}));
        row.setPadding(new Insets(8, 16, 8, 16));
        return row;
    }

    private static Node inspector() {
        HistoryChips chips = new HistoryChips();
        chips.setHistory("ShADadtTfF");
        chips.select(6);
        Card card = new Card("t — responder sent payload again",
                Card.paragraph("Frame 412 at +0.261 s repeats bytes 1–1448, all at or below the highest number already "
                        + "seen (1449). First time: counter 1. The next t would stand for 10."),
                new Hyperlink("Go to frame 412"));
        KeyValueGrid values = new KeyValueGrid().add("duration", Durations.human(64_220_018_000L))
                .add("orig_bytes", Sizes.raw(9_114)).add("resp_bytes", Sizes.human(88_214))
                .add("start", TimeFormat.utc().dateTime(1_772_361_727_310_555_000L));
        HBox states = new HBox(16);
        for (StateTone tone : StateTone.values()) {
            states.getChildren().add(new StateMark(tone, tone.name().substring(0, 2)));
        }
        EmptyState empty = new EmptyState(Icon.IMPORT, "Drop a capture here",
                "pcap and pcapng, also compressed. Nothing leaves this machine.",
                List.of(Styles.styled(new Button("Open…"), Styles.ACCENT), new Button("Open the sample")));
        VBox box = Styles.styled(new VBox(16, states, chips, card, values, empty), Styles.LINE_LEFT);
        box.setPadding(new Insets(16));
        box.setPrefWidth(448);
        return box;
    }

    private static Node statusBar() {
        return Styles.styled(new HBox(Styles.styled(new Label(Counts.format(1896) + " connections"), Styles.MUTED),
                Styles.styled(new Label("checksums verified: 212 bad", Styles.styled(new IconView(Icon.WARNING, 14),
                        Styles.NOTICE)), Styles.NOTICE)),
                Styles.STATUS_ROW, Styles.LINE_TOP);
    }

    private static WindowedTable table(int size) {
        WindowedTable table = new WindowedTable(List.of(
                ColumnSpec.words("glyph", "", 40, SampleRows::state).centered().withGraphic(Glyph::new),
                ColumnSpec.mono("ts", "ts", 128, SampleRows::time),
                ColumnSpec.mono("id.orig_h", "id.orig_h", 120, SampleRows::originator),
                ColumnSpec.mono("id.orig_p", "orig_p", 56, SampleRows::originatorPort).right(),
                ColumnSpec.mono("id.resp_h", "id.resp_h", 120, SampleRows::responder),
                ColumnSpec.mono("id.resp_p", "resp_p", 56, SampleRows::responderPort).right(),
                ColumnSpec.mono("proto", "proto", 48, SampleRows::protocol),
                ColumnSpec.mono("service", "service", 88, SampleRows::service)
                        .withStyleClass(row -> "-".equals(SampleRows.service(row)) ? Styles.MUTED : ""),
                ColumnSpec.mono("duration", "duration", 88, SampleRows::duration).right(),
                ColumnSpec.mono("orig_bytes", "orig_bytes", 84, row -> Sizes.raw(SampleRows.bytes(row))).right(),
                ColumnSpec.mono("conn_state", "state", 72, SampleRows::state)
                        .withStyleClass(row -> SampleRows.tone(row).styleClass() + " " + Styles.STATE_TEXT),
                ColumnSpec.mono("history", "history", 120, SampleRows::history).withGraphic(History::new)));
        table.setRows(RowList.firstRows(size));
        table.setTotals(Map.of("ts", Counts.format(size) + " connections", "id.resp_h", "11 responders", "orig_bytes",
                Sizes.raw(92_133), "history", "14 distinct"));
        table.selection().select(7);
        table.setOnSort(keys -> table.refresh());
        return table;
    }

    private static final class Glyph implements CellGraphic {
        private final StateMark mark = new StateMark(StateTone.OPEN, "");

        @Override
        public Node node() {
            return mark;
        }

        @Override
        public void show(int row) {
            mark.show(SampleRows.tone(row), "");
        }
    }

    private static final class History implements CellGraphic {
        private final HistoryText text = new HistoryText();

        @Override
        public Node node() {
            return text;
        }

        @Override
        public void show(int row) {
            text.setHistory(SampleRows.history(row));
        }
    }

    private static void save(Scene scene, String file) {
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(scene.snapshot(null), null), "png", new File(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            Platform.exit();
        }
    }
}
