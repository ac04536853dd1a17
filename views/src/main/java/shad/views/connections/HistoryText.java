package shad.views.connections;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import shad.model.conn.HistoryLetter;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// A history string of which the letters that tell of trouble stand out.
final class HistoryText implements CellGraphic {
    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");
    /// More letters than a cell can show.
    private static final int LONGEST = 80;

    private final ConnectionTexts texts;
    private final HBox box = Styles.styled(new HBox(), "history-text");
    private final List<Text> runs = new ArrayList<>();
    private String shown = "";

    HistoryText(ConnectionTexts texts) {
        this.texts = texts;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(int row) {
        String history = texts.cellHistory(row);
        if (history.equals(shown)) {
            return;
        }
        shown = history;
        String visible = history.length() > LONGEST ? history.substring(0, LONGEST) + "…" : history;
        int used = 0;
        for (int start = 0; start < visible.length(); used++) {
            boolean trouble = isTrouble(visible.charAt(start));
            int end = start + 1;
            while (end < visible.length() && isTrouble(visible.charAt(end)) == trouble) {
                end++;
            }
            Text run = run(used);
            run.setText(visible.substring(start, end));
            run.pseudoClassStateChanged(TROUBLE, trouble);
            start = end;
        }
        box.getChildren().setAll(runs.subList(0, used));
    }

    private Text run(int index) {
        if (index == runs.size()) {
            runs.add(Styles.styled(new Text(), Styles.MONO, "history-run"));
        }
        return runs.get(index);
    }

    private static boolean isTrouble(char c) {
        HistoryLetter letter = HistoryLetter.of(c);
        return letter != null && letter.isTrouble();
    }
}
