package shad.model.decode;

/// A UDP conversation that may carry a tunnel, as the decoder sees it.
public interface TunnelCarrier {
    /// The responder's port, which names the tunnel's protocol.
    int respPort();

    /// Which identifier the conversation has.
    long uidOrdinal();

    /// What it remembers as a carrier; made when first asked for.
    TunnelFlow tunnelFlow();

    /// Hears that its packets were found to carry a tunnel.
    void confirmed(TunnelType tunnel);

    /// Notes that an analysis gave up at a limit.
    void reachLimit();

    /// Tells of the tunnels around a packet inside this one, before that packet is followed.
    void carries(Encapsulation encapsulation);
}
