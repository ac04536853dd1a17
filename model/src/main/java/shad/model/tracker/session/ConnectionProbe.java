package shad.model.tracker.session;

import shad.model.conn.EndReason;
import shad.model.conn.HistoryLetter;
import shad.model.conn.HistoryRule;
import shad.model.conn.TcpEndpointState;

/// Hears how one connection comes by its letters, states and gaps, while its packets are followed. Sides are by the
/// roles of the moment. Called on the tracker thread.
public interface ConnectionProbe {
    /// A letter was added to the history.
    ///
    /// @param occurrence how often the event has happened by now, where it is counted; otherwise 0
    void wrote(char letter, HistoryRule rule, int occurrence);

    /// The history, which was a lone SYN-ACK, was replaced.
    void rewrote(String letters, HistoryRule rule);

    /// An event was worth a letter but got none.
    void passedOver(HistoryLetter letter, boolean originator, HistoryRule rule, int occurrence);

    /// A letter was left out since the history is as long as it may be.
    void leftOut(char letter);

    /// A segment was taken in to its end.
    ///
    /// @param relativeSeq position of its first byte, counted from the sender's initial sequence number; unsigned
    /// @param relativeAck position that it acknowledges in the other direction; 0 for none
    /// @param inFlight sequence numbers of the sender that the other end has not acknowledged
    void segment(long relativeSeq, long relativeAck, int inFlight);

    /// An end changed its state.
    void stateChanged(boolean originator, TcpEndpointState from, TcpEndpointState to);

    /// An acknowledgment showed bytes of an end that were not captured.
    ///
    /// @param counted whether they count as missed: both ends took part in a handshake
    void gap(boolean originator, long length, boolean counted);

    /// Bytes of an end's stream follow those before them, or follow a hole of which [#gap] told.
    void delivered(boolean originator, byte[] bytes, int offset, int length);

    /// Bytes of an end's stream would follow, but there was no room to keep them until those before them came.
    void withheld(boolean originator, int length);

    /// A packet was not looked at, as none will be from now on.
    void skipped();

    /// A timer was set that would end the connection, or have a look at it, at a time in seconds.
    void armed(TimerKind kind, double timeSeconds);

    /// The connection is being removed.
    void ended(EndReason reason);
}
