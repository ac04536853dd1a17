package shad.views.inspector.follow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.capture.CaptureException;
import shad.model.conn.Side;
import shad.model.export.ExportException;
import shad.model.inspect.FlowPayload;
import shad.views.fx.LatestTask;
import shad.views.plot.ChartSaver;

/// Reads the payload of a connection in the background, as much of it as was asked for, puts it into lines and finds texts
/// in them. FX thread only.
public final class FollowViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(FollowViewModel.class);
    /// What is shown at first.
    static final int FIRST_LIMIT = 1 << 20;
    /// More is for a file.
    static final int LAST_LIMIT = 1 << 26;
    private static final int MORE = 8;
    private static final int USUAL_LETTERS = 44;

    private final LatestTask reading;
    private final LatestTask finding;
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(this, "shown", Shown.BOTH);
    private final ObjectProperty<PayloadForm> form = new SimpleObjectProperty<>(this, "form", PayloadForm.TEXT);
    private final IntegerProperty letters = new SimpleIntegerProperty(this, "letters", USUAL_LETTERS);
    private final ReadOnlyObjectWrapper<@Nullable PayloadLines> lines = new ReadOnlyObjectWrapper<>(this, "lines");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final IntegerProperty found = new SimpleIntegerProperty(this, "found", -1);
    private final ReadOnlyStringWrapper findWords = new ReadOnlyStringWrapper(this, "findWords", "");
    private int limit = FIRST_LIMIT;
    private @Nullable PayloadSource source;
    private @Nullable FlowPayload payload;

    /// @param background reads and finds
    /// @param fxThread runs what is to happen on the FX thread
    public FollowViewModel(Executor background, Executor fxThread) {
        reading = new LatestTask(background, fxThread);
        finding = new LatestTask(background, fxThread);
        shown.subscribe((before, now) -> read());
        form.subscribe((before, now) -> read());
        letters.subscribe((before, now) -> read());
    }

    /// Shows a payload from its beginning on; null for none.
    public void show(@Nullable PayloadSource other) {
        source = other;
        limit = FIRST_LIMIT;
        payload = null;
        lines.set(null);
        read();
    }

    /// The same payload and more: the lines stay until the next are there.
    public void goOn(PayloadSource longer) {
        source = longer;
        payload = null;
        startReading();
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    ObjectProperty<PayloadForm> formProperty() {
        return form;
    }

    /// How many letters a line has room for.
    IntegerProperty lettersProperty() {
        return letters;
    }

    /// What is to be seen; null while there is nothing, or nothing yet.
    ReadOnlyObjectProperty<@Nullable PayloadLines> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    @Nullable
    PayloadLines getLines() {
        return lines.get();
    }

    /// Why the payload can't be read, for a person; empty where it can.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    // --- reading ------------------------------------------------------------------------------------------------------

    boolean canShowMore() {
        PayloadLines now = lines.get();
        return now != null && now.isCut() && limit < LAST_LIMIT;
    }

    /// Reads several times as much.
    void showMore() {
        if (canShowMore()) {
            limit = Math.min(LAST_LIMIT, limit * MORE);
            payload = null;
            read();
        }
    }

    private void read() {
        finding.cancel();
        findWords.set("");
        found.set(-1);
        startReading();
    }

    private void startReading() {
        PayloadSource from = source;
        if (from == null) {
            reading.cancel();
            failure.set("");
            return;
        }
        FlowPayload known = payload;
        int most = limit;
        Shown sides = shown.get();
        PayloadForm look = form.get();
        int width = letters.get();
        reading.run(
                () -> {
                    FlowPayload whole = known == null ? from.read(most) : known;
                    return new Reading(whole, PayloadLines.of(whole, sides, look, width));
                },
                result -> {
                    payload = result.payload;
                    failure.set("");
                    lines.set(result.lines);
                },
                this::failed);
    }

    private record Reading(FlowPayload payload, PayloadLines lines) {}

    private void failed(Throwable cause) {
        if (!(cause instanceof CaptureException)) {
            LOG.error("Reading the payload of a connection failed", cause);
        }
        lines.set(null);
        failure.set(cause instanceof OutOfMemoryError
                ? "There is not enough memory for this payload. Save it to a file instead."
                : "The payload can’t be read: " + cause.getMessage() + ".");
    }

    // --- finding ------------------------------------------------------------------------------------------------------

    /// The line found last, -1 for none.
    IntegerProperty foundProperty() {
        return found;
    }

    /// What came of looking, for a person.
    ReadOnlyStringProperty findWordsProperty() {
        return findWords.getReadOnlyProperty();
    }

    /// Looks for a text on from a line.
    ///
    /// @param step 1 to look forward, -1 to look backward
    void find(String text, int from, int step) {
        PayloadLines now = lines.get();
        if (now == null || text.isEmpty()) {
            finding.cancel();
            findWords.set("");
            return;
        }
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        finding.run(
                () -> now.find(wanted, from, step),
                line -> {
                    findWords.set(line < 0
                            ? "Not found" + (now.isCut() ? " in what is shown" : "")
                            : (line - from) * step <= 0 ? "Found, once around" : "Found");
                    found.set(-1);
                    found.set(line);
                },
                cause -> LOG.error("Looking for a text in a payload failed", cause));
    }

    // --- saving -------------------------------------------------------------------------------------------------------

    /// Puts all bytes of a side into a file, without the holes.
    void save(Side side, ChartSaver saver) {
        PayloadSource from = source;
        if (from != null) {
            String name = side == Side.ORIGINATOR ? "originator.bin" : "responder.bin";
            saver.save(name, new ChartSaver.Content() {
                @Override
                public void write(OutputStream target) throws IOException {
                    try {
                        from.write(side, target);
                    } catch (CaptureException e) {
                        throw new ExportException(Path.of(name), e.getMessage() + "; nothing was written", e);
                    }
                }

                @Override
                public long byteCount() {
                    return from.byteCount(side);
                }
            });
        }
    }
}
