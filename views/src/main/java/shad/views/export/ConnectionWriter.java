package shad.views.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shad.model.export.ConnLogWriter;
import shad.model.export.ExtraColumn;
import shad.model.marks.Marks;
import shad.model.query.ConnectionColumn;
import shad.model.query.filter.FilterField;
import shad.model.store.StoreSnapshot;
import shad.views.selection.ShownRows;

/// Writes connections as they are now.
///
/// @param shown what passes the filter, in its order
/// @param selected rows of the same snapshot, asked for in the background
/// @param marked rows of all, asked for in the background
/// @param all every row, in the order of the first packets
/// @param marks what [#REMARKS] say
public record ConnectionWriter(
        ShownRows shown, Supplier<int[]> selected, Supplier<int[]> marked, StoreSnapshot all, Marks marks)
        implements
            ExportWriter {
    /// What a person has added to the rows: columns that Zeek does not have.
    public static final ExportColumns REMARKS = new ExportColumns(
            "With the mark and note of each row", List.of(FilterField.MARK.name(), FilterField.NOTE.name()));

    private static final int PIECE_ROWS = 1 << 15;

    @Override
    public long write(ExportOrder order, OutputStream target, Progress progress) throws IOException {
        StoreSnapshot snapshot =
                switch (order.rows()) {
                    case SELECTED, SHOWN -> shown.snapshot();
                    case MARKED, ALL -> all;
                };
        int[] rows =
                switch (order.rows()) {
                    case SELECTED -> selected.get();
                    case MARKED -> marked.get();
                    case SHOWN -> shown.rows();
                    case ALL -> IntStream.range(0, all.size()).toArray();
                };
        ConnLogWriter writer = new ConnLogWriter(
                target,
                order.target().format(),
                columns(order.columns()),
                extras(order.columns()),
                Clock.system(ZoneId.systemDefault()));
        for (int start = 0; start < rows.length; start += PIECE_ROWS) {
            if (!progress.at(start, rows.length)) {
                return writer.rowCount();
            }
            writer.append(snapshot, Arrays.copyOfRange(rows, start, Math.min(rows.length, start + PIECE_ROWS)));
        }
        writer.finish();
        return writer.rowCount();
    }

    private List<ExtraColumn> extras(List<String> names) {
        return Stream.of(
                new ExtraColumn(FilterField.MARK.name(), row -> marks.of(row).mark().word()),
                new ExtraColumn(FilterField.NOTE.name(), row -> marks.of(row).note()))
                .filter(extra -> names.contains(extra.name()))
                .toList();
    }

    private static List<ConnectionColumn> columns(List<String> names) {
        return names.stream()
                .filter(name -> !REMARKS.ids().contains(name))
                .map(name -> ConnectionColumn.all().stream()
                        .filter(column -> column.zeekName().equals(name))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
