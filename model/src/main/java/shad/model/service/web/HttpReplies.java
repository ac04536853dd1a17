package shad.model.service.web;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.mime.MimeField;
import shad.model.service.parse.Ascii;

/// The responder's direction of an HTTP connection (HTTP.cc).
final class HttpReplies extends HttpDirection {
    private static final int CODE_LENGTH = 3;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private int version;
    private int code;
    private int codeStart;
    private boolean upgrade;
    /// What the reply says the connection becomes, empty if it does not.
    private String upgradeProtocol = "";

    HttpReplies(HttpAnalyzer http) {
        super(http);
    }

    @Override
    void firstLine(byte[] bytes, int offset, int length) {
        if (readStatusLine(bytes, offset, offset + length)) {
            if (messageCount() == 0) {
                http.keep(EvidenceKind.HTTP_STATUS, bytes, codeStart, offset + length - codeStart);
            }
            http.replyBegun(code == OK);
            begin(hasBody() ? HttpEntity.Body.EXPECTED : HttpEntity.Body.NONE);
        } else if (length > 0) {
            http.refuse();
            giveUp();
        }
    }

    private boolean readStatusLine(byte[] bytes, int offset, int end) {
        if (!Ascii.startsWithIgnoringCase(bytes, offset, end - offset, "HTTP/")) {
            return false;
        }
        int at = offset + "HTTP/".length();
        version = HttpVersion.read(bytes, at, end);
        http.noteVersion(version);
        at = Ascii.skipBlanks(bytes, Ascii.skipWord(bytes, at, end), end);
        if (end - at < CODE_LENGTH) {
            return false;
        }
        codeStart = at;
        boolean numeric = Ascii.isDigit(bytes[at]) && Ascii.isDigit(bytes[at + 1]) && Ascii.isDigit(bytes[at + 2]);
        code = numeric ? (int) Ascii.number(bytes, at, CODE_LENGTH, 10) : 0;
        return true;
    }

    private boolean hasBody() {
        return !http.wantsNoBody() && !isInformational() && code != NO_CONTENT && code != NOT_MODIFIED;
    }

    private boolean isInformational() {
        return code >= 100 && code < 200;
    }

    int version() {
        return version;
    }

    int code() {
        return code;
    }

    @Override
    void messageLineTaken(int length) {
        if (length == 0) {
            http.connectIfAsked();
        }
    }

    @Override
    void messageDone() {
        http.replyDone(isInformational());
        if (code == SWITCHING_PROTOCOLS && upgrade && !upgradeProtocol.isEmpty()) {
            http.upgradeTo(upgradeProtocol);
        }
        code = 0;
        upgrade = false;
        upgradeProtocol = "";
    }

    @Override
    void fieldRead(MimeField field) {
        super.fieldRead(field);
        if (field.isNamed("CONNECTION")) {
            if (field.isToken("CLOSE")) {
                http.setConnectionClose();
            } else if (field.isToken("UPGRADE")) {
                upgrade = true;
            }
        } else if (field.isNamed("UPGRADE")) {
            upgradeProtocol = field.token();
        }
    }

    @Override
    @Nullable
    EvidenceKind evidenceKind(byte[] bytes, int offset, int length) {
        return Ascii.isIgnoringCase(bytes, offset, length, "SERVER") ? EvidenceKind.HTTP_SERVER : null;
    }
}
