package shad.model.tracker.datagram;

/// Tells from the messages of a protocol that the roles of a conversation were guessed wrong, because what came first
/// was an answer. One for each conversation of the protocol. Owned by the tracker thread.
interface RoleHint {
    /// Whether a datagram shows that its sender has the wrong role: `length` captured payload bytes from `offset`.
    boolean isReversed(boolean fromOriginator, byte[] bytes, int offset, int length);
}
