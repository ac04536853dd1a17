package shad.views.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import shad.model.export.ConnLogFormat;
import shad.model.export.JsonText;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;
import shad.views.table.ListColumn;
import shad.views.text.Csv;

/// Writes what a list shows: a line of names first, but for JSON, then a line for each thing.
///
/// @param columns all columns of the list
/// @param shown everything in order, asked for in the background
/// @param selected what is selected, asked for in the background
/// @param <T> what is listed
public record ListWriter<T>(List<ListColumn<T>> columns, Supplier<List<T>> shown, Supplier<List<T>> selected)
        implements
            ExportWriter {
    private static final int PIECE = 1 << 10;

    @Override
    public long write(ExportOrder order, OutputStream target, Progress progress) throws IOException {
        List<T> things = things(order);
        List<ListColumn<T>> chosen =
                order.columns().stream().map(id -> ListColumn.find(columns, id)).toList();
        TextBuffer text = new TextBuffer(1 << 16);
        ConnLogFormat format = order.target().format();
        if (format != ConnLogFormat.JSON) {
            appendLine(chosen.stream().map(ListColumn::id).toList(), chosen, format, text);
        }
        for (int i = 0; i < things.size(); i++) {
            T thing = things.get(i);
            List<String> values = new ArrayList<>();
            chosen.forEach(column -> values.add(column.raw().apply(thing)));
            appendLine(values, chosen, format, text);
            if (i % PIECE == 0) {
                if (!progress.at(i, things.size())) {
                    return i;
                }
                flush(text, target);
            }
        }
        flush(text, target);
        return things.size();
    }

    /// The things to write; the list has no more than it shows.
    public List<T> things(ExportOrder order) {
        return order.rows() == ExportRows.SELECTED ? selected.get() : shown.get();
    }

    private static void flush(TextBuffer text, OutputStream target) throws IOException {
        target.write(text.bytes(), 0, text.length());
        text.truncate(0);
    }

    private static <T> void appendLine(
            List<String> values, List<ListColumn<T>> columns, ConnLogFormat format, TextBuffer text) {
        switch (format) {
            case CSV -> text.append(Csv.line(values).getBytes(StandardCharsets.UTF_8));
            case JSON -> appendJson(values, columns, text);
            case TSV -> {
                for (int i = 0; i < values.size(); i++) {
                    if (i > 0) {
                        text.append('\t');
                    }
                    ZeekString.append(values.get(i), text);
                }
                text.append('\n');
            }
        }
    }

    private static <T> void appendJson(List<String> values, List<ListColumn<T>> columns, TextBuffer text) {
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? '{' : ',');
            JsonText.appendString(columns.get(i).id(), text);
            text.append(':');
            if (columns.get(i).figure() && values.get(i).matches("-?[0-9]+(\\.[0-9]+)?")) {
                text.appendAscii(values.get(i));
            } else {
                JsonText.appendString(values.get(i), text);
            }
        }
        text.append('}').append('\n');
    }
}
