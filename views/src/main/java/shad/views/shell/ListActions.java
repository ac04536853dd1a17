package shad.views.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.Stage;
import shad.model.export.ConnLogFormat;
import shad.model.export.CopyFormat;
import shad.model.export.CopyText;
import shad.views.export.ExportColumns;
import shad.views.export.ExportOffer;
import shad.views.export.ExportOrder;
import shad.views.export.ExportRows;
import shad.views.export.ExportViewModel;
import shad.views.export.ExportWriter;
import shad.views.export.ListWriter;
import shad.views.fx.TextCopy;
import shad.views.selection.RowCounts;
import shad.views.table.FindBar;
import shad.views.table.ListColumn;
import shad.views.table.ListSource;
import shad.views.table.WindowedTable;

/// Copies and exports what a list shows, in the background.
///
/// @param <T> what is listed
final class ListActions<T> implements FrontRows {
    /// Writes things as a log of Zeek.
    @FunctionalInterface
    interface LogWriter<T> {
        void write(List<T> things, OutputStream target, ConnLogFormat format) throws IOException;
    }

    /// A log of Zeek.
    ///
    /// @param fileName without its ending
    /// @param columns those of the list that the log has, in its order
    record LogForm<T>(String fileName, ExportColumns columns, LogWriter<T> writer) {}

    private final Stage stage;
    private final WindowServices services;
    private final Notices notices;
    private final ListSource<T> source;
    private final String noun;
    private final ExportViewModel export;
    private final Optional<LogForm<T>> log;
    private final RowCounts counts;
    private final FindBar findBar;

    /// @param noun what one of the things is called
    /// @param export writes, one list at a time
    /// @param log the log of Zeek that has such things, if there is one
    /// @param counts says when the list is up to date
    ListActions(
            Stage stage,
            WindowServices services,
            Notices notices,
            ListSource<T> source,
            String noun,
            ExportViewModel export,
            Optional<LogForm<T>> log,
            RowCounts counts) {
        this.stage = stage;
        this.services = services;
        this.notices = notices;
        this.source = source;
        this.noun = noun;
        this.export = export;
        this.log = log;
        this.counts = counts;
        findBar = new FindBar(source.table(), source::finder, services.background());
    }

    @Override
    public WindowedTable table() {
        return source.table();
    }

    @Override
    public FindBar findBar() {
        return findBar;
    }

    @Override
    public void copySelected() {
        copyRows(CopyFormat.TSV, false);
    }

    @Override
    public void copyRows(CopyFormat format, boolean header) {
        Supplier<List<T>> selected = source.selected();
        List<ListColumn<T>> columns = source.visibleColumns();
        TextCopy.inBackground(services.background(), () -> CopyText.of(
                format,
                header,
                columns.stream().map(ListColumn::id).toList(),
                selected.get().stream()
                        .map(thing -> columns.stream().map(column -> column.raw().apply(thing)).toList())
                        .toList()));
    }

    @Override
    public void exportShown() {
        counts.whenCaughtUp(() -> exportBeginningWith(ExportRows.SHOWN));
    }

    @Override
    public void exportSelected() {
        counts.whenCaughtUp(() -> exportBeginningWith(ExportRows.SELECTED));
    }

    private void exportBeginningWith(ExportRows first) {
        if (export.isRunning()) {
            notices.warn("One export at a time", "Wait for the one that is running, or stop it.");
            return;
        }
        ListWriter<T> plain = new ListWriter<>(source.columns(), source.shown(), source.selected());
        List<String> all = source.columns().stream().map(ListColumn::id).toList();
        List<ExportColumns> sets = new ArrayList<>();
        log.ifPresent(known -> sets.add(known.columns()));
        sets.add(new ExportColumns("All", all));
        sets.add(
                new ExportColumns("Shown in the table", source.visibleColumns().stream().map(ListColumn::id).toList()));
        ExportOffer offer = new ExportOffer(
                noun,
                log.map(LogForm::fileName).orElse(noun + "s"),
                Map.of(
                        ExportRows.SELECTED, source.table().selection().count(),
                        ExportRows.SHOWN, source.table().rows().size()),
                first,
                all,
                sets,
                ExportColumns.NONE,
                "");
        services.saveDialog()
                .ask(stage, offer)
                .ifPresent(order -> export.export(writer(plain, order), order, noun));
    }

    /// A log of Zeek where its columns were chosen.
    private ExportWriter writer(ListWriter<T> plain, ExportOrder chosen) {
        LogForm<T> form = log.filter(known -> known.columns().ids().equals(chosen.columns())).orElse(null);
        if (form == null) {
            return plain;
        }
        return (order, target, progress) -> {
            List<T> things = plain.things(order);
            progress.at(0, things.size());
            form.writer().write(things, target, order.target().format());
            return things.size();
        };
    }
}
