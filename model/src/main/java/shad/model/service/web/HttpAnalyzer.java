package shad.model.service.web;

import java.util.Locale;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;

/// HTTP/1 (RFC 9112) as Zeek reads it (HTTP.cc): confirmed by the first request line. After a CONNECT that was granted,
/// or an upgrade, what follows belongs to other analyzers.
public final class HttpAnalyzer extends Analyzer {
    private final HttpPipeline pipeline = new HttpPipeline();
    private final HttpRequests requests = new HttpRequests(this);
    private final HttpReplies replies = new HttpReplies(this);
    private boolean persistent;
    private boolean connectionClose;
    private boolean connectAsked;

    public HttpAnalyzer() {
        super(Protocol.HTTP, Needs.BEGINNING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        int used = direction(fromOriginator).feed(bytes, offset, length);
        if (isHandedOver() && used < length) {
            forwardToChildren(fromOriginator, bytes, offset + used, length - used);
        }
    }

    private HttpDirection direction(boolean ofOriginator) {
        return ofOriginator ? requests : replies;
    }

    /// A gap within a counted body does no harm. Behind any other it is not known where messages begin; and without its
    /// request it is not known whether a reply has a body.
    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        HttpDirection direction = direction(fromOriginator);
        if (isHandedOver() || direction.passOver(length)) {
            return;
        }
        if (fromOriginator) {
            requests.endMessage(true);
        }
        replies.endMessage(true);
        direction.discardRest();
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        direction(fromOriginator).finish();
    }

    @Override
    protected void rolesFlipped() {
        if (isHandedOver()) {
            return;
        }
        if (requests.messageCount() > 0 || replies.messageCount() > 0) {
            skip();
        } else {
            requests.swapLines(replies);
        }
    }

    /// Once neither direction is looked at, nothing is.
    void skipIfOver() {
        if (requests.isDiscarding() && replies.isDiscarding() && !isHandedOver()) {
            skip();
        }
    }

    void requestBegun(boolean wantsNoBody, boolean isConnect) {
        confirm();
        connectAsked |= isConnect;
        if (pipeline.request(wantsNoBody)) {
            engine().reachLimit(connection());
        }
    }

    void requestDone() {
        pipeline.requestDone();
    }

    /// A request without version is answered by bytes that are no message.
    void expectBareReply() {
        replies.endMessage(false);
        pipeline.answered();
        replies.giveUp();
    }

    void replyBegun(boolean granted) {
        if (pipeline.unanswered() > 0) {
            confirm();
        }
        pipeline.reply();
        connectAsked &= granted;
    }

    void replyDone(boolean informational) {
        if (!informational) {
            pipeline.answered();
        }
        pipeline.replyDone(informational);
    }

    /// After an empty line of a reply that grants a CONNECT the connection is that of other protocols.
    void connectIfAsked() {
        if (connectAsked && !isHandedOver()) {
            attachIdentifier();
            passOn();
        }
    }

    /// Switches protocols, if it is clear which request asked for it.
    void upgradeTo(String protocol) {
        if (pipeline.unanswered() != 1 || isHandedOver()) {
            return;
        }
        if (protocol.toLowerCase(Locale.ROOT).equals("websocket")) {
            attachChild(Protocol.WEBSOCKET);
            engine().drain();
        } else {
            attachIdentifier();
        }
        passOn();
    }

    private void passOn() {
        handOver();
        replies.stopLines();
    }

    boolean wantsNoBody() {
        return pipeline.wantsNoBody();
    }

    /// Violates the protocol.
    void refuse() {
        violate();
    }

    void limitReached() {
        connection().reachLimit();
    }

    void keep(EvidenceKind kind, byte[] bytes, int offset, int length) {
        keepEvidence(kind, bytes, offset, length);
    }

    void noteVersion(int version) {
        persistent |= version > 10;
    }

    void setPersistent() {
        persistent = true;
    }

    boolean isPersistent() {
        return persistent;
    }

    void setConnectionClose() {
        connectionClose = true;
    }

    boolean isConnectionClose() {
        return connectionClose;
    }

    /// The version of the message at hand, a request's rather than a reply's.
    int versionInForce() {
        return requests.isOngoing() ? requests.version() : replies.version();
    }

    int replyCode() {
        return replies.code();
    }

    boolean isHandingOver() {
        return isHandedOver();
    }
}
