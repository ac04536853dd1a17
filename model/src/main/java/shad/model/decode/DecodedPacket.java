package shad.model.decode;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;

/// One IP packet of a frame, its payload still in place: what the decoder found out. Reused; valid until the handler
/// it was given to returns. Lengths are in bytes, offsets are those of [#bytes].
public final class DecodedPacket {
    /// No VLAN tag.
    public static final int NO_VLAN = -1;

    static final long[] NO_FRAMES = {};

    /// How many tunnels deep packets of this object lie.
    final int level;

    byte[] bytes = Layouts.NO_BYTES;
    @Nullable
    Encapsulation encapsulation;
    long frameNumber;
    long filePosition;
    long timestampNanos;
    /// The frame of the first of its fragments.
    long beginFrameNumber;
    long beginFilePosition;
    long[] fragmentFrames = NO_FRAMES;
    int start;
    int capturedLength;
    int wireLength;
    int outerVlan = NO_VLAN;
    int innerVlan = NO_VLAN;
    long sourceMac;
    long destinationMac;
    boolean ipv4;
    int totalLength;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int protocol;
    int payloadOffset;
    int payloadLength;
    int payloadCaptured;

    DecodedPacket(int level) {
        this.level = level;
    }

    /// Takes over what an inner packet shares with the one that carries it.
    void beginInside(DecodedPacket carrier, Encapsulation around) {
        this.encapsulation = around;
        this.frameNumber = carrier.frameNumber;
        this.filePosition = carrier.filePosition;
        this.timestampNanos = carrier.timestampNanos;
        this.beginFrameNumber = carrier.beginFrameNumber;
        this.beginFilePosition = carrier.beginFilePosition;
        this.fragmentFrames = carrier.fragmentFrames;
    }

    /// Prepares for the first header of a captured frame or of a packet inside a tunnel.
    void begin(byte[] bytes, int start, int capturedLength, int wireLength) {
        this.bytes = bytes;
        this.start = start;
        this.capturedLength = capturedLength;
        this.wireLength = wireLength;
        this.outerVlan = NO_VLAN;
        this.innerVlan = NO_VLAN;
        this.sourceMac = 0;
        this.destinationMac = 0;
    }

    /// The memory that holds the packet.
    public byte[] bytes() {
        return bytes;
    }

    /// The tunnels around the packet; null outside of any.
    public @Nullable Encapsulation encapsulation() {
        return encapsulation;
    }

    /// Number of the frame, from 1; of a reassembled packet that of the completing fragment.
    public long frameNumber() {
        return frameNumber;
    }

    /// Where the frame's record starts in the capture.
    public long filePosition() {
        return filePosition;
    }

    /// Capture time, nanoseconds since the epoch.
    public long timestampNanos() {
        return timestampNanos;
    }

    /// Number of the frame with the first of its fragments, or of those of the packet around it; [#frameNumber] where
    /// there were none.
    public long beginFrameNumber() {
        return beginFrameNumber;
    }

    /// Where the record of the frame [#beginFrameNumber] starts.
    public long beginFilePosition() {
        return beginFilePosition;
    }

    /// Calls `visitor` with the number of each frame that holds a fragment of it, in the order in which they came; with
    /// none where it came in one piece.
    public void forEachFragmentFrame(LongConsumer visitor) {
        for (long frame : fragmentFrames) {
            visitor.accept(frame);
        }
    }

    /// Captured bytes of the frame, or of the inner packet of a tunnel.
    public int capturedLength() {
        return capturedLength;
    }

    /// What [#capturedLength] was on the wire.
    public int wireLength() {
        return wireLength;
    }

    /// Id of the outermost VLAN tag or [#NO_VLAN].
    public int outerVlan() {
        return outerVlan;
    }

    /// Id of the innermost of several VLAN tags or [#NO_VLAN].
    public int innerVlan() {
        return innerVlan;
    }

    /// Link-layer source in the lower 48 bits; 0 where there is none.
    public long sourceMac() {
        return sourceMac;
    }

    /// Link-layer destination in the lower 48 bits; 0 where there is none.
    public long destinationMac() {
        return destinationMac;
    }

    /// Whether the header is IPv4's.
    public boolean isIpv4() {
        return ipv4;
    }

    /// The length conn.log counts: IPv4's total length field as it is, or IPv6's payload length plus 40.
    public int totalLength() {
        return totalLength;
    }

    public long sourceHigh() {
        return sourceHigh;
    }

    /// Source address, lower word; effective, that is after a home address option.
    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    /// Destination address, lower word; effective, that is after a routing header.
    public long destinationLow() {
        return destinationLow;
    }

    /// IP protocol number of the payload.
    public int protocol() {
        return protocol;
    }

    /// Where the IP payload starts.
    public int payloadOffset() {
        return payloadOffset;
    }

    /// Bytes of IP payload by the IP header; 0 where its total length field is 0.
    public int payloadLength() {
        return payloadLength;
    }

    /// Bytes of IP payload that were captured, padding cut off; less than [#payloadLength] in a snapped packet.
    public int payloadCaptured() {
        return payloadCaptured;
    }
}
