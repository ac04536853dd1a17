package shad.model.service.network;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PerSide;

/// Syslog over TCP (RFC 6587): messages with their length before them, or with a line end behind them. The first byte of
/// a message tells which (Zeek, syslog Frames).
public final class SyslogTcpAnalyzer extends Analyzer {
    /// As many digits as any number that fits into a long has.
    private static final int MAX_DIGITS = 18;

    private final PerSide<Frames> sides = new PerSide<>(_ -> new Frames());

    public SyslogTcpAnalyzer() {
        super(Protocol.SYSLOG_TCP, Needs.NOTHING);
    }

    private enum State {
        /// Before a message.
        START,
        LENGTH,
        /// In a message of known length.
        COUNTED,
        PRIORITY,
        /// Behind the priority, before the first byte of the text.
        TEXT_START,
        TEXT,
        /// In the line ends behind a message: it is complete when something else follows, or nothing.
        LINE_END
    }

    /// Where one direction stands.
    private static final class Frames {
        private State state = State.START;
        private int digits;
        private long number;

        boolean isBetweenMessages() {
            return state == State.START || state == State.LINE_END;
        }
    }

    @Override
    protected void rolesFlipped() {
        sides.swap();
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        Frames frames = sides.of(fromOriginator);
        try {
            int at = offset;
            int end = offset + length;
            while (at < end) {
                at += take(frames, bytes, at, end);
            }
        } catch (MalformedPayload malformed) {
            skip();
            throw malformed;
        }
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        skip();
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        Frames frames = sides.of(fromOriginator);
        if (frames.state == State.LINE_END) {
            frames.state = State.START;
            confirm();
        } else if (!frames.isBetweenMessages()) {
            violate();
        }
    }

    @Override
    protected void done() {
        if (sides.of(true).state == State.LINE_END || sides.of(false).state == State.LINE_END) {
            confirm();
        }
    }

    /// Takes at least one byte; returns how many.
    private int take(Frames frames, byte[] bytes, int at, int end) {
        byte value = bytes[at];
        switch (frames.state) {
            case START -> start(frames, value);
            case LENGTH -> {
                if (value == ' ') {
                    frames.state = State.COUNTED;
                    endCounted(frames);
                } else {
                    digit(frames, value);
                }
            }
            case COUNTED -> {
                int part = (int) Math.min(frames.number, end - at);
                frames.number -= part;
                endCounted(frames);
                return part;
            }
            case PRIORITY -> {
                if (value == '>' && frames.digits > 0) {
                    frames.state = State.TEXT_START;
                } else {
                    digit(frames, value);
                }
            }
            case TEXT_START -> {
                if (isLineEnd(value)) {
                    throw MalformedPayload.thrown();
                }
                frames.state = State.TEXT;
            }
            case TEXT -> {
                if (isLineEnd(value)) {
                    frames.state = State.LINE_END;
                }
            }
            case LINE_END -> {
                if (!isLineEnd(value)) {
                    confirm();
                    start(frames, value);
                }
            }
        }
        return 1;
    }

    private static void start(Frames frames, byte value) {
        frames.number = 0;
        frames.digits = 0;
        if (value == '<') {
            frames.state = State.PRIORITY;
        } else if (value >= '1' && value <= '9') {
            frames.state = State.LENGTH;
            digit(frames, value);
        } else {
            throw MalformedPayload.thrown();
        }
    }

    private static void digit(Frames frames, byte value) {
        if (!Ascii.isDigit(value) || ++frames.digits > MAX_DIGITS) {
            throw MalformedPayload.thrown();
        }
        frames.number = frames.number * 10 + (value - '0');
    }

    private void endCounted(Frames frames) {
        if (frames.number == 0) {
            frames.state = State.START;
            confirm();
        }
    }

    private static boolean isLineEnd(byte value) {
        return value == 0 || value == '\n' || value == '\r';
    }
}
