package shad.views.style;

import shad.icons.Icon;
import shad.model.conn.StateClass;

/// The six classes that connection states fall into, each with a glyph and a style class that sets the colours `-state`
/// (glyphs, areas) and `-state-fg` (text) for everything below.
public enum StateTone implements Tone {
    COMPLETE("state-complete", Icon.STATE_COMPLETE, Role.STATE_COMPLETE, Role.STATE_COMPLETE_TEXT),
    OPEN("state-open", Icon.STATE_OPEN, Role.STATE_OPEN, Role.STATE_OPEN_TEXT),
    HALF_CLOSED("state-half-closed", Icon.STATE_HALF_CLOSED, Role.STATE_HALF_CLOSED, Role.STATE_HALF_CLOSED_TEXT),
    UNANSWERED("state-unanswered", Icon.STATE_UNANSWERED, Role.STATE_UNANSWERED, Role.STATE_UNANSWERED_TEXT),
    REFUSED("state-refused", Icon.STATE_REFUSED, Role.STATE_REFUSED, Role.STATE_REFUSED_TEXT),
    MIDSTREAM("state-midstream", Icon.STATE_MIDSTREAM, Role.STATE_MIDSTREAM, Role.STATE_MIDSTREAM_TEXT);

    private final String styleClass;
    private final Icon icon;
    private final Role role;
    private final Role textRole;

    StateTone(String styleClass, Icon icon, Role role, Role textRole) {
        this.styleClass = styleClass;
        this.icon = icon;
        this.role = role;
        this.textRole = textRole;
    }

    /// The look of a class of states.
    public static StateTone of(StateClass stateClass) {
        return switch (stateClass) {
            case COMPLETE -> COMPLETE;
            case OPEN -> OPEN;
            case HALF_CLOSED -> HALF_CLOSED;
            case UNANSWERED -> UNANSWERED;
            case REFUSED -> REFUSED;
            case MIDSTREAM -> MIDSTREAM;
        };
    }

    @Override
    public String styleClass() {
        return styleClass;
    }

    @Override
    public Icon icon() {
        return icon;
    }

    /// Colour of glyphs and areas.
    public Role role() {
        return role;
    }

    /// Colour of text.
    public Role textRole() {
        return textRole;
    }
}
