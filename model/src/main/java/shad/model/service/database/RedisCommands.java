package shad.model.service.database;

import shad.model.service.parse.MalformedPayload;

/// What a client sends to a Redis server: commands, each an array of strings or a line of words.
final class RedisCommands extends RespStream {
    private static final int MAX_INLINE_LENGTH = 1024;

    private final RedisPipeline pipeline;
    private final RedisWords words = new RedisWords();
    private State state = State.TYPE;
    private long elementsLeft;
    private boolean sawNull;

    private enum State {
        TYPE,
        INLINE,
        ELEMENT_COUNT,
        ELEMENT_TYPE,
        STRING_LENGTH,
        CONTENT_END
    }

    RedisCommands(RedisPipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    void content(byte[] bytes, int offset, int length) {
        words.add(bytes, offset, length);
    }

    @Override
    void take(byte value) {
        switch (state) {
            case TYPE -> begin(value);
            case INLINE -> inline(value);
            case ELEMENT_COUNT -> {
                if (endsNumber(value)) {
                    elements(number().signed());
                }
            }
            case ELEMENT_TYPE -> {
                if (value != '$') {
                    throw MalformedPayload.thrown();
                }
                beginLine();
                state = State.STRING_LENGTH;
            }
            case STRING_LENGTH -> {
                if (endsNumber(value)) {
                    string(number().signed());
                }
            }
            case CONTENT_END -> {
                if (endsLine(value)) {
                    stringDone();
                }
            }
        }
        if (isLineTooLong()) {
            throw MalformedPayload.thrown();
        }
    }

    private void begin(byte value) {
        words.clear();
        sawNull = false;
        beginLine();
        if (value == '*') {
            state = State.ELEMENT_COUNT;
        } else {
            state = State.INLINE;
            inline(value);
        }
    }

    private void inline(byte value) {
        boolean ends = endsLine(value);
        words.addInline(value);
        if (lineLength() > MAX_INLINE_LENGTH) {
            throw MalformedPayload.thrown();
        }
        if (ends) {
            words.endWord();
            commandDone();
        }
    }

    private void elements(long count) {
        if (count < -1 || count > MAX_ELEMENTS) {
            throw MalformedPayload.thrown();
        }
        elementsLeft = Math.max(0, count);
        nextElement();
    }

    private void string(long length) {
        if (length > MAX_SIZE) {
            throw MalformedPayload.thrown();
        }
        sawNull |= length < 0;
        countOff(Math.max(0, length));
        beginLine();
        state = State.CONTENT_END;
    }

    private void stringDone() {
        words.endElement();
        elementsLeft--;
        nextElement();
    }

    private void nextElement() {
        beginLine();
        if (elementsLeft > 0) {
            state = State.ELEMENT_TYPE;
        } else {
            commandDone();
        }
    }

    /// A command without a word, or with a null among its words, breaks Zeek's parser.
    private void commandDone() {
        beginLine();
        state = State.TYPE;
        if (words.count() == 0 || sawNull) {
            throw MalformedPayload.thrown();
        }
        pipeline.command(words);
    }

    @Override
    void finish() {
        if (state != State.TYPE) {
            throw MalformedPayload.thrown();
        }
    }
}
