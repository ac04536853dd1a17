package shad.views.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.scene.paint.Color;

/// The colours of one theme for what Java draws itself (charts, timeline), read from the style sheet that colours
/// everything else, so that the two cannot disagree. Immutable.
public final class Palette {
    /// The palette of the light theme.
    public static final Palette LIGHT = read("palette-light.css");
    /// The palette of the dark theme.
    public static final Palette DARK = read("palette-dark.css");

    private final Map<Role, Color> colors;

    private Palette(Map<Role, Color> colors) {
        this.colors = colors;
    }

    public Color color(Role role) {
        return Objects.requireNonNull(colors.get(role));
    }

    /// The colour of glyphs, bars and areas that stand for a class of states.
    public Color color(StateTone tone) {
        return color(tone.role());
    }

    public boolean isDark() {
        return this == DARK;
    }

    private static Palette read(String styleSheet) {
        Map<String, Color> byVariable = new HashMap<>();
        for (Rule rule : parse(styleSheet)) {
            for (Declaration declaration : rule.getDeclarations()) {
                if (declaration.getParsedValue().convert(null) instanceof Color color) {
                    byVariable.put(declaration.getProperty(), color);
                }
            }
        }
        Map<Role, Color> colors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Color color = byVariable.get(role.variable());
            if (color == null) {
                throw new IllegalStateException(styleSheet + " lacks " + role.variable());
            }
            colors.put(role, color);
        }
        return new Palette(colors);
    }

    private static Iterable<Rule> parse(String styleSheet) {
        URL url = Objects.requireNonNull(Palette.class.getResource(styleSheet), styleSheet);
        try {
            return new CssParser().parse(url).getRules();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
