package shad.views.control;

import java.net.URL;
import java.util.Objects;

/// The style sheets of the controls, one each, beside this class.
final class StyleSheets {
    private StyleSheets() {}

    static String url(String name) {
        URL url = Objects.requireNonNull(StyleSheets.class.getResource(name), name);
        return url.toExternalForm();
    }
}
