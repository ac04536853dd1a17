package shad.views.shell;

import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import shad.icons.Icon;
import shad.icons.IconView;
import shad.views.style.Styles;

/// Short messages in a corner of the window that go away by themselves.
final class Notices {
    private static final Duration SHORT = Duration.seconds(6);
    private static final Duration LONG = Duration.seconds(15);

    private final Window owner;

    Notices(Window owner) {
        this.owner = owner;
    }

    /// Something is done.
    void done(String title, String text) {
        show(Icon.CHECK, "ok", title, text, SHORT);
    }

    /// Something wants to be looked at.
    void warn(String title, String text) {
        show(Icon.WARNING, Styles.NOTICE, title, text, LONG);
    }

    private void show(Icon icon, String styleClass, String title, String text, Duration time) {
        Notifications.create()
                .owner(owner)
                .position(Pos.BOTTOM_RIGHT)
                .graphic(Styles.styled(new IconView(icon), styleClass))
                .title(title)
                .text(text)
                .hideAfter(time)
                .show();
    }
}
