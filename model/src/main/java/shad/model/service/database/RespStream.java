package shad.model.service.database;

import shad.model.service.parse.MalformedPayload;

/// One direction of a conversation in the serialization protocol of Redis, RESP (redis.io, "Redis serialization protocol
/// specification"). Keeps no bytes: what is a length is read as it comes, what has a length is counted off.
abstract class RespStream {
    /// Longest line, with its end, and longest string, bytes (`MAX_SIZE` of Zeek's grammar).
    static final int MAX_SIZE = 1024 * 1024;
    /// `Redis::max_aggregate_elements`
    static final int MAX_ELEMENTS = 20_000;

    private final RespNumber number = new RespNumber();
    private boolean afterCarriageReturn;
    private int lineLength;
    private long contentLeft;

    /// Takes the next bytes.
    ///
    /// @throws MalformedPayload if this is no RESP
    final void parse(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (contentLeft > 0) {
                int part = (int) Math.min(contentLeft, end - at);
                content(bytes, at, part);
                contentLeft -= part;
                at += part;
            } else {
                take(bytes[at++]);
            }
        }
    }

    /// Takes a byte that is no content of a string.
    abstract void take(byte value);

    /// Takes some bytes of the content of a string.
    void content(byte[] bytes, int offset, int length) {}

    /// The next `length` bytes are the content of a string; 0 ends it.
    final void countOff(long length) {
        contentLeft = length;
    }

    /// Hears that no more bytes will come.
    ///
    /// @throws MalformedPayload if something was unfinished
    abstract void finish();

    final void beginLine() {
        afterCarriageReturn = false;
        lineLength = 0;
        number.clear();
    }

    /// Takes a byte of a line; returns whether it is its last.
    final boolean endsLine(byte value) {
        lineLength++;
        boolean ends = value == '\n' && afterCarriageReturn;
        afterCarriageReturn = value == '\r';
        return ends;
    }

    /// As [#endsLine], of a line that holds a number.
    final boolean endsNumber(byte value) {
        if (afterCarriageReturn && value != '\n') {
            number.add((byte) '\r');
        }
        boolean ends = endsLine(value);
        if (!ends && value != '\r') {
            number.add(value);
        }
        return ends;
    }

    /// The number of the line that just ended.
    final RespNumber number() {
        return number;
    }

    /// Bytes of the present line so far.
    final int lineLength() {
        return lineLength;
    }

    /// Whether the present line is too long.
    final boolean isLineTooLong() {
        return lineLength > MAX_SIZE;
    }
}
