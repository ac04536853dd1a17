package shad.model.export;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// Lines of a log as text, each bounded in length, ended by LF, valid UTF-8. For one thread.
final class LineReader {
    /// Zeek cuts the strings of a record at 256 000 bytes, each of which takes at most four when escaped.
    private static final int LONGEST_LINE = 1 << 20;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int at;
    private int end;
    private long number;

    LineReader(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /// Number of the line read last, from 1.
    long number() {
        return number;
    }

    /// The next line without its LF; null behind the last.
    @Nullable
    String next() throws IOException {
        line.reset();
        number++;
        while (fill()) {
            int start = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            if (line.size() + (at - start) > LONGEST_LINE) {
                throw fault("the line is longer than " + LONGEST_LINE + " bytes");
            }
            line.write(buffer, start, at - start);
            if (at < end) {
                at++;
                return decoded();
            }
        }
        if (line.size() > 0) {
            throw fault("the last line is cut off");
        }
        return null;
    }

    private boolean fill() throws IOException {
        if (at == end) {
            try {
                end = Math.max(0, in.read(buffer));
            } catch (ZipException | EOFException e) {
                throw fault("the compressed data is damaged or cut off (" + e.getMessage() + ")");
            }
            at = 0;
        }
        return end > 0;
    }

    private String decoded() throws LogFormatException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.toByteArray())).toString();
        } catch (CharacterCodingException _) {
            throw fault("the line is not valid UTF-8");
        }
    }

    LogFormatException fault(String problem) {
        return new LogFormatException(file, number, null, problem);
    }

    LogFormatException fault(String column, String problem) {
        return new LogFormatException(file, number, column, problem);
    }
}
