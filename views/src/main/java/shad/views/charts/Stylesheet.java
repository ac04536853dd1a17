package shad.views.charts;

import java.util.Objects;

/// The style sheet of this package's nodes.
final class Stylesheet {
    static final String URL =
            Objects.requireNonNull(Stylesheet.class.getResource("charts.css")).toExternalForm();

    private Stylesheet() {}
}
