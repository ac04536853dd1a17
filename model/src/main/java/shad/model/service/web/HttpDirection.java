package shad.model.service.web;

import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.mime.MimeField;
import shad.model.service.parse.LineSplitter;

/// One direction of an HTTP connection: messages one after the other, each a first line, a header and a body.
abstract class HttpDirection implements LineSplitter.Sink {
    final HttpAnalyzer http;
    private LineSplitter lines = LineSplitter.ofText();
    private State state = State.FIRST_LINE;
    private boolean ongoing;
    /// The message at hand or the last one; null before the first.
    private @Nullable HttpEntity message;
    private @Nullable HttpEntity current;
    private int messageCount;
    /// Bytes after which a line is over even without a line end; negative if not known (Zeek, `delivery_length`).
    private long expectedBytes = -1;
    private boolean discarding;

    /// What the next line is.
    private enum State {
        FIRST_LINE,
        MESSAGE,
        NOTHING
    }

    HttpDirection(HttpAnalyzer http) {
        this.http = http;
    }

    /// Takes the first line of a message. Either calls [#begin], or [#giveUp], or passes over the line.
    abstract void firstLine(byte[] bytes, int offset, int length);

    /// Hears that a message is over.
    abstract void messageDone();

    /// Whether a field is worth keeping for a person to see, if it is one of the first message.
    abstract @Nullable EvidenceKind evidenceKind(byte[] bytes, int offset, int length);

    /// Takes the next bytes. Returns how many were used: all, unless the connection was handed over among them.
    int feed(byte[] bytes, int offset, int length) {
        if (discarding) {
            return length;
        }
        if (expectedBytes > 0) {
            expectedBytes -= length;
        }
        int used = lines.split(bytes, offset, length, this);
        if (expectedBytes == 0) {
            lines.finish(this);
            expectedBytes = -1;
        }
        return discarding && !http.isHandingOver() ? length : used;
    }

    /// Hears that there is no more, and all was seen.
    void finish() {
        if (!discarding) {
            lines.finish(this);
            endMessage(false);
        }
    }

    /// Passes over lost bytes. Returns false if they are not known to lie within a body.
    boolean passOver(long length) {
        HttpEntity entity = current != null ? current : message;
        return entity != null && entity.passOver(length);
    }

    @Override
    public void line(byte[] bytes, int offset, int length) {
        switch (state) {
            case FIRST_LINE -> firstLine(bytes, offset, length);
            case MESSAGE -> {
                if (message != null) {
                    message.deliver(bytes, offset, length, !lines.isPiece());
                    messageLineTaken(length);
                }
            }
            case NOTHING -> {}
        }
    }

    /// Hears that a line of a message was taken.
    void messageLineTaken(int length) {}

    @Override
    public void raw(byte[] bytes, int offset, int length) {
        if (message != null) {
            message.deliver(bytes, offset, length, false);
        }
    }

    final void begin(HttpEntity.Body body) {
        state = State.MESSAGE;
        ongoing = true;
        messageCount++;
        if (message == null) {
            message = new HttpEntity(this);
        }
        current = message;
        message.begin(body);
    }

    /// Ends the message at hand, if there is one; after an interruption there is no next.
    final void endMessage(boolean interrupted) {
        if (!ongoing) {
            return;
        }
        ongoing = false;
        if (message != null) {
            message.end();
        }
        messageDone();
        if (interrupted) {
            giveUp();
        } else if (!discarding) {
            state = State.FIRST_LINE;
        }
    }

    /// Looks for no more messages.
    final void giveUp() {
        state = State.NOTHING;
        discardRest();
    }

    /// Looks at nothing more.
    final void discardRest() {
        discarding = true;
        lines.stop();
        http.skipIfOver();
    }

    final void stopLines() {
        lines.stop();
    }

    final boolean isDiscarding() {
        return discarding;
    }

    final boolean isOngoing() {
        return ongoing;
    }

    final int messageCount() {
        return messageCount;
    }

    final void swapLines(HttpDirection other) {
        LineSplitter mine = lines;
        lines = other.lines;
        other.lines = mine;
    }

    final void entityBegun(HttpEntity entity) {
        current = entity;
    }

    final void entityEnded(@Nullable HttpEntity outer) {
        current = outer;
        if (outer == null) {
            endMessage(false);
        }
    }

    final void takeRaw(long length) {
        lines.takeRaw(length);
    }

    final void expectBytes(long count) {
        expectedBytes = count;
    }

    final void endLinesOnlyWithCrLf(boolean only) {
        lines.endOnlyWithCrLf(only);
    }

    final void limitReached() {
        http.limitReached();
    }

    final boolean isConnectionClose() {
        return http.isConnectionClose();
    }

    final boolean isChunkingKnown() {
        return http.versionInForce() == HttpVersion.PERSISTENT;
    }

    final int replyCode() {
        return http.replyCode();
    }

    final boolean isEvidence(byte[] bytes, int offset, int length) {
        return messageCount == 1 && evidenceKind(bytes, offset, length) != null;
    }

    void fieldRead(MimeField field) {
        if (messageCount == 1) {
            EvidenceKind kind = evidenceKind(field.bytes(), field.nameStart(), field.nameEnd() - field.nameStart());
            if (kind != null) {
                http.keep(kind, field.bytes(), field.valueStart(), field.valueEnd() - field.valueStart());
            }
        }
    }
}
