package shad.model.service.parse;

import java.util.Arrays;
import shad.model.buffer.Layouts;

/// Cuts one direction of a stream into lines. A line ends with CR, LF or CR LF, also when the two lie in different
/// chunks (Zeek, content line analyzer). Lines that lie within a chunk are handed over in place; of a longer one no more
/// than [#LIMIT] bytes are kept, the rest is handed over as another line.
public final class LineSplitter {
    /// Longest line that is handed over in one piece. Zeek's own limit is 16 MiB; no rule of any protocol here depends
    /// on what lies behind so many bytes.
    public static final int LIMIT = 65536;

    private final boolean carriageReturnEnds;
    private byte[] kept = Layouts.NO_BYTES;
    private int keptLength;
    private boolean swallowLineFeed;
    private boolean stopped;

    private LineSplitter(boolean carriageReturnEnds) {
        this.carriageReturnEnds = carriageReturnEnds;
    }

    /// Lines that end with CR, LF or CR LF.
    public static LineSplitter ofText() {
        return new LineSplitter(true);
    }

    /// Lines that end with LF or CR LF; a CR alone is part of the line (Zeek, NVT analyzer).
    public static LineSplitter ofTelnet() {
        return new LineSplitter(false);
    }

    /// Takes a line, without its end.
    @FunctionalInterface
    public interface Sink {
        void line(byte[] bytes, int offset, int length);
    }

    /// Ends the splitting from within a [Sink]: what follows the present line is no text. [#split] returns how many
    /// bytes it used, and the splitter starts afresh with the next call.
    public void stop() {
        stopped = true;
    }

    /// Hands over the lines that end in this chunk. Returns how many bytes were used: all, unless [#stop] was called.
    public int split(byte[] bytes, int offset, int length, Sink sink) {
        stopped = false;
        int end = offset + length;
        int at = offset;
        if (swallowLineFeed && at < end) {
            swallowLineFeed = false;
            if (bytes[at] == '\n') {
                at++;
            }
        }
        int lineStart = at;
        while (at < end) {
            byte value = bytes[at];
            if (value != '\n' && (value != '\r' || !carriageReturnEnds)) {
                at++;
                if (at - lineStart + keptLength >= LIMIT) {
                    emit(bytes, lineStart, at, sink);
                    lineStart = at;
                }
                continue;
            }
            int lineEnd = at++;
            if (value == '\r') {
                if (at == end) {
                    swallowLineFeed = true;
                } else if (bytes[at] == '\n') {
                    at++;
                }
            }
            emit(bytes, lineStart, lineEnd, sink);
            lineStart = at;
            if (stopped) {
                return at - offset;
            }
        }
        keep(bytes, lineStart, end);
        return length;
    }

    /// Hands over an unfinished line at the end of the stream.
    public void finish(Sink sink) {
        if (keptLength > 0) {
            emit(Layouts.NO_BYTES, 0, 0, sink);
        }
    }

    /// Whether a line was begun.
    public boolean isInsideLine() {
        return keptLength > 0;
    }

    private void emit(byte[] bytes, int from, int to, Sink sink) {
        byte[] line = bytes;
        int start = from;
        int length = to - from;
        if (keptLength > 0) {
            keep(bytes, from, to);
            line = kept;
            start = 0;
            length = keptLength;
            keptLength = 0;
        }
        if (!carriageReturnEnds && length > 0 && line[start + length - 1] == '\r') {
            length--;
        }
        sink.line(line, start, length);
    }

    private void keep(byte[] bytes, int from, int to) {
        int size = to - from;
        if (size == 0) {
            return;
        }
        if (keptLength + size > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptLength + size, Math.min(LIMIT, Math.max(64, kept.length * 2))));
        }
        System.arraycopy(bytes, from, kept, keptLength, size);
        keptLength += size;
    }
}
