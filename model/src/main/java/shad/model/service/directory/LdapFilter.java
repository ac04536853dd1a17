package shad.model.service.directory;

import static shad.model.service.directory.LdapElements.requireSound;

import shad.model.service.parse.BerHeader;
import shad.model.service.parse.BerHeader.TagClass;
import shad.model.service.parse.PayloadReader;

/// The filter of a search (RFC 4511 section 4.5.1), held to what Zeek holds it to.
final class LdapFilter {
    /// `MAX_RECURSION_DEPTH`
    private static final int MAX_DEPTH = 20;
    private static final int AND = 0;
    private static final int OR = 1;
    private static final int NOT = 2;
    private static final int EQUALITY = 3;
    private static final int SUBSTRINGS = 4;
    private static final int GREATER_OR_EQUAL = 5;
    private static final int LESS_OR_EQUAL = 6;
    private static final int PRESENT = 7;
    private static final int APPROXIMATE = 8;
    private static final int EXTENSIBLE = 9;
    private static final int LAST_SUBSTRING = 2;

    private final LdapElements elements;
    private final PayloadReader in;
    private final BerHeader header = new BerHeader();

    LdapFilter(LdapElements elements) {
        this.elements = elements;
        this.in = elements.reader();
    }

    /// Reads a filter.
    void read() {
        read(0);
    }

    private void read(int depth) {
        requireSound(depth <= MAX_DEPTH);
        header.read(in);
        requireSound(header.tagClass() != TagClass.UNIVERSAL);
        int type = header.type();
        int outer = in.narrow(header.length());
        switch (type) {
            case AND, OR -> {
                while (!in.isAtEnd()) {
                    read(depth + 1);
                }
            }
            case NOT -> read(depth + 1);
            case EQUALITY, GREATER_OR_EQUAL, LESS_OR_EQUAL, APPROXIMATE -> {
                shortElement();
                shortElement();
            }
            case EXTENSIBLE -> {
                shortElement();
                shortElement();
                shortElement();
            }
            case SUBSTRINGS -> substrings();
            case PRESENT -> {}
            default -> requireSound(false);
        }
        in.widen(outer);
    }

    /// Zeek reads the length of what is compared as one byte.
    private void shortElement() {
        in.skip(1);
        in.skip(in.u8());
    }

    private void substrings() {
        shortElement();
        header.read(in);
        int outer = in.narrow(header.length());
        while (!in.isAtEnd()) {
            requireSound(elements.tagged() <= LAST_SUBSTRING);
        }
        in.widen(outer);
    }
}
