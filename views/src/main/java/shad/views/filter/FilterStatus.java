package shad.views.filter;

/// Whether a filter text is understood.
///
/// @param message what was expected, in plain words; empty unless it is not understood
/// @param position index of the character at fault; -1 unless it is not understood
public record FilterStatus(Kind kind, String message, int position) {
    public enum Kind {
        /// Nothing is written.
        NEUTRAL,
        OK,
        ERROR
    }

    static final FilterStatus NEUTRAL = new FilterStatus(Kind.NEUTRAL, "", -1);
    static final FilterStatus OK = new FilterStatus(Kind.OK, "", -1);

    static FilterStatus error(String message, int position) {
        return new FilterStatus(Kind.ERROR, message, position);
    }
}
