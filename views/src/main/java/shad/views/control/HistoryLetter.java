package shad.views.control;

import java.util.List;

/// How one letter of a history looks: upper case is the originator's, lower case the responder's, anything else a mark that
/// belongs to neither.
enum HistoryLetter {
    ORIGINATOR("originator"),
    RESPONDER("responder"),
    MARK("mark");

    private static final String TROUBLE = "cgtwiqx";

    private final String styleClass;

    HistoryLetter(String styleClass) {
        this.styleClass = styleClass;
    }

    static HistoryLetter of(char letter) {
        if (Character.isUpperCase(letter)) {
            return ORIGINATOR;
        }
        return Character.isLowerCase(letter) ? RESPONDER : MARK;
    }

    /// Letters that stand for something gone wrong, which stand out.
    static boolean isTrouble(char letter) {
        return TROUBLE.indexOf(Character.toLowerCase(letter)) >= 0;
    }

    List<String> styleClasses(char letter) {
        return isTrouble(letter) ? List.of(styleClass, "trouble") : List.of(styleClass);
    }
}
