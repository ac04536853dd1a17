package shad.model.service.web;

import org.jspecify.annotations.Nullable;
import shad.model.service.mime.MimeEntity;
import shad.model.service.mime.MimeField;
import shad.model.service.parse.Ascii;

/// A request or reply, or a part of one: where its body ends (RFC 9112 section 6), as Zeek decides it (HTTP.cc,
/// `HTTP_Entity`). What is counted is passed over, not looked at.
final class HttpEntity extends MimeEntity {
    private static final int PARTIAL_CONTENT = 206;

    private final HttpDirection direction;
    private Body expected;
    private Chunking chunking = Chunking.NONE;
    private long contentLength = -1;
    private long rangeLength = -1;
    private boolean partial;
    private boolean compressed;
    /// Bytes of the body, or of its present chunk, that are still to come.
    private long remaining;
    private long bodyLength;

    enum Body {
        NONE,
        EXPECTED,
        IF_ANNOUNCED
    }

    private enum Chunking {
        NONE,
        ANNOUNCED,
        SIZE,
        DATA,
        DATA_END,
        TRAILER,
        OVER
    }

    /// The whole message of one direction; [#begin] makes it the next one.
    HttpEntity(HttpDirection direction) {
        super(direction::limitReached);
        this.direction = direction;
        this.expected = Body.IF_ANNOUNCED;
    }

    private HttpEntity(HttpEntity parent) {
        super(parent);
        this.direction = parent.direction;
        this.expected = Body.EXPECTED;
    }

    void begin(Body body) {
        restart();
        expected = body;
        chunking = Chunking.NONE;
        contentLength = -1;
        rangeLength = -1;
        partial = false;
        compressed = false;
        remaining = 0;
        bodyLength = 0;
    }

    @Override
    protected MimeEntity newPart() {
        return new HttpEntity(this);
    }

    @Override
    protected void partBegun(MimeEntity part) {
        direction.entityBegun((HttpEntity) part);
    }

    @Override
    protected boolean wantsField(byte[] bytes, int offset, int length) {
        return switch (length) {
            case 10 -> Ascii.isIgnoringCase(bytes, offset, length, "CONNECTION") || isEvidence(bytes, offset, length);
            case 13 -> Ascii.isIgnoringCase(bytes, offset, length, "CONTENT-RANGE");
            case 14 -> Ascii.isIgnoringCase(bytes, offset, length, "CONTENT-LENGTH");
            case 16 -> Ascii.isIgnoringCase(bytes, offset, length, "CONTENT-ENCODING");
            case 17 -> Ascii.isIgnoringCase(bytes, offset, length, "TRANSFER-ENCODING");
            case 7 -> Ascii.isIgnoringCase(bytes, offset, length, "UPGRADE");
            default -> isEvidence(bytes, offset, length);
        };
    }

    private boolean isEvidence(byte[] bytes, int offset, int length) {
        return direction.isEvidence(bytes, offset, length);
    }

    @Override
    protected void fieldRead(MimeField field) {
        if (field.isNamed("CONTENT-LENGTH")) {
            readContentLength(field);
        } else if (field.isNamed("CONTENT-RANGE")) {
            readContentRange(field);
        } else if (field.isNamed("TRANSFER-ENCODING")) {
            if (parent() == null && field.isToken("CHUNKED") && direction.isChunkingKnown()) {
                chunking = Chunking.ANNOUNCED;
            }
        } else if (field.isNamed("CONTENT-ENCODING")) {
            compressed |= field.isToken("GZIP") || field.isToken("X-GZIP") || field.isToken("DEFLATE");
        }
        direction.fieldRead(field);
    }

    private void readContentLength(MimeField field) {
        if (field.hasToken()) {
            long length = field.tokenNumber();
            contentLength = Math.max(length, 0);
            if (length >= 0 && partial) {
                contentLength = Math.max(length, rangeLength);
            }
        }
    }

    /// Reads `bytes first-last/…` of a partial reply: the range and the length should agree; the longer one counts.
    private void readContentRange(MimeField field) {
        if (direction.replyCode() != PARTIAL_CONTENT || !field.token().equals("bytes")) {
            return;
        }
        String range = Ascii.text(field.bytes(), field.tokenEnd(), field.valueEnd() - field.tokenEnd())
                .replace(" ", "");
        int slash = range.indexOf('/');
        int hyphen = range.indexOf('-');
        if (slash < 0 || hyphen < 0 || hyphen > slash) {
            return;
        }
        long first = number(range.substring(0, hyphen));
        long last = number(range.substring(hyphen + 1, slash));
        if (first < 0 || last < first || last - first == Long.MAX_VALUE) {
            return;
        }
        partial = true;
        rangeLength = last - first + 1;
        contentLength = contentLength > 0 ? Math.max(contentLength, rangeLength) : rangeLength;
    }

