package shad.views.connections;

import javafx.scene.Node;
import javafx.scene.control.Label;
import shad.model.query.ColumnText;
import shad.views.control.HistoryText;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// A history of which the letters that tell of trouble stand out.
final class HistoryCell implements CellGraphic {
    /// More letters than a cell can show.
    private static final int LONGEST = 80;

    private final ConnectionTexts texts;
    private final HistoryText text = new HistoryText();
    private final Label unset =
            Styles.styled(new Label(String.valueOf(ColumnText.UNSET)), Styles.MONO, Styles.MUTED);
    private String shown = "";

    HistoryCell(ConnectionTexts texts) {
        this.texts = texts;
    }

    @Override
    public Node node() {
        return shown.isEmpty() ? unset : text;
    }

    @Override
    public void show(int row) {
        String history = texts.history(row);
        if (!history.equals(shown)) {
            shown = history;
            text.setHistory(history.length() > LONGEST ? history.substring(0, LONGEST) + "…" : history);
        }
    }
}
