package shad.views.connections;

import java.util.function.IntFunction;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import shad.icons.IconView;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.style.Tone;
import shad.views.table.CellGraphic;

/// The icon in the colour by which a row is marked, or nothing.
final class ToneGlyph implements CellGraphic {
    private final IntFunction<@Nullable Tone> tones;
    private final IconView view = Styles.styled(new IconView(StateTone.COMPLETE.icon()), Styles.STATE);
    private String toneClass = "";

    /// @param tones the look of a row's mark; null for none
    ToneGlyph(IntFunction<@Nullable Tone> tones) {
        this.tones = tones;
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void show(int row) {
        Tone tone = tones.apply(row);
        view.setVisible(tone != null);
        if (tone == null) {
            return;
        }
        view.setIcon(tone.icon());
        if (!tone.styleClass().equals(toneClass)) {
            view.getStyleClass().remove(toneClass);
            toneClass = tone.styleClass();
            view.getStyleClass().add(toneClass);
        }
    }
}
