package shad.model.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Writes rows as Zeek writes conn.log. Like Zeek's, a log without rows is empty, without even a header. The stream is
/// written in large pieces and stays the caller's to close. For one thread; the text of many rows is made with the help
/// of the common pool.
public final class ConnLogWriter {
    private static final int PIECE_ROWS = 1 << 12;
    private static final int PIECES = 8;
    private static final int PIECE_BYTES = PIECE_ROWS * 192;

    private final OutputStream target;
    private final ConnLogFormat format;
    private final List<ConnectionColumn> columns;
    private final List<ExtraColumn> extras;
    private final Clock clock;
    private final RowFormat rowFormat;
    private final TextBuffer[] texts = new TextBuffer[PIECES];
    private long rowCount;

    /// @param columns what to write, in this order; at least one. [ConnectionColumn#base] for a log
    ///     without policy scripts, [shad.model.query.PolicyScript#columnsWith] for one with them
    /// @param clock tells the local times of `#open` and `#close`
    public ConnLogWriter(OutputStream target, ConnLogFormat format, List<ConnectionColumn> columns, Clock clock) {
        this(target, format, columns, List.of(), clock);
    }

    /// Writes columns that conn.log does not have, too.
    ///
    /// @param columns of conn.log, in this order; at least one
    /// @param extras what to write behind those
    /// @param clock tells the local times of `#open` and `#close`
    public ConnLogWriter(
            OutputStream target,
            ConnLogFormat format,
            List<ConnectionColumn> columns,
            List<ExtraColumn> extras,
            Clock clock) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a log needs a column");
        }
        this.target = target;
        this.format = format;
        this.columns = List.copyOf(columns);
        this.extras = List.copyOf(extras);
        this.clock = clock;
        this.rowFormat =
                switch (format) {
                    case TSV -> new TsvRow(columns, extras);
                    case JSON -> new JsonRow(columns, extras);
                    case CSV -> new CsvRow(columns, extras);
                };
    }

    /// Rows written so far.
    public long rowCount() {
        return rowCount;
    }

    /// Appends rows in the given order.
    public void append(StoreSnapshot snapshot, int[] rows) throws IOException {
        append(snapshot, rows.length, index -> rows[index], RowFilter.ALL);
    }

    /// Appends those ended rows that the filter keeps, in Zeek's order, from one place to another, exclusive.
    public void append(StoreSnapshot snapshot, int fromPosition, int toPosition, RowFilter filter)
            throws IOException {
        append(snapshot, toPosition - fromPosition, index -> snapshot.rowInLogOrder(fromPosition + index), filter);
    }

    private void append(StoreSnapshot snapshot, int count, IntUnaryOperator rowAt, RowFilter filter)
            throws IOException {
        long[] written = new long[PIECES];
        for (int start = 0; start < count; start += PIECES * PIECE_ROWS) {
            int first = start;
            int pieces = Math.min(PIECES, (count - start + PIECE_ROWS - 1) / PIECE_ROWS);
            IntStream range = IntStream.range(0, pieces);
            (pieces > 1 ? range.parallel() : range).forEach(piece -> {
                int from = first + piece * PIECE_ROWS;
                int to = Math.min(count, from + PIECE_ROWS);
                written[piece] = print(snapshot, from, to, rowAt, filter, text(piece));
            });
            for (int piece = 0; piece < pieces; piece++) {
                write(text(piece), written[piece]);
            }
        }
    }

    private TextBuffer text(int piece) {
        TextBuffer text = texts[piece];
        if (text == null) {
            text = new TextBuffer(PIECE_BYTES);
            texts[piece] = text;
        }
        return text;
    }

    private long print(
            StoreSnapshot snapshot, int from, int to, IntUnaryOperator rowAt, RowFilter filter, TextBuffer text) {
        text.truncate(0);
        ConnectionView view = snapshot.view();
        RowFilter mine = filter.forOneThread();
        long printed = 0;
        for (int index = from; index < to; index++) {
            if (mine.test(view.at(rowAt.applyAsInt(index)))) {
                rowFormat.append(view, text);
                printed++;
            }
        }
        return printed;
    }

    private void write(TextBuffer text, long rows) throws IOException {
        if (rows > 0 && rowCount == 0) {
            writeHeader();
        }
        target.write(text.bytes(), 0, text.length());
        rowCount += rows;
    }

    private void writeHeader() throws IOException {
        switch (format) {
            case TSV ->
                write(TsvFrame.header(
                        clock, "conn", joined("\t", ConnectionColumn::zeekName, ExtraColumn::name),
                        joined("\t", ConnectionColumn::zeekType, extra -> "string")));
            case CSV -> write(joined(",", ConnectionColumn::zeekName, ExtraColumn::name) + "\r\n");
            case JSON -> {}
        }
    }

    private String joined(
            String separator, Function<ConnectionColumn, String> ofColumn, Function<ExtraColumn, String> ofExtra) {
        return Stream.concat(columns.stream().map(ofColumn), extras.stream().map(ofExtra))
                .collect(Collectors.joining(separator));
    }

    /// Ends the log, with Zeek's last line where there were rows. Nothing may be appended afterwards.
    public void finish() throws IOException {
        if (rowCount > 0 && format == ConnLogFormat.TSV) {
            write(TsvFrame.footer(clock));
        }
        target.flush();
    }

    private void write(String ascii) throws IOException {
        TextBuffer text = new TextBuffer(1024).appendAscii(ascii);
        target.write(text.bytes(), 0, text.length());
    }
}
