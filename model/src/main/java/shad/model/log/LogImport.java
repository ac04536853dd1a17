package shad.model.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.StoppedException;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CaptureInput;
import shad.model.capture.FaultLog;
import shad.model.capture.compress.CompressionException;
import shad.model.query.ConnectionColumn;
import shad.model.store.StoreSnapshot;

/// Reads an existing conn.log into a store, line by line: TSV with any marks and columns, several logs one behind the
/// other, or JSON lines. What a log says is kept as it is, so that the rows export as the same lines. A line that conn.log
/// cannot have is left out and told as a fault. For one thread.
public final class LogImport implements AutoCloseable {
    private static final int LINES_PER_STEP = 512;
    /// What a log of Zeek always has in every row.
    private static final List<ConnectionColumn> ALWAYS_SET = List.of(
            ConnectionColumn.TS, ConnectionColumn.UID, ConnectionColumn.ID_ORIG_H, ConnectionColumn.ID_ORIG_P,
            ConnectionColumn.ID_RESP_H, ConnectionColumn.ID_RESP_P, ConnectionColumn.PROTO, ConnectionColumn.CONN_STATE,
            ConnectionColumn.MISSED_BYTES, ConnectionColumn.ORIG_PKTS, ConnectionColumn.ORIG_IP_BYTES,
            ConnectionColumn.RESP_PKTS, ConnectionColumn.RESP_IP_BYTES);

    private final CaptureInput input;
    private final LogLines lines;
    private final FaultLog faults;
    private final Columns columns = new Columns();
    private final RowFiller filler = new RowFiller();
    private final LineForm form;
    private final boolean json;
    private boolean checked;

    /// @param input a log that was recognised; closed with this
    public LogImport(CaptureInput input) {
        this.input = input;
        lines = new LogLines(input.content());
        faults = new FaultLog(input.name());
        json = input.head().get(0) == '{';
        form = json ? new JsonForm(columns, filler) : new TsvForm(columns, filler);
    }

    /// Whether something that begins with `head` is a log of Zeek: the first line of a TSV header, or a JSON object. Leaves
    /// the buffer as it is.
    public static boolean recognises(ByteBuffer head) {
        return begins(head, "#separator ")
                || begins(head, "#fields")
                || begins(head, "#set_separator")
                || begins(head, "{\"")
                || begins(head, "{ \"");
    }

    private static boolean begins(ByteBuffer head, String text) {
        if (head.remaining() < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (head.get(head.position() + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Reads some hundred lines.
    ///
    /// @return false once there are no more
    /// @throws CaptureException when it turns out to be another log than conn.log
    public boolean advance() throws CaptureException {
        try {
            for (int i = 0; i < LINES_PER_STEP; i++) {
                if (!lines.next()) {
                    end();
                    return false;
                }
                read();
            }
            return true;
        } catch (StoppedException e) {
            // Whoever stopped it knows that there would be more.
        } catch (CompressionException e) {
            fault(CaptureFault.Kind.BAD_COMPRESSION, e.getMessage() + "; what came before was read");
        } catch (IOException e) {
            fault(CaptureFault.Kind.READ_ERROR, "reading failed: " + e);
        }
        return false;
    }

    private void read() throws CaptureException {
        if (lines.isTooLong()) {
            fault(CaptureFault.Kind.BAD_LINE,
                    "the line is longer than " + LogLines.LONGEST + " bytes; it is left out");
            return;
        }
        byte[] bytes = lines.bytes();
        int from = lines.from();
        int to = lines.to();
        if (from == to) {
            return;
        }
        boolean comment = !json && bytes[from] == '#';
        if (lines.isCutOff() && !comment && !(json && bytes[to - 1] == '}')) {
            fault(CaptureFault.Kind.TRUNCATED, "the last line has no end; it may be cut off and is left out");
            return;
        }
        String problem = form.read(bytes, from, to, lines.number());
        if (!comment && !checked) {
            checked = true;
            checkIsConnLog(problem);
        }
        if (problem != null) {
            fault(CaptureFault.Kind.BAD_LINE, problem + "; the line is left out");
        }
    }

    private void checkIsConnLog(@Nullable String problem) throws CaptureException {
        String misfit = form.misfit();
        if (misfit != null) {
            throw new CaptureException(input.name() + " " + misfit + (json && problem != null ? ": " + problem : "")
                    + "; Shad opens captures and conn.log");
        }
    }

    private void end() throws CaptureException {
        if (!checked && !json) {
            checkIsConnLog(null);
        }
        if (json) {
            ALWAYS_SET.stream()
                    .filter(column -> !filler.wasSet(column))
                    .forEach(column -> columns.lacks(column, 1));
        }
    }

    private void fault(CaptureFault.Kind kind, String reason) {
        faults.report(lines.number(), lines.position(), kind, reason);
    }

    /// The rows read so far, in the order of the log.
    public StoreSnapshot snapshot() {
        return filler.store().snapshotOfEnded();
    }

    /// How many rows were read so far.
    public int rowCount() {
        return filler.store().size();
    }

    /// The columns of conn.log that the log was seen to have, in its order; of a JSON log, where what is unset does not
    /// show, those of every conn.log and what else was seen.
    public List<ConnectionColumn> columns() {
        List<ConnectionColumn> seen = columns.seen();
        return json
                ? ConnectionColumn.all().stream()
                        .filter(column -> ConnectionColumn.base().contains(column) || seen.contains(column))
                        .toList()
                : seen;
    }

    /// What a person should know about its columns.
    public List<ColumnNote> notes() {
        return columns.notes();
    }

    /// The first faults; the number of a frame is that of a line.
    public List<CaptureFault> faults() {
        return faults.faults();
    }

    /// All faults.
    public long faultCount() {
        return faults.count();
    }

    /// Bytes taken from the source so far, before decompression.
    public long bytesRead() {
        return input.bytesRead();
    }

    /// Bytes of the source, or -1 where that cannot be known.
    public long size() {
        return input.size();
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            // Everything wanted from the source was read; that it fails to close changes nothing.
        }
    }
}
