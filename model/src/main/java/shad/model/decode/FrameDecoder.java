package shad.model.decode;

import shad.model.capture.Frame;

/// Turns a captured frame into the IP packets it holds: one as a rule, several where a link layer packs frames
/// together, none where something on the way is cut, damaged or not followed. Owned by the tracker thread.
public final class FrameDecoder {
    private final LayerDepth depth = new LayerDepth();
    private final DecodedPacket packet = new DecodedPacket();
    private final LinkDecoder links;
    private final DropCounter drops;

    /// Packets go to `handler`, what leads to none is counted in `drops`. With `ignoreChecksums`, IPv4 headers are not
    /// verified and a total length of 0 is taken for segmentation offload, as with Zeek's `-C`.
    public FrameDecoder(boolean ignoreChecksums, PacketHandler handler, DropCounter drops) {
        IpDecoder ip = new IpDecoder(ignoreChecksums, depth, handler, drops);
        this.drops = drops;
        this.links = new LinkDecoder(depth, new NetworkLayer() {
            @Override
            public void ip(DecodedPacket packet, long offset, int length) {
                ip.decode(packet, offset, length);
            }

            @Override
            public void drop(DecodedPacket packet, DropReason reason) {
                drops.add(reason, packet.frameNumber);
            }
        });
    }

    /// Decodes a frame. Records without bytes are passed over, as Zeek does.
    public void decode(Frame frame) {
        if (isEmpty(frame)) {
            drops.add(DropReason.EMPTY_RECORD, frame.frameNumber());
            return;
        }
        depth.reset();
        packet.frameNumber = frame.frameNumber();
        packet.filePosition = frame.filePosition();
        packet.timestampNanos = frame.timestampNanos();
        packet.begin(frame.segment(), frame.offset(), frame.capturedLength(), frame.originalLength());
        links.frame(packet, frame.linkType());
    }

    /// Whether a record has no bytes; it doesn't move the clock either.
    public static boolean isEmpty(Frame frame) {
        return frame.capturedLength() == 0 || frame.originalLength() == 0;
    }
}
