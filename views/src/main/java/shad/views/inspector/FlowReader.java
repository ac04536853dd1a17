package shad.views.inspector;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.inspect.FlowStory;
import shad.model.store.StoreSnapshot;
import shad.views.selection.PacketSource;

/// Reads packets where the rows came from. Keeps the capture of the last question open, as a compressed one takes long to
/// unpack. Any thread may ask; one is served at a time.
final class FlowReader {
    private @Nullable PacketSource source;
    private @Nullable CaptureFile capture;

    /// Asks something of an opened capture.
    @FunctionalInterface
    interface Question<T> {
        T ask(CaptureFile capture) throws CaptureException;
    }

    /// Follows a connection again.
    ///
    /// @throws CaptureException when the capture cannot be read any more
    Flow flow(PacketSource from, StoreSnapshot snapshot, int row) throws CaptureException {
        return ask(from, opened -> {
            FlowStory story = from.replay(opened, snapshot).story(row, FlowReader::isInterrupted);
            return new Flow(snapshot, row, from, story);
        });
    }

    /// Asks something else.
    ///
    /// @throws CaptureException when the capture cannot be read any more
    synchronized <T> T ask(PacketSource from, Question<T> question) throws CaptureException {
        if (capture == null || source == null || !source.isSameCapture(from)) {
            close();
            capture = from.open();
            source = from;
        }
        return question.ask(capture);
    }

    /// Lets go of the capture.
    synchronized void close() {
        source = null;
        if (capture != null) {
            try {
                capture.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                capture = null;
            }
        }
    }

    /// Whether whoever asked wants to know no more.
    static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }
}
