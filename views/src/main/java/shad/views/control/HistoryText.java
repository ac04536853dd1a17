package shad.views.control;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import shad.views.style.Styles;

/// A history in one line, for table cells: letters of trouble and marks are coloured. Style class `history-text`.
public final class HistoryText extends HBox {
    public HistoryText() {
        getStyleClass().add("history-text");
    }

    public void setHistory(String history) {
        getChildren().clear();
        int start = 0;
        for (int end = 1; end <= history.length(); end++) {
            if (end == history.length() || standsOut(history.charAt(end)) != standsOut(history.charAt(start))) {
                Label run = Styles.styled(new Label(history.substring(start, end)), Styles.MONO);
                if (standsOut(history.charAt(start))) {
                    run.getStyleClass().add("trouble");
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
