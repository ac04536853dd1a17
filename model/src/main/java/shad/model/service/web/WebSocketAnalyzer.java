package shad.model.service.web;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.PerSide;

/// WebSocket frames (RFC 6455 section 5) behind an HTTP upgrade: confirmed by the first whole message. What the messages
/// carry is looked at for other protocols (websocket-protocol.pac).
public final class WebSocketAnalyzer extends Analyzer {
    private final PerSide<WebSocketFrames> sides = new PerSide<>(_ -> new WebSocketFrames(this));
    private boolean started;

    public WebSocketAnalyzer() {
        super(Protocol.WEBSOCKET, Needs.NO_GAPS);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (!started) {
            started = true;
            attachIdentifier();
        }
        sides.of(fromOriginator).feed(fromOriginator, bytes, offset, length);
        if (isSettled() && childrenAreIdle()) {
            skip();
        }
    }

    @Override
    protected void rolesFlipped() {
        sides.swap();
    }

    void messageRead() {
        confirm();
    }

    void payloadRead(boolean fromOriginator, byte[] bytes, int offset, int length) {
        forwardToChildren(fromOriginator, bytes, offset, length);
    }

    /// Whether anybody wants to see payload.
    boolean wantsPayload() {
        return !childrenAreIdle();
    }
}
