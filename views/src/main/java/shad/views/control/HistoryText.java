package shad.views.control;

import java.util.BitSet;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import shad.views.style.Styles;

/// A history in one line, for table cells: letters of trouble and marks are coloured, letters that were looked for stand
/// on a ground of their own. Style class `history-text`.
public final class HistoryText extends HBox {
    public HistoryText() {
        getStyleClass().add("history-text");
    }

    /// Shows a history of which nothing was looked for.
    public void setHistory(String history) {
        setHistory(history, new BitSet());
    }

    /// Shows a history; the letters at the indexes in `found` were looked for.
    public void setHistory(String history, BitSet found) {
        getChildren().clear();
        int start = 0;
        for (int end = 1; end <= history.length(); end++) {
            boolean goesOn = end < history.length()
                    && standsOut(history.charAt(end)) == standsOut(history.charAt(start))
                    && found.get(end) == found.get(start);
            if (!goesOn) {
                Label run = Styles.styled(new Label(history.substring(start, end)), Styles.MONO);
                if (standsOut(history.charAt(start))) {
                    run.getStyleClass().add("trouble");
                }
                if (found.get(start)) {
                    run.getStyleClass().add("found");
                }
                run.setMinWidth(USE_PREF_SIZE);
                getChildren().add(run);
                start = end;
            }
        }
    }

    private static boolean standsOut(char letter) {
        return HistoryLetter.isTrouble(letter) || HistoryLetter.of(letter) == HistoryLetter.MARK;
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("history-text.css");
    }
}
