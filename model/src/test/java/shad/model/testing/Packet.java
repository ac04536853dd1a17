package shad.model.testing;

import java.util.Arrays;

/// A built packet with its link-layer header.
public final class Packet {
    private final int linkType;
    private final byte[] bytes;
    private final int originalLength;

    /// @param linkType LINKTYPE_ value of its link layer
    /// @param bytes what was captured
    /// @param originalLength bytes it had on the wire
    public Packet(int linkType, byte[] bytes, int originalLength) {
        this.linkType = linkType;
        this.bytes = bytes;
        this.originalLength = originalLength;
    }

    /// LINKTYPE_ value of the link layer.
    public int linkType() {
        return linkType;
    }

    /// What was captured.
    public byte[] bytes() {
        return bytes;
    }

    /// Bytes the packet had on the wire.
    public int originalLength() {
        return originalLength;
    }

    /// The same packet of which only the first `length` bytes were captured.
    public Packet captured(int length) {
        return new Packet(linkType, Arrays.copyOf(bytes, length), originalLength);
    }
}
