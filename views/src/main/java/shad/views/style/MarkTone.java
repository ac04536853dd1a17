package shad.views.style;

import shad.icons.Icon;
import shad.model.marks.Mark;

/// The look of marks: an icon each, so that the colour is never alone, and a style class that sets the colours `-state` and
/// `-state-fg` for everything below.
public enum MarkTone implements Tone {
    NOTE("mark-note", Icon.NOTE),
    STAR("mark-star", Icon.STAR_FILLED),
    SUSPICIOUS("mark-suspicious", Icon.WARNING),
    BENIGN("mark-benign", Icon.CHECK),
    QUESTION("mark-question", Icon.HELP);

    private final String styleClass;
    private final Icon icon;

    MarkTone(String styleClass, Icon icon) {
        this.styleClass = styleClass;
        this.icon = icon;
    }

    /// The look of a mark.
    ///
    /// @throws IllegalArgumentException for [Mark#NONE], which has none
    public static MarkTone of(Mark mark) {
        return switch (mark) {
            case NONE -> throw new IllegalArgumentException("no mark has no look");
            case NOTE -> NOTE;
            case STAR -> STAR;
            case SUSPICIOUS -> SUSPICIOUS;
            case BENIGN -> BENIGN;
            case QUESTION -> QUESTION;
        };
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
