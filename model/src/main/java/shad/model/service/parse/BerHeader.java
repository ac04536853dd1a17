package shad.model.service.parse;

/// Tag and length of an element in ASN.1's basic encoding (X.690 section 8.1), read from a [PayloadReader]. The content
/// is not looked at: whoever reads on must check that it is there, which every method of the reader does. Tags of
/// several bytes are not known, neither to Zeek. Reused by its owner; one thread at a time.
public final class BerHeader {
    public static final int INTEGER = 2;
    public static final int OCTET_STRING = 4;
    public static final int OBJECT_IDENTIFIER = 6;
    public static final int SEQUENCE = 16;
    public static final int SET = 17;

    private static final int LONG_FORM = 0x80;
    private static final int CONTEXT_TAG = 0xa0;

    private int tag;
    private long length;

    /// The class of a tag.
    public enum TagClass {
        UNIVERSAL,
        APPLICATION,
        CONTEXT,
        PRIVATE;

        private static final TagClass[] BY_BITS = values();
    }

    /// Whether the next header is there in full.
    public static boolean isPresent(PayloadReader in) {
        if (in.remaining() < 2) {
            return false;
        }
        int first = in.peek(1);
        return first < LONG_FORM || in.remaining() >= 2 + (first & 0x7f);
    }

    /// Reads a header. A length of no bytes, or of more than eight, is malformed (Zeek, asn1.spicy).
    public void read(PayloadReader in) {
        tag = in.u8();
        length = in.u8();
        if (length >= LONG_FORM) {
            int size = (int) length & 0x7f;
            if (size == 0 || size > Long.BYTES) {
                throw MalformedPayload.thrown();
            }
            length = number(in, size);
        }
    }

    /// Reads a header. A length of no bytes, or of more than eight, counts as 0 (Zeek, asn1.pac).
    public void readLoosely(PayloadReader in) {
        tag = in.u8();
        length = in.u8();
        if (length >= LONG_FORM) {
            length = number(in, (int) length & 0x7f);
        }
    }

    /// The number in the next `size` bytes; 0 if those are more than eight.
    public static long number(PayloadReader in, int size) {
        if (size > Long.BYTES) {
            in.skip(size);
            return 0;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | in.u8();
        }
        return value;
    }

    /// The whole first byte.
    public int tag() {
        return tag;
    }

    /// The class of the tag.
    public TagClass tagClass() {
        return TagClass.BY_BITS[tag >> 6];
    }

    /// The number of the tag: for the universal class the type.
    public int type() {
        return tag & 0x1f;
    }

    /// The number of a constructed tag of the context class; for other tags a number from 32 on.
    public int contextIndex() {
        return tag - CONTEXT_TAG & 0xff;
    }

    /// Length of the content, bytes. Negative where a hostile one does not fit.
    public long length() {
        return length;
    }

    /// Whether this is of the universal class and of this type.
    public boolean is(int type) {
        return tag >> 6 == 0 && type() == type;
    }
}
