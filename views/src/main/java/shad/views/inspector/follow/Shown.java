package shad.views.inspector.follow;

import shad.model.conn.Side;

/// Whose payload is shown.
enum Shown {
    BOTH("Both"),
    ORIGINATOR("Originator"),
    RESPONDER("Responder");

    private final String word;

    Shown(String word) {
        this.word = word;
    }

    /// The word for a person.
    String word() {
        return word;
    }

    boolean shows(Side side) {
        return this == BOTH || (this == ORIGINATOR) == (side == Side.ORIGINATOR);
    }
}
