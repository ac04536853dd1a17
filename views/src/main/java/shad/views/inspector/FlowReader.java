package shad.views.inspector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.inspect.FlowStory;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.selection.PacketSource;

/// Reads packets where the rows came from. Keeps the capture of the last question open, as a compressed one takes long to
/// unpack. Any thread may ask; one is served at a time.
final class FlowReader {
    /// A recording is written a few times a second.
    private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);
    private static final long LOOK_MILLIS = 50;

    private @Nullable PacketSource source;
    private @Nullable CaptureFile capture;

    /// Asks something of an opened capture.
    @FunctionalInterface
    interface Question<T> {
        T ask(CaptureFile capture) throws CaptureException;
    }

    /// Follows a connection again. Where its last packet is still on its way into the file, it is waited for, but not
    /// for long.
    ///
    /// @throws CaptureException when the capture cannot be read any more
    /// @throws CancellationException soon after the thread was interrupted
    Flow flow(PacketSource from, StoreSnapshot snapshot, int row) throws CaptureException {
        if (from.isGrowing()) {
            await(from, snapshot.view().at(row));
        }
        return ask(from, opened -> {
            FlowStory story = from.replay(opened, snapshot).story(row, FlowReader::isInterrupted);
            return new Flow(snapshot, row, from, story);
        });
    }

    private void await(PacketSource from, ConnectionView row) throws CaptureException {
        long start = System.nanoTime();
        while (!ask(from, capture -> capture.holds(row.lastFramePosition(), row.lastFrame()))
                && System.nanoTime() - start < LONGEST_WAIT_NANOS) {
            sleep(LOOK_MILLIS);
        }
    }

    /// Lets time pass in the background.
    ///
    /// @throws CancellationException when the thread is interrupted meanwhile
    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
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
