package shad.views.filter;

import java.util.Objects;

/// The looks of the filter's controls, for those that stand in windows of their own too.
final class Stylesheet {
    static final String URL =
            Objects.requireNonNull(Stylesheet.class.getResource("filter.css")).toExternalForm();

    private Stylesheet() {}
}
