package shad.model.decode;

/// Takes the IP packets of a frame, in the order in which they are met. The packet is only valid during the call.
public interface PacketHandler {
    void packet(DecodedPacket packet);
}
