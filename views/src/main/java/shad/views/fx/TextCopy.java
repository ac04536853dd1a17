package shad.views.fx;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Puts text on the clipboard.
public final class TextCopy {
    private TextCopy() {}

    /// FX thread only.
    public static void now(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// Makes the text in the background first.
    public static void inBackground(Executor background, Supplier<String> text) {
        background.execute(() -> {
            String made = text.get();
            Platform.runLater(() -> now(made));
        });
    }
}
