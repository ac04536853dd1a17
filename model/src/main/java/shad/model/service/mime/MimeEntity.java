package shad.model.service.mime;

import org.jspecify.annotations.Nullable;
import shad.model.service.parse.Ascii;

/// A message or a part of one: header fields up to an empty line, then a body, which may be built of parts itself (Zeek,
/// `MIME_Entity`). It is fed line by line and keeps nothing of the body. Owned by the tracker thread.
public class MimeEntity {
    /// `MIME::max_header_bytes`: a field that has so many bytes takes no further line.
    private static final int MAX_FIELD_BYTES = 65536;
    /// `MIME::max_depth`: so deep, no further part is looked into.
    private static final int MAX_DEPTH = 100;

    private final Runnable limitReached;
    private final @Nullable MimeEntity parent;
    private final int depth;
    private final MimeField field = new MimeField();
    /// Bytes of the field at hand, kept or not; negative if there is none.
    private int fieldBytes = -1;
    private boolean fieldKept;
    private boolean inHeader = true;
    private boolean ended;
    private ContentType.Kind kind = ContentType.Kind.SIMPLE;
    private byte @Nullable [] boundary;
    private @Nullable MimeEntity child;

    /// A whole message. `limitReached` is run when one of Zeek's limits for messages is met.
    public MimeEntity(Runnable limitReached) {
        this.limitReached = limitReached;
        this.parent = null;
        this.depth = 0;
    }

    /// A part of `parent`.
    protected MimeEntity(MimeEntity parent) {
        this.limitReached = parent.limitReached;
        this.parent = parent;
        this.depth = parent.depth + 1;
    }

    /// Makes this the beginning of another whole message.
    protected void restart() {
        fieldBytes = -1;
        field.clear();
        inHeader = true;
        ended = false;
        kind = ContentType.Kind.SIMPLE;
        boundary = null;
        child = null;
    }

    /// Makes a part of this entity.
    protected MimeEntity newPart() {
        return new MimeEntity(this);
    }

    /// Whether the field of this name is to be handed to [#fieldRead]. Content-Type is read in any case.
    protected boolean wantsField(byte[] bytes, int offset, int length) {
        return false;
    }

    /// Takes a complete header field; `field` is valid only now.
    protected void fieldRead(MimeField field) {}

    /// Hears that the header is over, before any of the body.
    protected void headerEnded() {}

    /// Hears that all of this entity was seen.
    protected void entityEnded() {}

    /// Hears that a part of this entity begins.
    protected void partBegun(MimeEntity part) {}

    /// Takes a line, without its end, or part of one. `lineEnded` tells whether a line end followed it.
    public void deliver(byte[] bytes, int offset, int length, boolean lineEnded) {
        if (inHeader) {
            headerLine(bytes, offset, length);
        } else {
            bodyLine(bytes, offset, length, lineEnded);
        }
    }

    private void headerLine(byte[] bytes, int offset, int length) {
        if (length == 0 || bytes[offset] == 0) {
            finishField();
            inHeader = false;
            headerEnded();
            if (!ended && kind == ContentType.Kind.MESSAGE) {
                beginPart();
            }
        } else if (!Ascii.isBlank(bytes[offset])) {
            finishField();
            beginField(bytes, offset, length);
        } else if (fieldBytes >= 0) {
            continueField(bytes, offset, length);
        } else {
            int start = Ascii.skipBlanks(bytes, offset, offset + length);
            if (start < offset + length) {
                beginField(bytes, start, offset + length - start);
            }
        }
    }

    private void beginField(byte[] bytes, int offset, int length) {
        fieldBytes = length;
        int end = offset + length;
        int nameEnd = offset;
        while (nameEnd < end && MimeSyntax.isNameByte(bytes[nameEnd])) {
            nameEnd++;
        }
        // A comment, or a name whose colon comes later, makes this uncommon: then all of it is read.
        boolean isCommon = nameEnd < end && bytes[nameEnd] == ':' && bytes[offset] != '(';
        fieldKept = !isCommon
                || Ascii.isIgnoringCase(bytes, offset, nameEnd - offset, "CONTENT-TYPE")
                || wantsField(bytes, offset, nameEnd - offset);
        if (fieldKept) {
            field.clear();
            field.append(bytes, offset, length);
        }
    }

    private void continueField(byte[] bytes, int offset, int length) {
        if (fieldBytes >= MAX_FIELD_BYTES) {
            limitReached.run();
            return;
        }
        fieldBytes += length;
        if (fieldKept) {
            field.append(bytes, offset, length);
        }
    }

    private void finishField() {
        boolean complete = fieldBytes >= 0 && fieldKept;
        fieldBytes = -1;
        if (complete && field.parse()) {
            if (field.isNamed("CONTENT-TYPE")) {
                readContentType(ContentType.of(field));
            }
            fieldRead(field);
        }
    }

    private void readContentType(@Nullable ContentType type) {
        if (type == null) {
            return;
        }
        kind = type.kind();
        if (type.boundary() != null) {
            boundary = type.boundary();
        }
        if (kind == ContentType.Kind.MULTIPART && boundary == null) {
            kind = ContentType.Kind.SIMPLE;
        }
    }

    /// Looks at a line of the body, or at a piece of the body that was not cut into lines.
    protected final void bodyLine(byte[] bytes, int offset, int length, boolean lineEnded) {
        if (kind == ContentType.Kind.SIMPLE) {
            return;
        }
        if (boundary != null && kind == ContentType.Kind.MULTIPART && isBoundary(boundary, bytes, offset, length)) {
            endPart();
            if (isClosing(boundary, bytes, offset, length)) {
                end();
            } else if (!ended) {
                beginPart();
            }
        } else if (child != null) {
            child.deliver(bytes, offset, length, lineEnded);
        }
    }

    private static boolean isBoundary(byte[] boundary, byte[] bytes, int offset, int length) {
        if (length < boundary.length) {
            return false;
        }
        for (int i = 0; i < boundary.length; i++) {
            if (bytes[offset + i] != boundary[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClosing(byte[] boundary, byte[] bytes, int offset, int length) {
        int behind = offset + boundary.length;
        return length >= boundary.length + 2 && bytes[behind] == '-' && bytes[behind + 1] == '-';
    }

    private void beginPart() {
        if (depth >= MAX_DEPTH) {
            limitReached.run();
            return;
        }
        MimeEntity part = newPart();
        child = part;
        partBegun(part);
    }

    private void endPart() {
        MimeEntity part = child;
        if (part != null) {
            part.end();
            child = null;
        }
    }

    /// Ends this entity and the part of it at hand, if that did not happen yet.
    public final void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (inHeader) {
            finishField();
            inHeader = false;
            headerEnded();
        } else {
            endPart();
        }
        entityEnded();
    }

    /// Lets the lines that follow be header fields again: those behind the last chunk of an HTTP message.
    protected final void beginTrailer() {
        inHeader = true;
    }

    /// Whether the next line belongs to the header.
    protected final boolean isInHeader() {
        return inHeader;
    }

    /// Whether nothing of this entity will follow.
    protected final boolean hasEnded() {
        return ended;
    }

    /// The entity that this is a part of.
    protected final @Nullable MimeEntity parent() {
        return parent;
    }

    /// Whether the body is built of parts, or is a message itself.
    protected final boolean isComposite() {
        return kind != ContentType.Kind.SIMPLE;
    }

    /// Whether the body is made of entities (RFC 2046 section 5.1).
    protected final boolean isMultipart() {
        return kind == ContentType.Kind.MULTIPART;
    }
}
