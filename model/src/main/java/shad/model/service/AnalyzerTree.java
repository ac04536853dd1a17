package shad.model.service;

import org.jspecify.annotations.Nullable;

/// The analyzers of one connection: those of its responder's port, and last the matching of signatures (Zeek, T1). Made
/// when the first payload comes; once it is spent the connection drops it and costs nothing more. Tracker thread only.
public final class AnalyzerTree extends Branch {
    private final ServiceEngine engine;
    private final Conversation conversation;
    private boolean finished;

    AnalyzerTree(ServiceEngine engine, Conversation conversation) {
        this.engine = engine;
        this.conversation = conversation;
    }

    /// Takes the next bytes of a side: a chunk of the stream, or a datagram.
    public void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        forward(fromOriginator, bytes, offset, length);
    }

    /// Hears that the next bytes of a side's stream are lost.
    public void undelivered(boolean fromOriginator, long length) {
        forwardUndelivered(fromOriginator, length);
    }

    /// Hears that a side's stream ended and all of it was delivered.
    public void endOfData(boolean fromOriginator) {
        forwardEndOfData(fromOriginator);
    }

    /// Hears that a side closed or aborted the connection.
    public void connectionClosed() {
        forwardClosed();
    }

    /// Hears that the connection is about to be removed. Nothing can be attached from now on (Zeek, T8).
    public void done() {
        finished = true;
        forwardDone();
    }

    /// Hears that originator and responder changed places.
    public void rolesFlipped() {
        forwardFlip();
    }

    /// Whether nothing here will ever confirm, violate or attach anything again.
    public boolean isSpent() {
        return isIdleBelow();
    }

    ServiceEngine engine() {
        return engine;
    }

    Conversation conversation() {
        return conversation;
    }

    boolean attach(Protocol protocol, Branch parent) {
        return attachFor(protocol, parent) != null;
    }

    /// Attaches an analyzer below `parent`; null if nothing was attached.
    @Nullable
    Analyzer attachFor(Protocol protocol, Branch parent) {
        if (finished || !protocol.isOver(conversation.isTcp())) {
            return null;
        }
        Analyzer analyzer = engine.create(protocol);
        return parent.attach(analyzer, this) ? analyzer : null;
    }

    void attachIdentifier(Branch parent) {
        if (!finished) {
            parent.attach(new ProtocolIdentifier(engine, conversation.isTcp()), this);
        }
    }
}
