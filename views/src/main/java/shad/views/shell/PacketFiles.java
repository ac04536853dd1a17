package shad.views.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.export.CaptureWriter;
import shad.model.export.ConnLogFormat;
import shad.model.export.ExportException;
import shad.model.export.SafeFile;
import shad.model.store.StoreSnapshot;
import shad.views.export.ExportOrder;
import shad.views.export.ExportOutcome;
import shad.views.export.ExportRows;
import shad.views.export.ExportTarget;
import shad.views.export.ExportViewModel;
import shad.views.export.ExportWriter;
import shad.views.fx.LatestTask;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;
import shad.views.table.RowSelection;

/// Puts the packets of the selected connections into captures of their own, and hands such captures to Wireshark. FX thread
/// only.
final class PacketFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PacketFiles.class);
    private static final String NOUN = "packet";
    /// How finely progress is told.
    private static final long PARTS = 1000;

    private final Selection selection;
    private final RowSelection rows;
    private final ExportViewModel export;
    private final Notices notices;
    private final LatestTask starting;
    private final ObjectProperty<Optional<Path>> wireshark =
            new SimpleObjectProperty<>(this, "wireshark", Optional.empty());
    /// The capture that Wireshark gets once it is written.
    private @Nullable Path forWireshark;

    /// @param rows those selected among the connections
    /// @param finder finds Wireshark; asked once, in the background
    PacketFiles(
            Selection selection,
            RowSelection rows,
            ExportViewModel export,
            Notices notices,
            Executor background,
            Supplier<Optional<Path>> finder) {
        this.selection = selection;
        this.rows = rows;
        this.export = export;
        this.notices = notices;
        starting = new LatestTask(background);
        new LatestTask(background).run(
                finder::get, wireshark::set, failure -> LOG.warn("Looking for Wireshark failed", failure));
    }

    /// Whether there are packets to be written.
    BooleanBinding canWrite() {
        return Bindings.createBooleanBinding(
                () -> rows.count() > 0 && !export.isRunning()
                        && selection.getPackets().absence().isEmpty(),
                rows.countProperty(), export.runningProperty(), selection.packetsProperty());
    }

    /// Whether there are packets and Wireshark is installed.
    BooleanBinding canOpenInWireshark() {
        return canWrite().and(wiresharkFound());
    }

    /// Whether Wireshark is installed.
    BooleanBinding wiresharkFound() {
        return Bindings.createBooleanBinding(() -> wireshark.get().isPresent(), wireshark);
    }

    /// Writes the packets of the selected connections for Wireshark and opens them there.
    void openInWireshark() {
        try {
            Path file = Files.createTempFile("shad-", ".pcapng");
            file.toFile().deleteOnExit();
            forWireshark = file;
            write(file);
        } catch (IOException e) {
            notices.warn("Not opened in Wireshark", "No temporary file could be written: " + e.getMessage());
        }
    }

    /// Writes the packets of the selected connections.
    void write(Path file) {
        PacketSource source = selection.getPackets();
        StoreSnapshot snapshot = selection.getSnapshot();
        RowSelection.Frozen selected = rows.freeze();
        ExportTarget target = new ExportTarget(file, ConnLogFormat.CSV, SafeFile.Replace.ANYTHING);
        export.export(
                (order, stream, progress) -> write(source, snapshot, selected.toArray(), order, stream, progress),
                new ExportOrder(ExportRows.SELECTED, List.of(), target),
                NOUN);
    }

    private static long write(
            PacketSource source,
            StoreSnapshot snapshot,
            int[] rows,
            ExportOrder order,
            OutputStream stream,
            ExportWriter.Progress progress)
            throws IOException {
        AtomicLong done = new AtomicLong();
        try (CaptureFile capture = source.open()) {
            CaptureWriter writer = new CaptureWriter(stream);
            long packets = source.extract(capture, snapshot).write(
                    rows,
                    writer,
                    () -> !progress.at(done.get(), PARTS),
                    part -> done.set(Math.round(part * PARTS)));
            writer.finish();
            return packets;
        } catch (CaptureException e) {
            throw new ExportException(order.target().file(), e.getMessage() + "; nothing was written", e);
        }
    }

    // --- Wireshark ----------------------------------------------------------------------------------------------------

    /// Hears how each export ended; whether it was one for Wireshark that is ready now, and nobody else need care.
    boolean ended(ExportOutcome outcome) {
        Path file = forWireshark;
        if (file == null || !file.equals(outcome.target().file())) {
            return false;
        }
        forWireshark = null;
        Optional<Path> program = wireshark.get();
        if (!(outcome instanceof ExportOutcome.Written) || program.isEmpty()) {
            return false;
        }
        starting.run(
                () -> start(program.get(), file),
                process -> {},
                failure -> notices.warn("Not opened in Wireshark", program.get() + " can't be started: "
                        + failure.getMessage()));
        return true;
    }

    private static Process start(Path program, Path capture) throws IOException {
        return new ProcessBuilder(program.toString(), capture.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
