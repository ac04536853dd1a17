package shad.model.service.parse;

import shad.model.buffer.Layouts;

/// Reads fields one after another from a range of bytes, in place. Reading beyond the range throws
/// [MalformedPayload]. Reused by its owner; one thread at a time.
public final class PayloadReader {
    private static final byte[] NOTHING = {};

    private byte[] bytes = NOTHING;
    private int start;
    private int position;
    private int end;

    /// A reader of nothing, until [#wrap].
    public PayloadReader() {}

    /// A reader of `length` bytes from `offset`.
    public PayloadReader(byte[] bytes, int offset, int length) {
        wrap(bytes, offset, length);
    }

    /// Reads from now on `length` bytes from `offset`. Returns this.
    public PayloadReader wrap(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.start = offset;
        this.position = offset;
        this.end = offset + length;
        return this;
    }

    /// A new reader of the next `length` bytes, which this one skips.
    public PayloadReader take(long length) {
        int from = position;
        skip(length);
        return new PayloadReader(bytes, from, (int) length);
    }

    /// Lets `into` read the next `length` bytes, which this one skips. Returns `into`.
    public PayloadReader take(long length, PayloadReader into) {
        int from = position;
        skip(length);
        return into.wrap(bytes, from, (int) length);
    }

    /// Ends the range `length` bytes from here, until [#widen]. Returns what to hand to that.
    public int narrow(long length) {
        require(length);
        int outerEnd = end;
        end = position + (int) length;
        return outerEnd;
    }

    /// Goes to where the narrow range ends, and ends the range again where it ended before.
    public void widen(int outerEnd) {
        position = end;
        end = outerEnd;
    }

    /// The bytes among which the range lies.
    public byte[] bytes() {
        return bytes;
    }

    /// Index of the next byte in [#bytes()].
    public int position() {
        return position;
    }

    /// How many bytes were read.
    public int consumed() {
        return position - start;
    }

    /// How many bytes are left.
    public int remaining() {
        return end - position;
    }

    /// Whether no byte is left.
    public boolean isAtEnd() {
        return position == end;
    }

    /// Goes to a place `offset` bytes behind the beginning.
    public void seek(long offset) {
        if (offset < 0 || offset > end - start) {
            throw MalformedPayload.thrown();
        }
        position = start + (int) offset;
    }

    /// Passes over `length` bytes.
    public void skip(long length) {
        require(length);
        position += (int) length;
    }

    /// Passes over all that is left.
    public void skipRest() {
        position = end;
    }

    /// Throws unless `length` bytes are left.
    public void require(long length) {
        if (length < 0 || length > end - position) {
            throw MalformedPayload.thrown();
        }
    }

    /// The byte `ahead` bytes from here, which stays unread.
    public int peek(int ahead) {
        require(ahead + 1L);
        return bytes[position + ahead] & 0xff;
    }

    /// Reads an unsigned byte.
    public int u8() {
        require(1);
        return bytes[position++] & 0xff;
    }

    /// Reads two bytes, unsigned, high byte first.
    public int u16() {
        require(2);
        int value = Layouts.unsignedShortBe(bytes, position);
        position += 2;
        return value;
    }

    /// Reads two bytes, unsigned, low byte first.
    public int u16le() {
        return Short.toUnsignedInt(Short.reverseBytes((short) u16()));
    }

    /// Reads three bytes, unsigned, high byte first.
    public int u24() {
        int high = u8();
        return high << 16 | u16();
    }

    /// Reads three bytes, unsigned, low byte first.
    public int u24le() {
        int low = u16le();
        return low | u8() << 16;
    }

    /// Reads four bytes, signed, high byte first.
    public int i32() {
        require(4);
        int value = Layouts.intBe(bytes, position);
        position += 4;
        return value;
    }

    /// Reads four bytes, signed, low byte first.
    public int i32le() {
        return Integer.reverseBytes(i32());
    }

    /// Reads four bytes, unsigned, high byte first.
    public long u32() {
        return Integer.toUnsignedLong(i32());
    }

    /// Reads four bytes, unsigned, low byte first.
    public long u32le() {
        return Integer.toUnsignedLong(i32le());
    }

    /// Reads eight bytes, signed, high byte first.
    public long i64() {
        return u32() << 32 | u32();
    }

    /// Reads eight bytes, signed, low byte first.
    public long i64le() {
        return Long.reverseBytes(i64());
    }

    /// Whether the next bytes are the characters of `text`; they stay unread.
    public boolean startsWith(String text) {
        return Ascii.startsWith(bytes, position, remaining(), text);
    }
}
