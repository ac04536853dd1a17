package shad.model.export;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Reads a log that Zeek or Shad wrote, record by record: any TSV log, or conn.log as JSON lines; plain or compressed
/// with gzip. Strict: the first thing that Zeek would not have written ends it with a [LogFormatException]. Needs room
/// for one line only. For one thread.
public final class ZeekLogReader implements Closeable {
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final InputStream in;
    private final LogLines lines;
    private final boolean json;

    private ZeekLogReader(Path file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        LineReader reader = new LineReader(file, unpacked(file, in));
        String first = reader.next();
        if (first == null) {
            throw reader.fault("the log is empty");
        }
        json = first.startsWith("{");
        if (json) {
            lines = new JsonLines(reader, first);
        } else if (first.equals(TsvLines.FIRST_LINE)) {
            lines = new TsvLines(reader);
        } else {
            throw reader.fault("a Zeek log begins with “" + TsvLines.FIRST_LINE + "” or with a JSON object");
        }
    }

    /// Opens a log and reads its header.
    ///
    /// @throws LogFormatException where it is no Zeek log
    public static ZeekLogReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            return new ZeekLogReader(file, in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream unpacked(Path file, InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        try {
            return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
        } catch (ZipException | EOFException e) {
            throw new LogFormatException(file, 1, null,
                    "the compressed data is damaged or cut off (" + e.getMessage() + ")");
        }
    }

    public Path file() {
        return file;
    }

    /// What the log is about, such as `conn`.
    public String path() {
        return lines.path();
    }

    /// Names of the columns in the log's order. Of a JSON log those of conn.log and what else occurred so far.
    public List<String> columns() {
        return lines.columns().names();
    }

    /// Whether the log may have values in this column: always so for JSON, where what is unset does not show.
    public boolean hasColumn(String name) {
        return json || lines.columns().index(name) >= 0;
    }

    /// The next record; null behind the last.
    ///
    /// @throws LogFormatException where the log is not as Zeek writes it
    public @Nullable LogRow next() throws IOException {
        return lines.next();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
