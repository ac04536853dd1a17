package shad.views.style;

import shad.icons.Icon;

/// How something is marked: a shape, so that the colour is never alone, and a style class that sets the colour `-state` for
/// everything below.
public interface Tone {
    Icon icon();

    String styleClass();
}
