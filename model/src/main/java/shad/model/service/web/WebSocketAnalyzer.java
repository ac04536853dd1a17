package shad.model.service.web;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;

/// WebSocket frames (RFC 6455 section 5) behind an HTTP upgrade: confirmed by the first whole message. What the messages
/// carry is looked at for other protocols (websocket-protocol.pac).
public final class WebSocketAnalyzer extends Analyzer {
    private WebSocketFrames originator = new WebSocketFrames(this, true);
    private WebSocketFrames responder = new WebSocketFrames(this, false);
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
        (fromOriginator ? originator : responder).feed(bytes, offset, length);
        if (isSettled() && childrenAreIdle()) {
            skip();
        }
    }

    @Override
    protected void rolesFlipped() {
        WebSocketFrames frames = originator;
        originator = responder;
        responder = frames;
        originator.setSide(true);
        responder.setSide(false);
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
