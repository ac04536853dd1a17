package shad.model.service.pattern;

/// A pattern that is no pattern; a mistake in the program, not in its input.
final class PatternException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    PatternException(String message, String pattern, int at) {
        super(message + " at " + at + " of " + pattern);
    }
}
