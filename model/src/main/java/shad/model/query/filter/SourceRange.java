package shad.model.query.filter;

/// Where a part of a filter stands in the text that it was read from. Says nothing about what the part means, so that
/// all ranges are equal: expressions are equal when they mean the same, wherever they were written.
public final class SourceRange {
    /// Of what was never written.
    public static final SourceRange NONE = new SourceRange(0, 0);

    private final int start;
    private final int end;

    public SourceRange(int start, int end) {
        this.start = start;
        this.end = end;
    }

    /// Index of the first character.
    public int start() {
        return start;
    }

    /// Index behind the last character.
    public int end() {
        return end;
    }

    public int length() {
        return end - start;
    }

    /// The part of the text.
    public String of(String text) {
        return text.substring(start, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceRange;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return start + ".." + end;
    }
}
