package shad.views.connections;

import javafx.scene.Node;
import shad.icons.IconView;
import shad.views.style.RowTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// The glyph by which the rules mark a row: that of its state class, if nobody has changed them.
final class StateGlyph implements CellGraphic {
    private final ConnectionTexts texts;
    private final IconView view = Styles.styled(new IconView(RowTone.COMPLETE.icon()), Styles.STATE);
    private String toneClass = "";

    StateGlyph(ConnectionTexts texts) {
        this.texts = texts;
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void show(int row) {
        RowTone tone = texts.tone(row);
        view.setVisible(tone != null);
        if (tone == null) {
            return;
        }
        view.setIcon(tone.icon());
        view.getStyleClass().remove(toneClass);
        toneClass = tone.styleClass();
        view.getStyleClass().add(toneClass);
    }
}
