package shad.model.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/// Lines of a log, read in place, each bounded in length. For one thread.
final class LogLines {
    /// Zeek cuts the strings of a record at 256 000 bytes, each of which takes at most four when escaped.
    static final int LONGEST = 1 << 20;

    private final ReadableByteChannel source;
    private byte[] buffer = new byte[1 << 16];
    private int next;
    private int filled;
    private long bufferPosition;
    private boolean sourceEnded;

    private int from;
    private int to;
    private long number;
    private long position;
    private boolean tooLong;
    private boolean cutOff;

    LogLines(ReadableByteChannel source) {
        this.source = source;
    }

    /// Moves to the next line.
    ///
    /// @return false behind the last one
    boolean next() throws IOException {
        from = next;
        int scanned = next;
        position = bufferPosition + from;
        tooLong = false;
        cutOff = false;
        while (true) {
            int end = endOfLine(scanned);
            if (end >= 0) {
                begin(end, end + 1);
                return true;
            }
            scanned = filled;
            if (filled - from > LONGEST) {
                tooLong = true;
                // What the line had so far is of no use.
                bufferPosition += filled - from;
                filled = from;
                scanned = from;
            }
            if (sourceEnded) {
                cutOff = true;
                boolean rest = filled > from || tooLong;
                begin(filled, filled);
                return rest;
            }
            scanned -= makeRoom();
            fill();
        }
    }

    private void begin(int end, int nextLine) {
        number++;
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        next = nextLine;
    }

    private int endOfLine(int start) {
        byte[] bytes = buffer;
        for (int i = start; i < filled; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// Moves the line that has begun to the front, and tells by how much.
    private int makeRoom() {
        int moved = from;
        if (moved > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            bufferPosition += moved;
            filled -= moved;
            from = 0;
        }
        return moved;
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int count = source.read(ByteBuffer.wrap(buffer, filled, buffer.length - filled));
        if (count < 0) {
            sourceEnded = true;
        } else {
            filled += count;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    /// Where the line begins in [#bytes].
    int from() {
        return from;
    }

    /// Where the line ends, its line end left out.
    int to() {
        return to;
    }

    /// Number of the line, from 1.
    long number() {
        return number;
    }

    /// Where the line begins in the unpacked log.
    long position() {
        return position;
    }

    /// Whether it is longer than [#LONGEST]; then nothing of it can be read.
    boolean isTooLong() {
        return tooLong;
    }

    /// Whether the log ends before the line does.
    boolean isCutOff() {
        return cutOff;
    }
}
