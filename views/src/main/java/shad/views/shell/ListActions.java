package shad.views.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.export.ConnLogFormat;
import shad.model.export.ExportException;
import shad.model.export.SafeFile;
import shad.views.export.ExportTarget;
import shad.views.table.ListColumn;
import shad.views.table.ListSource;
import shad.views.table.WindowedTable;
import shad.views.text.Csv;

/// Copies and exports what a list shows, in the background.
///
/// @param <T> what is listed
final class ListActions<T> implements FrontRows {
    private static final Logger LOG = LoggerFactory.getLogger(ListActions.class);

    /// Writes things as a log of Zeek.
    @FunctionalInterface
    interface LogWriter<T> {
        void write(List<T> things, OutputStream target, ConnLogFormat format) throws IOException;
    }

    private final Stage stage;
    private final WindowServices services;
    private final Notices notices;
    private final ListSource<T> source;
    private final String noun;
    private final String fileName;
    private final LogWriter<T> log;

    /// @param noun what one of the things is called
    /// @param fileName is suggested for exports
    /// @param log writes what is not exported as CSV
    ListActions(
            Stage stage,
            WindowServices services,
            Notices notices,
            ListSource<T> source,
            String noun,
            String fileName,
            LogWriter<T> log) {
        this.stage = stage;
        this.services = services;
        this.notices = notices;
        this.source = source;
        this.noun = noun;
        this.fileName = fileName;
        this.log = log;
    }

    /// Writes comma-separated values whatever is asked for.
    static <T> LogWriter<T> csv(List<ListColumn<T>> columns) {
        return (things, target, format) -> writeCsv(columns, things, target);
    }

    @Override
    public WindowedTable table() {
        return source.table();
    }

    @Override
    public void copySelected() {
        Supplier<List<T>> selected = source.selected();
        List<ListColumn<T>> columns = source.visibleColumns();
        services.background().execute(() -> {
            String text = ListColumn.tabbed(columns, selected.get());
            Platform.runLater(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putString(text);
                Clipboard.getSystemClipboard().setContent(content);
            });
        });
    }

    @Override
    public void exportShown() {
        export(source.shown());
    }

    @Override
    public void exportSelected() {
        export(source.selected());
    }

    private void export(Supplier<List<T>> things) {
        services.saveDialog()
                .ask(stage, fileName)
                .ifPresent(target -> services.background().execute(() -> write(things.get(), target)));
    }

    private void write(List<T> things, ExportTarget target) {
        boolean csv = target.file().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        try (SafeFile file = SafeFile.create(target.file(), target.replace())) {
            OutputStream stream = new BufferedOutputStream(file.stream(), 1 << 16);
            if (csv) {
                writeCsv(source.columns(), things, stream);
            } else {
                log.write(things, stream, target.format());
            }
            stream.flush();
            file.commit(true);
            Platform.runLater(() -> notices.done(
                    "Exported " + Phrases.count(things.size(), noun), target.file().toString()));
        } catch (ExportException e) {
            Platform.runLater(() -> notices.warn("Not exported", String.valueOf(e.getMessage())));
        } catch (IOException | RuntimeException e) {
            LOG.error("Export failed", e);
            Platform.runLater(() -> notices.warn("Not exported", "Shad ran into a fault of its own (" + e + ")."));
        }
    }

    private static <T> void writeCsv(List<ListColumn<T>> columns, List<T> things, OutputStream target)
            throws IOException {
        write(target, Csv.line(columns.stream().map(ListColumn::id).toList()));
        for (T thing : things) {
            write(target, Csv.line(columns.stream().map(column -> column.raw().apply(thing)).toList()));
        }
    }

    private static void write(OutputStream target, String line) throws IOException {
        target.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
