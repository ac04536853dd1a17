package shad.model.tracker.session;

import org.jspecify.annotations.Nullable;
import shad.model.service.AnalyzerTree;
import shad.model.service.Conversation;
import shad.model.service.ServiceEngine;

/// The search for the services of one connection. Analyzers are made when the first payload comes, and let go when none
/// of them has anything left to find. Owned by the tracker thread.
public final class ConnectionServices {
    private static final int NO_PORT = -1;

    private final Conversation connection;
    private final @Nullable ServiceEngine engine;
    private @Nullable AnalyzerTree tree;
    /// The responder's port when the connection began: later role flips do not ask for another.
    private int port = NO_PORT;
    private boolean expected;
    private boolean over;

    /// `engine` is null where services are not looked for.
    ConnectionServices(Conversation connection, @Nullable ServiceEngine engine) {
        this.connection = connection;
        this.engine = engine;
        this.over = engine == null;
    }

    /// Begins, once the roles are as the first packet lets guess.
    public void begin() {
        if (engine != null) {
            port = connection.respPort();
            expected = connection.isTcp() && engine.applyExpectations(connection);
        }
    }

    /// Whether anybody still looks at the payload.
    public boolean wantPayload() {
        return !over;
    }

    /// Stops looking at the payload. Names that were found stay.
    public void abandon() {
        over = true;
        tree = null;
    }

    /// Hands on a chunk of a stream, or a datagram.
    public void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        AnalyzerTree analyzers = analyzers();
        if (analyzers != null) {
            analyzers.deliver(fromOriginator, bytes, offset, length);
            if (analyzers.isSpent()) {
                abandon();
            }
        }
    }

    /// Tells of a hole in a stream.
    public void undelivered(boolean fromOriginator, long length) {
        AnalyzerTree analyzers = analyzers();
        if (analyzers != null) {
            analyzers.undelivered(fromOriginator, length);
        }
    }

    /// Tells that a side's stream ended and was handed on to its last byte.
    public void endOfData(boolean fromOriginator) {
        if (tree != null) {
            tree.endOfData(fromOriginator);
        }
    }

    /// Tells that a side closed or aborted the connection.
    public void closed() {
        if (tree != null) {
            tree.connectionClosed();
        }
    }

    /// Adds a name at the end of the packet, behind those that analyzers have found in it.
    void label(String name) {
        if (engine != null) {
            engine.label(connection, name);
        }
    }

    void rolesFlipped() {
        if (tree != null) {
            tree.rolesFlipped();
        }
        if (engine != null && port != NO_PORT && connection.isTcp()) {
            engine.applyExpectations(connection);
        }
    }

    /// Tells that the connection is being removed.
    public void ended(boolean reused) {
        if (tree != null) {
            tree.done();
        }
        if (engine != null) {
            engine.ended(connection, reused);
        }
        abandon();
    }

    private @Nullable AnalyzerTree analyzers() {
        if (over || engine == null) {
            return null;
        }
        AnalyzerTree analyzers = tree;
        if (analyzers == null) {
            analyzers = engine.begin(connection, port, expected);
            tree = analyzers;
        }
        return analyzers;
    }
}
