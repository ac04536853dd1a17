package shad.model.service.web;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.mime.MimeField;
import shad.model.service.parse.Ascii;

/// The originator's direction of an HTTP connection (HTTP.cc).
final class HttpRequests extends HttpDirection {
    private final HttpRequestLine requestLine = new HttpRequestLine();
    private int version;

    HttpRequests(HttpAnalyzer http) {
        super(http);
    }

    @Override
    void firstLine(byte[] bytes, int offset, int length) {
        boolean valid = requestLine.read(bytes, offset, length, version);
        setVersion(requestLine.version());
        if (!valid) {
            refuse(length);
            return;
        }
        int methodLength = requestLine.methodEnd() - offset;
        if (messageCount() == 0) {
            http.keep(EvidenceKind.HTTP_REQUEST, bytes, offset, requestLine.uriEnd() - offset);
        }
        // Zeek compares no more than the method has.
        boolean wantsNoBody = Ascii.isBeginningIgnoringCase(bytes, offset, methodLength, "HEAD");
        boolean isConnect = Ascii.isBeginningIgnoringCase(bytes, offset, methodLength, "CONNECT");
        http.requestBegun(wantsNoBody, isConnect);
        begin(HttpEntity.Body.IF_ANNOUNCED);
        if (version == HttpVersion.BARE) {
            http.expectBareReply();
        }
    }

    private void refuse(int length) {
        boolean expected = messageCount() == 0 || http.isPersistent();
        // Behind a body there may be a line end that its length leaves out; servers do not mind it.
        if (expected && length > 0) {
            http.refuse();
            giveUp();
        }
    }

    private void setVersion(int found) {
        version = found;
        http.noteVersion(found);
    }

    int version() {
        return version;
    }

    @Override
    void messageDone() {
        http.requestDone();
    }

    @Override
    void fieldRead(MimeField field) {
        super.fieldRead(field);
        if (field.isNamed("CONNECTION") && field.isToken("KEEP-ALIVE")) {
            http.setPersistent();
        }
    }

    @Override
    @Nullable
    EvidenceKind evidenceKind(byte[] bytes, int offset, int length) {
        if (Ascii.isIgnoringCase(bytes, offset, length, "HOST")) {
            return EvidenceKind.HTTP_HOST;
        }
        return Ascii.isIgnoringCase(bytes, offset, length, "USER-AGENT") ? EvidenceKind.HTTP_USER_AGENT : null;
    }
}
