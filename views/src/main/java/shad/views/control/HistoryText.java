package shad.views.control;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import shad.views.style.Styles;

/// A history in one line, for table cells: letters of trouble and marks are coloured, letters that were looked for stand
/// on a ground of their own. Style class `history-text`.
public final class HistoryText extends HBox {
    /// Those not needed for the history at hand wait for another: a new label takes far longer than a new text.
    private final List<Run> runs = new ArrayList<>();

    public HistoryText() {
        getStyleClass().add("history-text");
    }

    /// Shows a history of which nothing was looked for.
    public void setHistory(String history) {
        setHistory(history, new BitSet());
    }

    /// Shows a history; the letters at the indexes in `found` were looked for.
    public void setHistory(String history, BitSet found) {
        int count = 0;
        int start = 0;
        for (int end = 1; end <= history.length(); end++) {
            boolean goesOn = end < history.length()
                    && standsOut(history.charAt(end)) == standsOut(history.charAt(start))
                    && found.get(end) == found.get(start);
            if (!goesOn) {
                run(count++).show(
                        history.substring(start, end), standsOut(history.charAt(start)), found.get(start));
                start = end;
            }
        }
        int shown = getChildren().size();
        if (count < shown) {
            getChildren().remove(count, shown);
        } else if (count > shown) {
            getChildren().addAll(runs.subList(shown, count));
        }
    }

    private Run run(int index) {
        if (index == runs.size()) {
            runs.add(new Run());
        }
        return runs.get(index);
    }

    /// Letters that look the same.
    private static final class Run extends Label {
        private boolean trouble;
        private boolean found;

        Run() {
            getStyleClass().add(Styles.MONO);
            setMinWidth(USE_PREF_SIZE);
        }

        void show(String letters, boolean nowTrouble, boolean nowFound) {
            setText(letters);
            if (trouble != nowTrouble) {
                trouble = nowTrouble;
                toggle("trouble", trouble);
            }
            if (found != nowFound) {
                found = nowFound;
                toggle("found", found);
            }
        }

        private void toggle(String styleClass, boolean on) {
            if (on) {
                getStyleClass().add(styleClass);
            } else {
                getStyleClass().remove(styleClass);
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
