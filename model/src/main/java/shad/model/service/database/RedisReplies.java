package shad.model.service.database;

import shad.model.service.parse.MalformedPayload;

/// What a Redis server sends: values, which can hold values. A value of a wrong shape is passed over up to the next line
/// end; a number that is none ends the parsing.
final class RedisReplies extends RespStream {
    private static final int MAX_DEPTH = 20;

    private final Sink sink;
    /// Values still to come in the aggregate at each depth.
    private final long[] left = new long[MAX_DEPTH + 1];
    private State state = State.TYPE;
    private int depth;
    private int elements;
    private byte type;
    private byte topType;
    private boolean attributed;
    private boolean topAttributed;
    private boolean resynchronized;
    private final boolean[] inAttribute = new boolean[MAX_DEPTH + 1];

    private enum State {
        TYPE,
        /// The rest of a value that is a line.
        LINE,
        LENGTH,
        BOOLEAN,
        LOST
    }

    /// Takes complete values.
    @FunctionalInterface
    interface Sink {
        /// `type` is the first byte of the value.
        void value(byte type, boolean attributed);
    }

    RedisReplies(Sink sink) {
        this.sink = sink;
    }

    /// Looks for the next line end, where parsing goes on: something was wrong, or bytes are missing.
    void resynchronize() {
        resynchronized = true;
        depth = 0;
        countOff(0);
        beginLine();
        state = State.LOST;
    }

    @Override
    void take(byte value) {
        switch (state) {
            case TYPE -> type(value);
            case LINE -> {
                if (endsLine(value)) {
                    valueDone();
                }
            }
            case LENGTH -> {
                if (endsNumber(value)) {
                    lengthDone();
                }
            }
            case BOOLEAN -> line();
            case LOST -> {
                if (endsLine(value)) {
                    state = State.TYPE;
                    beginLine();
                }
            }
        }
        if (state != State.LOST && isLineTooLong()) {
            resynchronize();
        }
    }

    private void type(byte value) {
        if (depth == 0) {
            begin();
        }
        boolean first = !attributed;
        type = value;
        attributed = false;
        if (depth == 1) {
            topType = value;
            topAttributed = !first;
        }
        switch (value) {
            case '+', '-', ':', '_', ',', '(' -> line();
            case '#' -> state = State.BOOLEAN;
            case '$', '!', '=', '*', '%', '~', '>' -> {
                beginLine();
                state = State.LENGTH;
            }
            case '|' -> {
                if (first) {
                    beginLine();
                    state = State.LENGTH;
                } else {
                    resynchronize();
                }
            }
            default -> resynchronize();
        }
    }

    private void begin() {
        elements = 0;
        depth = 1;
        attributed = false;
    }

    private void line() {
        beginLine();
        state = State.LINE;
    }

    private void lengthDone() {
        switch (type) {
            case '$', '!', '=' -> string(number().signed());
            case '*', '>' -> {
                long count = number().signed();
                if (count < -1) {
                    resynchronize();
                } else {
                    aggregate(Math.max(0, count), 1);
                }
            }
            case '~' -> aggregate(number().unsigned(), 1);
            default -> aggregate(number().unsigned(), 2);
        }
    }

    private void string(long length) {
        if (length > MAX_SIZE) {
            resynchronize();
        } else if (length < 0) {
            valueDone();
        } else {
            countOff(length);
            line();
        }
    }

    private void aggregate(long count, int valuesEach) {
        if (count > MAX_ELEMENTS - elements) {
            resynchronize();
            return;
        }
        elements += (int) count;
        left[depth] = count * valuesEach;
        inAttribute[depth] = type == '|';
        if (count == 0) {
            aggregateDone();
        } else {
            descend();
        }
    }

    private void descend() {
        if (depth == MAX_DEPTH) {
            resynchronize();
            return;
        }
        depth++;
        attributed = false;
        state = State.TYPE;
        beginLine();
    }

    private void aggregateDone() {
        if (inAttribute[depth]) {
            attributed = true;
            state = State.TYPE;
            beginLine();
        } else {
            valueDone();
        }
    }

    private void valueDone() {
        depth--;
        while (depth > 0 && --left[depth] == 0 && !inAttribute[depth]) {
            depth--;
        }
        if (depth == 0) {
            state = State.TYPE;
            beginLine();
            sink.value(topType, topAttributed);
        } else if (left[depth] > 0) {
            descend();
        } else {
            aggregateDone();
        }
    }

    @Override
    void finish() {
        if (resynchronized || depth > 0 || state != State.TYPE) {
            throw MalformedPayload.thrown();
        }
    }
}
