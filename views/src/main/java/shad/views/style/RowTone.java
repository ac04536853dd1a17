package shad.views.style;

import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static final List<RowTone> ALL = List.of(values());

    private final String word;
    private final String styleClass;
    private final Icon icon;
    private final @Nullable StateTone state;

    RowTone(String word, StateTone state) {
        this(word, state.styleClass(), state.icon(), state);
    }

    RowTone(String word, String styleClass, Icon icon) {
        this(word, styleClass, icon, null);
    }

    RowTone(String word, String styleClass, Icon icon, @Nullable StateTone state) {
        this.word = word;
        this.styleClass = styleClass;
        this.icon = icon;
        this.state = state;
    }

    /// The look of a class of states.
    public static RowTone of(StateClass stateClass) {
        StateTone wanted = StateTone.of(stateClass);
        for (RowTone tone : ALL) {
            if (tone.state == wanted) {
                return tone;
            }
        }
        throw new IllegalStateException("no rows look " + wanted);
    }

    /// Whether it is the look of a class of states.
    public boolean isOfState() {
        return state != null;
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
