package shad.model.service;

import java.util.List;
import shad.model.conn.EvidenceKind;
import shad.model.conn.TransportProtocol;

/// A connection as analyzers see it. Roles are those of the moment of asking. Tracker thread only.
public interface Conversation {
    /// Whether the transport is TCP; otherwise it is UDP.
    boolean isTcp();

    int origPort();

    int respPort();

    long origHigh();

    long origLow();

    long respHigh();

    long respLow();

    TransportProtocol transport();

    /// Whether a TCP connection was joined after its beginning (Zeek, P1); never true of UDP.
    boolean isPartial();

    /// Whether bytes of a TCP stream, of either direction, were declared lost (Zeek, P2); never true of UDP.
    boolean hadGap();

    /// Payload bytes of both sides by the log's count, what is being delivered included.
    long payloadBytes();

    /// Payload bytes of the responder by the log's count.
    long respBytes();

    /// Whether the responder has acted as a server: over TCP with a SYN-ACK or in the middle of a connection, over UDP
    /// with a datagram; never with another transport (Zeek, known-services).
    boolean hasResponderServed();

    /// Takes note that the service was listed among the known ones.
    void noteService();

    /// Whether [#noteService] was called.
    boolean isServiceNoted();

    /// Swaps the roles of the two ends.
    void flipRoles();

    /// Notes in the history that an analysis gave up at a limit.
    void reachLimit();

    /// Adds a name, in its own case, to the services, unless it is there already.
    void addService(String name);

    /// The names so far, in the order in which they were added.
    List<String> serviceNames();

    /// Takes a name from the services.
    void removeService(String name);

    /// Hears that an analyzer confirmed its protocol; some protocols may then be silent for longer.
    void confirmed(Protocol protocol);

    /// Hears that TLS was established as data channels of GridFTP do it: both sides showed certificates, and nothing is
    /// encrypted. Whether it is one depends on how much is sent, and how soon.
    void mayBeGridFtpData();

    /// Keeps something that a person wants to see beside the row.
    void addEvidence(EvidenceKind kind, String value);
}
