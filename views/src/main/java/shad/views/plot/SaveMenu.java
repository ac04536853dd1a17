package shad.views.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.style.Styles;
import shad.views.text.Csv;

/// Saves a chart as a picture of twice its size, or its figures as comma-separated values.
public final class SaveMenu extends MenuButton {
    private static final int SCALE = 2;
    private static final int BUFFER_LENGTH = 1 << 16;

    /// @param name what the files are called, without their endings
    /// @param picture what is drawn, of the size given by `width` and `height`
    /// @param lines the figures, names first; asked for at once and gone through in the background
    public SaveMenu(
            String name,
            Supplier<JFreeChart> picture,
            int width,
            Supplier<Integer> height,
            Supplier<Palette> palette,
            Supplier<Stream<List<String>>> lines,
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
            Stream<List<String>> figures = lines.get();
            saver.get().save(name + ".csv", target -> write(figures, target));
        });
        getItems().setAll(image, data);
    }

    private static void write(Stream<List<String>> figures, OutputStream target) throws IOException {
        BufferedOutputStream buffered = new BufferedOutputStream(target, BUFFER_LENGTH);
        for (Iterator<List<String>> lines = figures.iterator(); lines.hasNext();) {
            buffered.write(Csv.line(lines.next()).getBytes(StandardCharsets.UTF_8));
        }
        buffered.flush();
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
