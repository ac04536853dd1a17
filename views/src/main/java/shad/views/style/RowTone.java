package shad.views.style;

import shad.icons.Icon;
import shad.model.conn.StateClass;

/// How a row of connections can be marked by a rule: six looks of states and six for what somebody looks out for. Each has a
/// shape of its own, so that the colour is never alone, and a style class that sets the colour `-state` for everything
/// below.
public enum RowTone implements Tone {
    COMPLETE("Complete", StateTone.COMPLETE),
    OPEN("Open", StateTone.OPEN),
    HALF_CLOSED("Half-closed", StateTone.HALF_CLOSED),
    UNANSWERED("Unanswered", StateTone.UNANSWERED),
    REFUSED("Refused", StateTone.REFUSED),
    MIDSTREAM("Midstream", StateTone.MIDSTREAM),
    RED("Red triangle", "tone-red", Icon.TONE_TRIANGLE),
    ORANGE("Orange square", "tone-orange", Icon.TONE_SQUARE),
    GREEN("Green plus", "tone-green", Icon.TONE_PLUS),
    BLUE("Blue hexagon", "tone-blue", Icon.TONE_HEXAGON),
    VIOLET("Violet pentagon", "tone-violet", Icon.TONE_PENTAGON),
    GREY("Grey dash", "tone-grey", Icon.TONE_DASH);

    private final String word;
    private final String styleClass;
    private final Icon icon;

    RowTone(String word, StateTone tone) {
        this(word, tone.styleClass(), tone.icon());
    }

    RowTone(String word, String styleClass, Icon icon) {
        this.word = word;
        this.styleClass = styleClass;
        this.icon = icon;
    }

    /// The look of a class of states.
    public static RowTone of(StateClass stateClass) {
        return switch (stateClass) {
            case COMPLETE -> COMPLETE;
            case OPEN -> OPEN;
            case HALF_CLOSED -> HALF_CLOSED;
            case UNANSWERED -> UNANSWERED;
            case REFUSED -> REFUSED;
            case MIDSTREAM -> MIDSTREAM;
        };
    }

    /// Whether it is the look of a class of states.
    public boolean isOfState() {
        return compareTo(MIDSTREAM) <= 0;
    }

    /// What it is called.
    public String word() {
        return word;
    }

    @Override
    public String styleClass() {
        return styleClass;
    }

    @Override
    public Icon icon() {
        return icon;
    }
}
