package shad.views.gallery;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import shad.icons.ApplicationIcon;
import shad.icons.IconView;
import shad.views.style.Appearance;
import shad.views.style.Density;
import shad.views.style.Styles;
import shad.views.style.Theme;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;
import shad.views.table.RowList;
import shad.views.table.WindowedTable;

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
                ColumnSpec.mono("orig_bytes", "orig_bytes", 84, row -> String.valueOf(SampleRows.bytes(row))).right(),
                ColumnSpec.mono("conn_state", "state", 72, SampleRows::state)
                        .withStyleClass(row -> SampleRows.tone(row).styleClass()),
                ColumnSpec.mono("history", "history", 120, SampleRows::history)));
        table.setRows(RowList.firstRows(size));
        table.setTotals(Map.of("ts", size + " connections", "orig_bytes", "92133", "history", "14 distinct"));
        table.selection().select(7);
        table.setOnSort(keys -> table.refresh());
        return table;
    }

    private static final class Glyph implements CellGraphic {
        private final IconView view = new IconView(SampleRows.tone(0).icon());
        private String styleClass = "";

        @Override
        public Node node() {
            return view;
        }

        @Override
        public void show(int row) {
            view.setIcon(SampleRows.tone(row).icon());
            view.getStyleClass().remove(styleClass);
            styleClass = SampleRows.tone(row).styleClass();
            view.getStyleClass().add(styleClass);
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
