package shad.views.connections;

import shad.model.conn.ConnState;
import shad.views.style.StateTone;

/// How states look.
final class Tones {
    private Tones() {}

    static StateTone of(ConnState state) {
        return switch (state.stateClass()) {
            case COMPLETE -> StateTone.COMPLETE;
            case OPEN -> StateTone.OPEN;
            case HALF_CLOSED -> StateTone.HALF_CLOSED;
            case UNANSWERED -> StateTone.UNANSWERED;
            case REFUSED -> StateTone.REFUSED;
            case MIDSTREAM -> StateTone.MIDSTREAM;
        };
    }
}
