package shad.model.service.parse;

import java.util.Arrays;
import shad.model.buffer.Layouts;

/// One direction of a stream while it is cut into messages. [#offer] adds a chunk; then [#bytes()] from [#start()] on
/// holds [#available()] bytes, which are those of the chunk itself where nothing was left over from before; then
/// [#consume] takes messages off, and [#settle] keeps what is left. No more than a limit is ever kept.
public final class StreamBuffer {
    private final int limit;
    private byte[] kept = Layouts.NO_BYTES;
    private int keptLength;
    private byte[] bytes = Layouts.NO_BYTES;
    private int start;
    private int end;
    private long skip;

    /// A buffer that keeps at most `limit` bytes of an unfinished message.
    public StreamBuffer(int limit) {
        this.limit = limit;
    }

    /// Adds a chunk.
    public void offer(byte[] chunk, int offset, int length) {
        int skipped = (int) Math.min(skip, length);
        skip -= skipped;
        int from = offset + skipped;
        int size = length - skipped;
        if (keptLength == 0) {
            bytes = chunk;
            start = from;
            end = from + size;
            return;
        }
        int total = keptLength + size;
        if (total > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(total, Math.min(kept.length * 2, limit)));
        }
        System.arraycopy(chunk, from, kept, keptLength, size);
        bytes = kept;
        start = 0;
        end = total;
    }

    /// The bytes among which what is there lies, until [#settle].
    public byte[] bytes() {
        return bytes;
    }

    /// Index in [#bytes()] of the first byte that was not taken off.
    public int start() {
        return start;
    }

    /// How many bytes are there.
    public int available() {
        return end - start;
    }

    /// Takes bytes off the front; those that have not come yet are passed over when they do.
    public void consume(long length) {
        int present = (int) Math.min(length, available());
        start += present;
        skip += length - present;
    }

    /// Passes over bytes that are lost. Returns whether all of them would have been passed over anyway.
    public boolean lose(long length) {
        boolean unwanted = length <= skip;
        skip = Math.max(0, skip - length);
        return unwanted;
    }

    /// Whether bytes that have not come yet will be passed over.
    public boolean isPassingOver() {
        return skip > 0;
    }

    /// Whether no message was begun.
    public boolean isBetweenMessages() {
        return keptLength == 0 && skip == 0;
    }

    /// Keeps what is left until the next chunk. Returns false if that is more than the limit; it is dropped then.
    public boolean settle() {
        int rest = available();
        if (rest > limit) {
            clear();
            return false;
        }
        if (rest == 0) {
            keptLength = 0;
            if (kept.length > 4096) {
                kept = Layouts.NO_BYTES;
            }
        } else {
            byte[] target = rest > kept.length ? new byte[Math.max(rest, 64)] : kept;
            if (keptLength == 0 || start != 0) { // otherwise it lies there already
                System.arraycopy(bytes, start, target, 0, rest);
            }
            kept = target;
            keptLength = rest;
        }
        bytes = Layouts.NO_BYTES;
        start = 0;
        end = 0;
        return true;
    }

    /// Forgets everything.
    public void clear() {
        kept = Layouts.NO_BYTES;
        keptLength = 0;
        bytes = Layouts.NO_BYTES;
        start = 0;
        end = 0;
        skip = 0;
    }
}
