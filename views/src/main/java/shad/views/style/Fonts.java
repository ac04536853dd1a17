package shad.views.style;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The bundled fonts, so that every machine shows the same: Inter for words, JetBrains Mono for addresses, times, counts
/// and histories, whose figures are all equally wide.
public final class Fonts {
    /// Family for words.
    public static final String WORDS = "Inter";
    /// Family for what stands in columns.
    public static final String MONO = "JetBrains Mono";

    private static final List<String> FILES = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "Inter-Bold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Medium.ttf",
            "JetBrainsMono-Bold.ttf");

    private static boolean loaded;

    private Fonts() {}

    /// Makes the fonts known to JavaFX; later calls do nothing.
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        FILES.forEach(Fonts::load);
        loaded = true;
    }

    private static void load(String file) {
        try (InputStream stream = Fonts.class.getResourceAsStream("fonts/" + file)) {
            if (stream == null || Font.loadFont(stream, 0) == null) {
                throw new IllegalStateException("cannot load font " + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
