package shad.views.control;

import javafx.scene.control.Label;
import shad.icons.IconView;
import shad.views.style.StateTone;
import shad.views.style.Styles;

/// A class of connection states as glyph and text in its colour, `● SF`. Style class `state-mark`.
public final class StateMark extends Label {
    private final IconView glyph;
    private StateTone tone;

    public StateMark(StateTone tone, String code) {
        super(code);
        this.tone = tone;
        glyph = Styles.styled(new IconView(tone.icon()), Styles.STATE);
        setGraphic(glyph);
        setGraphicTextGap(4);
        getStyleClass().addAll("state-mark", Styles.STATE_TEXT, tone.styleClass());
    }

    /// Shows another state; for cells that are used again.
    public void show(StateTone newTone, String code) {
        if (newTone != tone) {
            getStyleClass().remove(tone.styleClass());
            getStyleClass().add(newTone.styleClass());
            glyph.setIcon(newTone.icon());
            tone = newTone;
        }
        setText(code);
    }
}
