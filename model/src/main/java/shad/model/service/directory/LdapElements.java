package shad.model.service.directory;

import shad.model.service.parse.BerHeader;
import shad.model.service.parse.BerHeader.TagClass;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// Elements of LDAP messages one after the other, held to what Zeek holds them to (Zeek, asn1.spicy): the content of
/// the universal types, of sequences and sets in all their depth. Each method reads one element, and throws if it is
/// another than it names.
final class LdapElements {
    /// `MAX_ASN1_DEPTH`
    private static final int MAX_DEPTH = 32;
    private static final int BOOLEAN = 1;
    private static final int BIT_STRING = 3;
    private static final int NULL = 5;
    private static final int ENUMERATED = 10;
    private static final int UTF8_STRING = 12;
    private static final int NUMERIC_STRING = 18;
    private static final int BMP_STRING = 30;

    private final PayloadReader in;
    private final BerHeader header = new BerHeader();
    private int contentOffset;

    LdapElements(PayloadReader in) {
        this.in = in;
    }

    PayloadReader reader() {
        return in;
    }

    /// Tag and length of the element last begun.
    BerHeader header() {
        return header;
    }

    /// Where the content of the last element begins that was text or of no universal type.
    int contentOffset() {
        return contentOffset;
    }

    /// Any element.
    void any() {
        any(0);
    }

    private void any(int depth) {
        if (depth > MAX_DEPTH) {
            throw MalformedPayload.thrown();
        }
        header.read(in);
        contentOffset = in.position();
        if (!header.is(BerHeader.SEQUENCE) && !header.is(BerHeader.SET)) {
            content();
            return;
        }
        int outer = in.narrow(header.length());
        while (!in.isAtEnd()) {
            any(depth + 1);
        }
        in.widen(outer);
    }

    private void content() {
        long length = header.length();
        boolean sound = header.tagClass() != TagClass.UNIVERSAL
                || switch (header.type()) {
                    case BOOLEAN -> length == 1;
                    case BerHeader.INTEGER, ENUMERATED -> length >= 1 && length <= Long.BYTES;
                    case NULL -> length == 0;
                    case BIT_STRING, BerHeader.OBJECT_IDENTIFIER -> length != 0;
                    default -> true;
                };
        if (!sound) {
            throw MalformedPayload.thrown();
        }
        in.skip(length);
    }

    /// A number of the universal class, of at most eight bytes.
    long number() {
        header.read(in);
        requireSound(header.is(BerHeader.INTEGER) || header.is(ENUMERATED));
        int size = (int) header.length();
        requireSound(header.length() >= 1 && header.length() <= Long.BYTES);
        int unused = Long.SIZE - size * Byte.SIZE;
        return BerHeader.number(in, size) << unused >> unused;
    }

    /// A number from 0 to 255.
    int smallNumber() {
        long value = number();
        requireSound(value >= 0 && value <= 255);
        return (int) value;
    }

    void bool() {
        any();
        requireSound(header.is(BOOLEAN));
    }

    /// Text of any universal kind. Returns its length; it lies at [#contentOffset].
    int text() {
        header.read(in);
        contentOffset = in.position();
        int type = header.type();
        requireSound(header.tagClass() == TagClass.UNIVERSAL
                && (type == BerHeader.OCTET_STRING
                        || type == BerHeader.OBJECT_IDENTIFIER
                        || type == UTF8_STRING
                        || type >= NUMERIC_STRING && type <= BMP_STRING));
        int length = in.remaining();
        content();
        return length - in.remaining();
    }

    /// An element of any class but the universal one. Returns the number of its tag; its content lies at
    /// [#contentOffset] and has the length that [#header] says.
    int tagged() {
        header.read(in);
        contentOffset = in.position();
        requireSound(header.tagClass() != TagClass.UNIVERSAL);
        in.skip(header.length());
        return header.type();
    }

    /// An element of the context class, as above.
    int inContext() {
        int type = tagged();
        requireSound(header.tagClass() == TagClass.CONTEXT);
        return type;
    }

    /// Enters a sequence or set. Returns what to hand to [PayloadReader#widen] when all of its elements are read.
    int enter() {
        header.read(in);
        requireSound(header.is(BerHeader.SEQUENCE) || header.is(BerHeader.SET));
        return in.narrow(header.length());
    }

    static void requireSound(boolean condition) {
        if (!condition) {
            throw MalformedPayload.thrown();
        }
    }
}
