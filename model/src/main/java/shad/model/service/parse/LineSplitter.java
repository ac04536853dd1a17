package shad.model.service.parse;

import java.util.Arrays;
import shad.model.buffer.Layouts;

/// Cuts one direction of a stream into lines. A line ends with CR, LF or CR LF, also when the two lie in different
/// chunks (Zeek, content line analyzer). Lines that lie within a chunk are handed over in place; of a longer one no more
/// than [#LIMIT] bytes are kept, the rest is handed over as another line. A number of bytes may be taken as they are
/// instead ([#takeRaw]).
public final class LineSplitter {
    /// Longest line that is handed over in one piece. Zeek's own limit is 16 MiB; no rule of any protocol here depends
    /// on what lies behind so many bytes.
    public static final int LIMIT = 65536;

    private Ends ends;
    private boolean dropNul;
    private byte[] kept = Layouts.NO_BYTES;
    private int keptLength;
    private boolean swallowLineFeed;
    private boolean stopped;
    private boolean piece;
    private long raw;

    private enum Ends {
        CR_OR_LF,
        LF,
        CR_LF
    }

    private LineSplitter(Ends ends) {
        this.ends = ends;
    }

    /// Lines that end with CR, LF or CR LF.
    public static LineSplitter ofText() {
        return new LineSplitter(Ends.CR_OR_LF);
    }

    /// As [#ofText], and the first NUL of the stream is no part of any line.
    public static LineSplitter ofTextWithoutNul() {
        LineSplitter splitter = ofText();
        splitter.dropNul = true;
        return splitter;
    }

    /// Lines that end with LF or CR LF; a CR alone is part of the line (Zeek, NVT analyzer).
    public static LineSplitter ofTelnet() {
        return new LineSplitter(Ends.LF);
    }

    /// Takes a line, without its end.
    @FunctionalInterface
    public interface Sink {
        void line(byte[] bytes, int offset, int length);

        /// Takes bytes that were asked for by [#takeRaw].
        default void raw(byte[] bytes, int offset, int length) {}
    }

    /// Ends the splitting from within a [Sink]: what follows the present line is no text. [#split] returns how many
    /// bytes it used, and the splitter starts afresh with the next call.
    public void stop() {
        stopped = true;
    }

    /// Hands over the next `length` bytes as they are, without looking for lines; 0 ends that at once.
    public void takeRaw(long length) {
        raw = length;
    }

    /// Whether only CR LF ends a line from here on, and CR or LF alone are part of it.
    public void endOnlyWithCrLf(boolean only) {
        ends = only ? Ends.CR_LF : Ends.CR_OR_LF;
    }

    /// Whether the line that is being handed over is the beginning of a longer one, cut at [#LIMIT].
    public boolean isPiece() {
        return piece;
    }

    /// Hands over the lines that end in this chunk. Returns how many bytes were used: all, unless [#stop] was called.
    public int split(byte[] bytes, int offset, int length, Sink sink) {
        stopped = false;
        int end = offset + length;
        int at = offset;
        while (at < end && !stopped) {
            if (swallowLineFeed) {
                swallowLineFeed = false;
                if (bytes[at] == '\n') {
                    at++;
                    continue;
                }
            }
            if (raw > 0) {
                int size = (int) Math.min(raw, end - at);
                raw -= size;
                sink.raw(bytes, at, size);
                at += size;
            } else {
                at = nextLine(bytes, at, end, sink);
            }
        }
        return at - offset;
    }

    /// Hands over one line, or keeps what there is of it; returns where the next begins.
    private int nextLine(byte[] bytes, int from, int end, Sink sink) {
        int start = from;
        int full = fullAt(start, end);
        for (int at = from; at < end; at++) {
            byte value = bytes[at];
            if (value > '\r' && at != full) {
                continue; // nearly all bytes
            }
            if (value == '\r' && ends == Ends.CR_OR_LF) {
                int next = at + 1;
                if (next == end) {
                    swallowLineFeed = true;
                } else if (bytes[next] == '\n') {
                    next++;
                }
                emit(bytes, start, at, sink);
                return next;
            }
            if (value == '\n' && (ends != Ends.CR_LF || isBehindCarriageReturn(bytes, start, at))) {
                emit(bytes, start, at, sink);
                return at + 1;
            }
            if (value == 0 && dropNul) {
                dropNul = false;
                keep(bytes, start, at);
                start = at + 1;
                full = fullAt(start, end);
            } else if (at == full) {
                piece = true;
                emit(bytes, start, at, sink);
                piece = false;
                return at;
            }
        }
        keep(bytes, start, end);
        return end;
    }

    /// Where a line that goes on from `start` has become as long as it may; `end` if not in this chunk.
    private int fullAt(int start, int end) {
        return Math.min(end, start + LIMIT - keptLength);
    }

    private boolean isBehindCarriageReturn(byte[] bytes, int start, int at) {
        return at > start ? bytes[at - 1] == '\r' : keptLength > 0 && kept[keptLength - 1] == '\r';
    }

    /// Hands over an unfinished line at the end of the stream.
    public void finish(Sink sink) {
        if (keptLength > 0) {
            emit(Layouts.NO_BYTES, 0, 0, sink);
        }
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
        if (ends != Ends.CR_OR_LF && !piece && length > 0 && line[start + length - 1] == '\r') {
            length--;
        }
        sink.line(line, start, length);
    }

    private void keep(byte[] bytes, int from, int to) {
        int size = to - from;
        if (size <= 0) {
            return;
        }
        if (keptLength + size > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(keptLength + size, Math.min(LIMIT, Math.max(64, kept.length * 2))));
        }
        System.arraycopy(bytes, from, kept, keptLength, size);
        keptLength += size;
    }
}
