package shad.views.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.style.Styles;
import shad.views.text.Csv;

/// Saves a chart as a picture of twice its size, or its figures as comma-separated values.
final class SaveMenu extends MenuButton {
    private static final int SCALE = 2;

    /// @param name what the files are called, without their endings
    /// @param picture what is drawn, of the size given by `width` and `height`
    /// @param lines the figures, names first
    SaveMenu(
            String name,
            Supplier<JFreeChart> picture,
            int width,
            Supplier<Integer> height,
            Supplier<Palette> palette,
            Supplier<List<List<String>>> lines,
            Supplier<ChartSaver> saver) {
        super("Save");
        getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        setAccessibleText("Save the chart " + name);
        MenuItem image = new MenuItem("Picture (PNG)…");
        image.setOnAction(event -> {
            BufferedImage drawn = draw(picture.get(), width, height.get(), palette.get());
            saver.get().save(name + ".png", target -> ChartUtils.writeBufferedImageAsPNG(target, drawn));
        });
        MenuItem data = new MenuItem("Figures (CSV)…");
        data.setOnAction(event -> {
            List<List<String>> figures = lines.get();
            saver.get().save(name + ".csv", target -> {
                for (List<String> line : figures) {
                    target.write(Csv.line(line).getBytes(StandardCharsets.UTF_8));
                }
            });
        });
        getItems().setAll(image, data);
    }

    /// The ground is that of the window: the colours are chosen for it.
    private static BufferedImage draw(JFreeChart chart, int width, int height, Palette palette) {
        Color ground = ChartStyle.color(palette, Role.SURFACE);
        BufferedImage image =
                new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        java.awt.Graphics2D graphics = image.createGraphics();
        graphics.setColor(ground);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(
                chart.createBufferedImage(
                        SCALE * width, SCALE * height, (double) width, (double) height, null),
                0, 0, null);
        graphics.dispose();
        return image;
    }
}
