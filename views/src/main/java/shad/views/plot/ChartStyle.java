package shad.views.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Stroke;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.ui.RectangleInsets;
import shad.model.conn.StateClass;
import shad.views.style.Fonts;
import shad.views.style.Palette;
import shad.views.style.Role;
import shad.views.style.StateTone;

/// What all charts have in common: our fonts and colours, and no decoration.
public final class ChartStyle {
    public static final Stroke HAIRLINE = new BasicStroke(1);

    private static final Font WORDS = load("Inter-Regular.otf");
    private static final Font MONO = load("JetBrainsMono-Regular.ttf");

    private ChartStyle() {}

    /// For words, of a size in pixels.
    public static Font words(float size) {
        return WORDS.deriveFont(size);
    }

    /// For figures, of a size in pixels.
    public static Font mono(float size) {
        return MONO.deriveFont(size);
    }

    /// Charts measure text with AWT, which has fonts of its own.
    private static Font load(String file) {
        try (InputStream stream = Objects.requireNonNull(Fonts.class.getResourceAsStream("fonts/" + file), file)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("cannot load font " + file, e);
        }
    }

    /// A chart of nothing but the plot.
    public static JFreeChart chart(Plot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        JFreeChart chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setBorderVisible(false);
        return chart;
    }

    /// An axis of nothing but figures.
    public static void quiet(Axis axis, Font font) {
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(font);
    }

    public static Color color(Palette palette, Role role) {
        return awt(palette.color(role), 1);
    }

    public static Color color(Palette palette, StateClass stateClass) {
        return color(palette, stateClass, 1);
    }

    public static Color color(Palette palette, StateClass stateClass, double opacity) {
        return awt(palette.color(StateTone.of(stateClass)), opacity);
    }

    private static Color awt(javafx.scene.paint.Color color, double opacity) {
        return new Color(
                (float) color.getRed(),
                (float) color.getGreen(),
                (float) color.getBlue(),
                (float) (color.getOpacity() * opacity));
    }
}
