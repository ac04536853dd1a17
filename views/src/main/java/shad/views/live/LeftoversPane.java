package shad.views.live;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import shad.views.style.Styles;
import shad.views.text.Sizes;

/// Offers recordings that an earlier run left behind. Style class `leftovers-pane`.
public final class LeftoversPane extends LivePane {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Actions actions;
    private final VBox lines = Styles.styled(new VBox(), "lines");
    private final Button later = new Button("Later");

    private @Nullable Button firstOpen;

    /// What can be done about a recording. Each is called on the FX thread.
    public interface Actions {
        void open(Leftover recording);

        /// Calls `done` when it has another place.
        void save(Leftover recording, Runnable done);

        /// Calls `done` when it is gone.
        void delete(Leftover recording, Runnable done);

        /// They are offered again at the next start.
        void close();
    }

    public LeftoversPane(List<Leftover> recordings, Actions actions) {
        super("leftovers-pane", "Unsaved recordings",
                "Shad ended before these captures were saved. Everything written by then is in them.");
        this.actions = actions;
        lines.getChildren().setAll(recordings.stream().map(this::line).toList());
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText("Unsaved recordings");
        later.setId("leftovers-later");
        later.setCancelButton(true);
        later.setOnAction(event -> actions.close());
        getChildren().addAll(scroll, buttons(space(), later));
    }

    private HBox line(Leftover recording) {
        HBox line = Styles.styled(new HBox(), "leftover");
        String time = TIME.format(recording.written());
        Label when = Styles.styled(new Label(time), Styles.MONO);
        Label size = Styles.styled(new Label(Sizes.human(recording.bytes())), Styles.MONO, "size");
        Label name = Styles.styled(new Label(String.valueOf(recording.file().getFileName())), Styles.CAPTION);
        name.setTooltip(new Tooltip(recording.file().toString()));
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button open = button("Open", time, () -> actions.open(recording));
        if (firstOpen == null) {
            firstOpen = open;
        }
        line.getChildren().setAll(
                when,
                size,
                name,
                open,
                button("Save As…", time, () -> actions.save(recording, () -> remove(line))),
                button("Delete", time, () -> actions.delete(recording, () -> remove(line))));
        return line;
    }

    private static Button button(String word, String time, Runnable action) {
        Button button = Styles.styled(new Button(word), Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(word + " the recording of " + time);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void remove(HBox line) {
        lines.getChildren().remove(line);
        if (lines.getChildren().isEmpty()) {
            actions.close();
        } else {
            later.requestFocus();
        }
    }

    @Override
    public Node focus() {
        return Objects.requireNonNullElse(firstOpen, later);
    }
}
