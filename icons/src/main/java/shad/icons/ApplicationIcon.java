package shad.icons;

import java.net.URL;
import java.util.List;
import javafx.scene.image.Image;

/// The application icon as pictures, for windows and installers.
public final class ApplicationIcon {
    /// Widths in pixels that exist, ascending; the pictures are square.
    public static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    private ApplicationIcon() {}

    /// All sizes, to be handed to `Stage.getIcons()`; the desktop picks.
    public static List<Image> images() {
        return SIZES.stream().map(size -> new Image(url(size).toExternalForm())).toList();
    }

    /// Where the picture of `size` pixels is; `size` is one of [#SIZES].
    public static URL url(int size) {
        URL url = ApplicationIcon.class.getResource("application/" + size + ".png");
        if (url == null) {
            throw new IllegalArgumentException("no application icon of " + size + " pixels");
        }
        return url;
    }
}
