package shad.icons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The icons of the program by what they mean. Each is one filled path on a square of [#SIZE] units.
public enum Icon {
    APPLICATION,

    CAPTURE_OPEN,
    CAPTURE_START,
    CAPTURE_STOP,
    CAPTURE_PAUSE,
    INTERFACE,
    SAMPLE,
    EXPORT,
    IMPORT,
    RELOAD,

    FILTER,
    CLEAR,
    SEARCH,
    COPY,
    STAR,
    STAR_FILLED,
    NOTE,
    COLUMNS,
    MORE,
    SETTINGS,
    THEME_LIGHT,
    THEME_DARK,
    CLOCK,
    TIME_RANGE,

    CONNECTION,
    HISTORY,
    SERVICES,
    HOSTS,
    CHART,
    PACKETS,
    HEALTH,

    CHECK,
    INFO,
    WARNING,
    ERROR,
    HELP,

    CHEVRON_DOWN,
    CHEVRON_LEFT,
    CHEVRON_RIGHT,
    ARROW_LEFT,
    ARROW_RIGHT,

    STATE_COMPLETE,
    STATE_OPEN,
    STATE_HALF_CLOSED,
    STATE_UNANSWERED,
    STATE_REFUSED,
    STATE_MIDSTREAM,

    TONE_TRIANGLE,
    TONE_SQUARE,
    TONE_PLUS,
    TONE_HEXAGON,
    TONE_PENTAGON,
    TONE_DASH,

    SERVICE_WEB,
    SERVICE_NAME,
    SERVICE_MAIL,
    SERVICE_REMOTE,
    SERVICE_FILES,
    SERVICE_DIRECTORY,
    SERVICE_DATABASE,
    SERVICE_INDUSTRIAL,
    SERVICE_TUNNEL,
    SERVICE_OTHER;

    /// Width and height of the square that every path is drawn on.
    public static final double SIZE = 16;

    private final String resource = name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    private final String path = readPath();

    /// The outline as SVG path data, for `SVGPath` or `-fx-shape`; non-zero winding, y downwards.
    public String path() {
        return path;
    }

    private String readPath() {
        String svg = readResource();
        int start = svg.indexOf(" d=\"") + 4;
        return svg.substring(start, svg.indexOf('"', start));
    }

    private String readResource() {
        try (InputStream stream = Icon.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no artwork " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
