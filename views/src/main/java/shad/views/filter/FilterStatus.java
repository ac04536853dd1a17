package shad.views.filter;

/// Whether a filter text is understood.
///
/// @param message what was expected, in plain words; empty unless it is not understood
/// @param position index of the first character at fault; -1 unless it is not understood
/// @param length how many characters are at fault; 0 where something is missing
public record FilterStatus(Kind kind, String message, int position, int length) {
    public enum Kind {
        /// Nothing is written.
        NEUTRAL,
        OK,
        ERROR
    }

    static final FilterStatus NEUTRAL = new FilterStatus(Kind.NEUTRAL, "", -1, 0);
    static final FilterStatus OK = new FilterStatus(Kind.OK, "", -1, 0);

    static FilterStatus error(String message, int position, int length) {
        return new FilterStatus(Kind.ERROR, message, position, length);
    }
}
