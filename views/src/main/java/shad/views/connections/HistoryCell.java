package shad.views.connections;

import javafx.scene.Node;
import shad.views.control.HistoryText;
import shad.views.table.CellGraphic;

/// A history of which the letters that tell of trouble stand out.
final class HistoryCell implements CellGraphic {
    /// More letters than a cell can show.
    private static final int LONGEST = 80;

    private final ConnectionTexts texts;
    private final HistoryText text = new HistoryText();
    private String shown = "";

    HistoryCell(ConnectionTexts texts) {
        this.texts = texts;
    }

    @Override
    public Node node() {
        return text;
    }

    @Override
    public void show(int row) {
        String history = texts.cellHistory(row);
        if (!history.equals(shown)) {
            shown = history;
            text.setHistory(history.length() > LONGEST ? history.substring(0, LONGEST) + "…" : history);
        }
    }
}
