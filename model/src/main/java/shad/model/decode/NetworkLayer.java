package shad.model.decode;

/// Takes what a link layer carries.
interface NetworkLayer {
    /// A packet that should start with an IP header: `length` captured bytes from `offset`.
    void ip(DecodedPacket packet, int offset, int length);

    /// A frame that leads to no packet.
    void drop(DecodedPacket packet, DropReason reason);
}
