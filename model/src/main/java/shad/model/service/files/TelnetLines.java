package shad.model.service.files;

import shad.model.service.parse.LineSplitter;

/// Cuts one direction of a stream into lines, and takes telnet commands (RFC 854) out of it (Zeek, NVT analyzer). Of a
/// line that is very long only the beginning is handed over.
final class TelnetLines implements LineSplitter.Sink {
    /// `DEFAULT_MAX_LINE_LENGTH`
    private static final int MAX_LINE = 16 * 1024 * 1024 - 100;
    private static final byte INTERPRET_AS_COMMAND = (byte) 255;
    private static final byte SUBNEGOTIATION = (byte) 250;
    private static final byte SUBNEGOTIATION_END = (byte) 240;
    private static final byte FIRST_WITH_OPTION = (byte) 251;
    private static final byte LAST_WITH_OPTION = (byte) 254;

    private final Runnable limitReached;
    private final LineSplitter lines = LineSplitter.ofTelnet();
    private LineSplitter.Sink sink = (_, _, _) -> {};
    /// Bytes of the line at hand that were handed over, or passed over.
    private long lineLength;
    private State state = State.DATA;
    private boolean behindCarriageReturn;
    private boolean nulSeen;

    private enum State {
        DATA,
        COMMAND,
        OPTION,
        SUBNEGOTIATION,
        SUBNEGOTIATION_COMMAND
    }

    /// `limitReached` is run when a line is longer than Zeek would keep.
    TelnetLines(Runnable limitReached) {
        this.limitReached = limitReached;
    }

    void split(byte[] bytes, int offset, int length, LineSplitter.Sink target) {
        if (length == 0) {
            return;
        }
        sink = target;
        if (state == State.DATA && isPlain(bytes, offset, length)) {
            behindCarriageReturn = bytes[offset + length - 1] == '\r';
            lines.split(bytes, offset, length, this);
        } else {
            byte[] data = new byte[length];
            int size = 0;
            for (int i = offset; i < offset + length; i++) {
                if (isData(bytes[i])) {
                    data[size++] = bytes[i];
                }
            }
            lines.split(data, 0, size, this);
        }
    }

    void finish(LineSplitter.Sink target) {
        sink = target;
        lines.finish(this);
    }

    @Override
    public void line(byte[] bytes, int offset, int length) {
        boolean isStart = lineLength == 0;
        lineLength += length;
        if (lineLength >= MAX_LINE) {
            limitReached.run();
        }
        if (!lines.isPiece()) {
            lineLength = 0;
        }
        if (isStart) {
            sink.line(bytes, offset, length);
        }
    }

    private static boolean isPlain(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == INTERPRET_AS_COMMAND || bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isData(byte value) {
        switch (state) {
            case DATA -> {
                if (value == INTERPRET_AS_COMMAND) {
                    state = State.COMMAND;
                    return false;
                }
                return isText(value);
            }
            case COMMAND -> {
                return command(value);
            }
            case OPTION -> state = State.DATA;
            case SUBNEGOTIATION -> {
                if (value == INTERPRET_AS_COMMAND) {
                    state = State.SUBNEGOTIATION_COMMAND;
                }
            }
            case SUBNEGOTIATION_COMMAND -> {
                if (value == INTERPRET_AS_COMMAND) {
                    state = State.SUBNEGOTIATION;
                } else if (value == SUBNEGOTIATION_END) {
                    state = State.DATA;
                } else {
                    return command(value);
                }
            }
        }
        return false;
    }

    private boolean command(byte value) {
        boolean hasOption = value >= FIRST_WITH_OPTION && value <= LAST_WITH_OPTION;
        state = hasOption ? State.OPTION : value == SUBNEGOTIATION ? State.SUBNEGOTIATION : State.DATA;
        behindCarriageReturn &= value != INTERPRET_AS_COMMAND;
        return value == INTERPRET_AS_COMMAND;
    }

    /// A NUL behind a CR is no text, nor is the first one elsewhere.
    private boolean isText(byte value) {
        boolean text = true;
        if (value == 0) {
            text = !behindCarriageReturn && nulSeen;
            nulSeen |= !behindCarriageReturn;
        }
        behindCarriageReturn = value == '\r';
        return text;
    }
}
