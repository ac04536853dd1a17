package shad.views.connections;

import javafx.scene.Node;
import shad.icons.IconView;
import shad.model.marks.Mark;
import shad.views.style.MarkTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;

/// The icon of a row's mark, or nothing.
final class MarkGlyph implements CellGraphic {
    private final ConnectionTexts texts;
    private final IconView view = Styles.styled(new IconView(MarkTone.STAR.icon()), Styles.STATE);
    private String toneClass = "";

    MarkGlyph(ConnectionTexts texts) {
        this.texts = texts;
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void show(int row) {
        Mark mark = texts.remark(row).mark();
        view.setVisible(mark != Mark.NONE);
        if (mark != Mark.NONE) {
            MarkTone tone = MarkTone.of(mark);
            view.setIcon(tone.icon());
            view.getStyleClass().remove(toneClass);
            toneClass = tone.styleClass();
            view.getStyleClass().add(toneClass);
        }
    }
}
