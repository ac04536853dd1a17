package shad.model.marks;

/// What a person says of one connection. A note always comes with a mark: [Mark#NOTE] if with no other. Immutable.
///
/// @param note plain text, several lines perhaps; empty for none
public record Remark(Mark mark, String note) {
    /// Nothing is said.
    public static final Remark NONE = new Remark(Mark.NONE, "");
    /// Letters of the longest note.
    public static final int LONGEST_NOTE = 4000;

    /// @throws IllegalArgumentException if the note is too long
    public Remark {
        if (note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("a note of " + note.length() + " letters");
        }
        if (mark == Mark.NONE || mark == Mark.NOTE) {
            mark = note.isEmpty() ? Mark.NONE : Mark.NOTE;
        }
    }

    public boolean isNone() {
        return mark == Mark.NONE;
    }

    /// The same note with another mark. Without a note, [Mark#NONE] leaves nothing.
    public Remark withMark(Mark newMark) {
        return new Remark(newMark, note);
    }

    /// The same mark with another note.
    public Remark withNote(String newNote) {
        return new Remark(mark, newNote);
    }
}
