package shad.model.service.industrial;

import java.util.Arrays;
import shad.model.buffer.Layouts;

/// One direction of DNP3 while it is cut into link frames, and these are joined into an application fragment (Zeek,
/// `DNP3.cc`).
final class Dnp3Side {
    /// Start, length, control, destination, source.
    static final int LINK_LENGTH = 8;
    /// With its checksum and the transport byte behind it: as much as is needed before anything is judged.
    static final int HEADER_LENGTH = LINK_LENGTH + 3;
    private static final int TRANSPORT_OFFSET = LINK_LENGTH + 2;
    private static final int LENGTH_OFFSET = 2;
    private static final int COUNTED_HEADER_LENGTH = 5;
    private static final int BLOCK_LENGTH = 16;
    private static final int CHECKSUM_LENGTH = 2;
    private static final int FIRST = 0x40;
    private static final int FINAL = 0x80;
    /// 255 bytes, their checksums and the header.
    private static final int MAX_FRAME = 320;

    private final byte[] frame = new byte[MAX_FRAME];
    private int frameLength;
    private boolean inBody;
    private boolean sawFirst;
    private byte[] fragment = Layouts.NO_BYTES;
    private int fragmentLength;

    boolean isInBody() {
        return inBody;
    }

    /// Adds bytes up to a length of the frame; returns how many were used.
    int add(int target, byte[] bytes, int offset, int length) {
        int size = Math.min(length, target - frameLength);
        System.arraycopy(bytes, offset, frame, frameLength, size);
        frameLength += size;
        return size;
    }

    boolean has(int target) {
        return frameLength == target;
    }

    boolean hasMagic() {
        return frame[0] == 0x05 && frame[1] == 0x64;
    }

    boolean isHeaderIntact() {
        return Dnp3Crc.matches(frame, 0, LINK_LENGTH);
    }

    /// Whether nothing follows the link header.
    boolean isLinkOnly() {
        return counted() == COUNTED_HEADER_LENGTH;
    }

    private int counted() {
        return frame[LENGTH_OFFSET] & 0xff;
    }

    void beginBody() {
        inBody = true;
    }

    /// Length of the frame by its own account; less than what is there already if that is impossible.
    int expectedLength() {
        int body = counted() - COUNTED_HEADER_LENGTH;
        int checksums = body / BLOCK_LENGTH + (body % BLOCK_LENGTH == 0 ? 0 : 1);
        return counted() == 0 ? 0 : TRANSPORT_OFFSET + body + checksums * CHECKSUM_LENGTH;
    }

    /// Adds the body of the complete frame to the fragment. Returns false if a checksum is wrong, or the fragment's
    /// beginning was missed.
    boolean join() {
        int left = counted() - COUNTED_HEADER_LENGTH;
        int at = TRANSPORT_OFFSET;
        int transport = 1;
        while (left > 0) {
            int size = Math.min(left, BLOCK_LENGTH);
            if (!Dnp3Crc.matches(frame, at, size)) {
                return false;
            }
            append(at + transport, size - transport);
            transport = 0;
            at += size + CHECKSUM_LENGTH;
            left -= size;
        }
        sawFirst |= (flags() & FIRST) != 0;
        return sawFirst;
    }

    private void append(int from, int size) {
        if (fragmentLength + size > fragment.length) {
            fragment = Arrays.copyOf(fragment, Math.max(fragmentLength + size, fragment.length * 2));
        }
        System.arraycopy(frame, from, fragment, fragmentLength, size);
        fragmentLength += size;
    }

    private int flags() {
        return frame[TRANSPORT_OFFSET];
    }

    boolean isLast() {
        return (flags() & FINAL) != 0;
    }

    byte[] fragment() {
        return fragment;
    }

    int fragmentLength() {
        return fragmentLength;
    }

    void endFrame() {
        frameLength = 0;
        inBody = false;
    }

    void endFragment() {
        endFrame();
        sawFirst = false;
        fragmentLength = 0;
    }
}
