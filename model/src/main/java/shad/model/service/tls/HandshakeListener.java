package shad.model.service.tls;

/// Hears what a [HandshakeParser] finds.
interface HandshakeListener {
    /// A message was parsed to its end, known or not.
    void messageParsed();

    /// A hello came from the side that was not expected to send it, or from the expected one again.
    void directionChanged();

    /// The first name that a client asked for.
    void serverName(boolean fromOriginator, byte[] bytes, int offset, int length);

    /// The protocols that a client offers, or the one that a server chose: the names, each with a byte of length before
    /// it, all of them whole.
    void applicationProtocols(boolean fromClient, byte[] bytes, int offset, int length);

    /// A ClientHello was parsed to its end.
    void clientHello(int version);

    /// A ServerHello was parsed to its end; its own version may be older than the one that was agreed on.
    void serverHello(int version);

    /// A message of a type that Zeek does not know.
    void unknownMessage();
}
