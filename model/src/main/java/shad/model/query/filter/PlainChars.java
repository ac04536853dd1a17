package shad.model.query.filter;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/// The characters of a string by their index in it, so that positions of tokens are those of the text.
final class PlainChars implements CharStream {
    private final String text;
    private int at;

    PlainChars(String text) {
        this.text = text;
    }

    @Override
    public String getText(Interval interval) {
        int end = Math.min(interval.b + 1, text.length());
        return interval.a >= end ? "" : text.substring(interval.a, end);
    }

    @Override
    public void consume() {
        if (at == text.length()) {
            throw new IllegalStateException("the text is at its end");
        }
        at++;
    }

    @Override
    public int LA(int offset) {
        int index = offset < 0 ? at + offset : at + offset - 1;
        return offset == 0 ? 0 : index < 0 || index >= text.length() ? EOF : text.charAt(index);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // Nothing is forgotten while the text is at hand.
    }

    @Override
    public int index() {
        return at;
    }

    @Override
    public void seek(int index) {
        at = Math.min(index, text.length());
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return UNKNOWN_SOURCE_NAME;
    }
}