    private static long number(String text) {
        byte[] bytes = Ascii.bytes(text);
        return Ascii.number(bytes, 0, bytes.length, 10);
    }

    @Override
    protected void headerEnded() {
        HttpEntity outer = (HttpEntity) parent();
        if (outer != null && outer.isMultipart()) {
            direction.endLinesOnlyWithCrLf(true);
        }
        if (contentLength >= 0) {
            direction.expectBytes(contentLength);
        }
        if (chunking == Chunking.TRAILER) {
            chunking = Chunking.OVER;
            end();
        } else if (expected == Body.NONE) {
            end();
        } else if (isComposite()) {
            beginCompositeBody(outer);
        } else if (chunking != Chunking.NONE) {
            chunking = Chunking.SIZE;
        } else if (contentLength > 0) {
            remaining = contentLength;
            direction.takeRaw(contentLength);
        } else if (contentLength == 0) {
            end();
        } else if (direction.isConnectionClose() || compressed) {
            direction.takeRaw(Integer.MAX_VALUE);
        } else if (expected != Body.EXPECTED) {
            end();
        } else if (outer == null) {
            direction.discardRest();
        }
    }

    private void beginCompositeBody(@Nullable HttpEntity outer) {
        if (outer == null && contentLength > 0) {
            remaining = contentLength;
        } else if (outer == null && contentLength == 0) {
            end();
        }
    }

    @Override
    public void deliver(byte[] bytes, int offset, int length, boolean lineEnded) {
        if (hasEnded()) {
            return;
        }
        if (isInHeader()) {
            super.deliver(bytes, offset, length, lineEnded);
        } else if (isComposite()) {
            deliverComposite(bytes, offset, length, lineEnded);
        } else if (chunking != Chunking.NONE) {
            deliverChunked(bytes, offset, length);
        } else {
            bodyLength += length;
            if (contentLength >= 0) {
                remaining -= length;
                if (remaining <= 0) {
                    direction.takeRaw(0);
                    direction.expectBytes(-1);
                    end();
                }
            }
        }
    }

    private void deliverComposite(byte[] bytes, int offset, int length, boolean lineEnded) {
        int size = lineEnded ? length + 2 : length;
        bodyLength += size;
        // What is compressed shows no boundaries here.
        if (!compressed) {
            bodyLine(bytes, offset, length, lineEnded);
        }
        if (parent() == null && contentLength > 0) {
            remaining -= size;
            if (remaining <= 0) {
                direction.takeRaw(0);
                end();
            }
        }
    }

    private void deliverChunked(byte[] bytes, int offset, int length) {
        switch (chunking) {
            case SIZE -> {
                remaining = Ascii.number(bytes, offset, length, 16);
                if (remaining > 0) {
                    chunking = Chunking.DATA;
                    direction.takeRaw(remaining);
                } else {
                    chunking = Chunking.TRAILER;
                    beginTrailer();
                }
            }
            case DATA -> {
                bodyLength += length;
                remaining -= length;
                if (remaining <= 0) {
                    direction.takeRaw(0);
                    chunking = Chunking.DATA_END;
                }
            }
            case DATA_END -> chunking = Chunking.SIZE;
            default -> {}
        }
    }

    @Override
    protected void entityEnded() {
        HttpEntity outer = (HttpEntity) parent();
        if (outer != null && outer.isMultipart()) {
            direction.endLinesOnlyWithCrLf(false);
        }
        direction.entityEnded(outer);
    }

    /// Passes over lost bytes. Returns false if they are not known to lie within the body.
    boolean passOver(long length) {
        boolean counted = chunking == Chunking.NONE ? contentLength >= 0 : chunking == Chunking.DATA;
        if (bodyLength == 0 || !counted || remaining < length) {
            return false;
        }
        bodyLength += length;
        remaining -= length;
        direction.takeRaw(remaining);
        if (remaining == 0) {
            if (chunking == Chunking.DATA) {
                chunking = Chunking.DATA_END;
            } else {
                end();
            }
        }
        return true;
    }
}
