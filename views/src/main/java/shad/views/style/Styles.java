package shad.views.style;

import javafx.css.PseudoClass;
import javafx.scene.Node;

/// Names of style classes and pseudo-classes that Java code sets.
public final class Styles {
    /// On a scene's root: rows of 22 pixels.
    public static final String COMPACT = "compact";

    /// Equally wide letters, for addresses, times, counts and histories.
    public static final String MONO = "mono";
    public static final String TITLE = "title";
    public static final String HEADING = "heading";
    public static final String CAPTION = "caption";
    public static final String MUTED = "muted";
    /// Text or icon that asks for attention without being an error.
    public static final String NOTICE = "notice";
    /// An icon in the colour of the state class around it.
    public static final String STATE = "state";
    /// Text in the colour of the state class around it.
    public static final String STATE_TEXT = "state-text";

    /// An icon in the colour of the family of services around it.
    public static final String FAMILY = "family";
    /// Text in the colour of the family of services around it.
    public static final String FAMILY_TEXT = "family-text";

    /// The one button that people most likely want.
    public static final String ACCENT = "accent";
    /// A button without border and background until the mouse is over it.
    public static final String FLAT = "flat";
    public static final String ICON_ONLY = "icon-only";
    public static final String SMALL = "small";

    public static final String SURFACE_SUBTLE = "surface-subtle";
    /// What is asked over the window.
    public static final String OVERLAY_CARD = "overlay-card";
    public static final String LINE_TOP = "line-top";
    public static final String LINE_BOTTOM = "line-bottom";
    public static final String LINE_LEFT = "line-left";
    public static final String TOOLBAR_ROW = "toolbar-row";
    public static final String STATUS_ROW = "status-row";
    public static final String PILL_ROW = "pill-row";
    public static final String TAB_COUNT = "tab-count";
    public static final String FILTER_FIELD = "filter-field";

    /// A filter that is understood.
    public static final PseudoClass OK = PseudoClass.getPseudoClass("ok");
    /// A filter that is not.
    public static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    public static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    /// The row or chip that the keyboard moves.
    public static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");

    private Styles() {}

    /// Adds style classes and returns the node, for building trees in one expression.
    public static <T extends Node> T styled(T node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
