package shad.views.connections;

import javafx.scene.Node;
import shad.icons.IconView;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// The glyph of a row's state class.
final class StateGlyph implements CellGraphic {
    private final ConnectionTexts texts;
    private final IconView view = Styles.styled(new IconView(StateTone.COMPLETE.icon()), Styles.STATE);
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
        StateTone tone = StateTone.of(texts.state(row).stateClass());
        view.setIcon(tone.icon());
        view.getStyleClass().remove(toneClass);
        toneClass = tone.styleClass();
        view.getStyleClass().add(toneClass);
    }
}
