package shad.views.control;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import shad.icons.IconView;
import shad.views.style.ServiceTone;
import shad.views.style.Styles;

/// The name of a service with the icon of its family, in its colour. A name that is only a guess by the port is shown
/// grey, without icon and with a question mark, under the pseudo-class `:hint`. Style class `service-mark`.
public final class ServiceMark extends Label {
    private static final PseudoClass HINT = PseudoClass.getPseudoClass("hint");
    private static final double GAP = 6;

    private final IconView icon = Styles.styled(new IconView(ServiceTone.OTHER.icon()), Styles.FAMILY);
    private ServiceTone tone = ServiceTone.OTHER;

    public ServiceMark() {
        setGraphic(icon);
        setGraphicTextGap(GAP);
        getStyleClass().addAll("service-mark", Styles.FAMILY_TEXT, tone.styleClass());
    }

    /// Shows what was found in the payload.
    public void show(ServiceTone newTone, String name) {
        show(newTone, name, false);
    }

    /// Shows what the port is registered for; nothing where that is empty.
    public void showHint(String name) {
        show(ServiceTone.OTHER, name.isEmpty() ? "-" : name + "?", true);
    }

    private void show(ServiceTone newTone, String text, boolean hint) {
        if (newTone != tone) {
            getStyleClass().remove(tone.styleClass());
            tone = newTone;
            getStyleClass().add(tone.styleClass());
            icon.setIcon(tone.icon());
        }
        icon.setVisible(!hint);
        pseudoClassStateChanged(HINT, hint);
        setText(text);
    }

    @Override
    public String getUserAgentStylesheet() {
        return StyleSheets.url("service-mark.css");
    }
}
