package shad.model.decode;

import shad.model.buffer.Layouts;

/// Walks the extension headers of an IPv6 packet (RFC 8200 section 4) as Zeek does: up to a fragment, ESP or mobility
/// header, or to the first that was not captured whole. Reused; valid until the next [#walk].
final class Ipv6Chain {
    static final int HOP_BY_HOP = 0;
    static final int ROUTING = 43;
    static final int FRAGMENT = 44;
    static final int ESP = 50;
    static final int AUTHENTICATION = 51;
    static final int NO_NEXT_HEADER = 59;
    static final int DESTINATION_OPTIONS = 60;
    static final int MOBILITY = 135;

    private static final int HOME_ADDRESS_OPTION = 201;

    private byte[] bytes = Layouts.NO_BYTES;
    private int length;
    private int lastHeader;
    private int nextHeader;
    private int lastHeaderOffset;
    private int lastHeaderTypeOffset;
    private int homeAddressOffset;
    private int finalDestinationOffset;

    /// Walks from `offset`, where `available` bytes were captured, the first header being of type `first`, which is
    /// written at `firstTypeOffset`.
    void walk(byte[] bytes, int offset, int available, int first, int firstTypeOffset) {
        this.bytes = bytes;
        this.length = 0;
        this.lastHeader = -1;
        this.nextHeader = first;
        this.homeAddressOffset = -1;
        this.finalDestinationOffset = -1;
        int typeOffset = firstTypeOffset;
        while (isExtension(nextHeader) && lastHeader != FRAGMENT && lastHeader != ESP && lastHeader != MOBILITY) {
            int at = offset + length;
            int left = available - length;
            int size = left < 8 ? Integer.MAX_VALUE : sizeOf(nextHeader, at);
            if (size > left) {
                return;
            }
            note(nextHeader, at, size);
            lastHeader = nextHeader;
            lastHeaderOffset = at;
            lastHeaderTypeOffset = typeOffset;
            typeOffset = at;
            nextHeader = bytes[at] & 0xff;
            length += size;
        }
    }

    private static boolean isExtension(int header) {
        return switch (header) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, ESP, AUTHENTICATION, DESTINATION_OPTIONS, MOBILITY -> true;
            default -> false;
        };
    }

    private int sizeOf(int header, int at) {
        int units = bytes[at + 1] & 0xff;
        return switch (header) {
            case FRAGMENT, ESP -> 8;
            case AUTHENTICATION -> 8 + 4 * units;
            default -> 8 + 8 * units;
        };
    }

    private void note(int header, int at, int size) {
        if (header == DESTINATION_OPTIONS) {
            noteHomeAddress(at, size);
        } else if (header == ROUTING) {
            int units = bytes[at + 1] & 0xff;
            int type = bytes[at + 2] & 0xff;
            boolean segmentsLeft = bytes[at + 3] != 0;
            if (segmentsLeft && (type == 0 && units >= 2 && units % 2 == 0 || type == 2 && units == 2)) {
                finalDestinationOffset = at + size - 16;
            }
        }
    }

    /// Home address option (RFC 6275 section 6.3).
    private void noteHomeAddress(int at, int size) {
        int position = 2;
        while (position < size) {
            int type = bytes[at + position] & 0xff;
            if (type == 0) {
                position++;
                continue;
            }
            if (position + 1 >= size) {
                return;
            }
            int optionLength = bytes[at + position + 1] & 0xff;
            if (position + 2 + optionLength > size) {
                return;
            }
            if (type == HOME_ADDRESS_OPTION && optionLength == 16) {
                homeAddressOffset = at + position + 2;
            }
            position += 2 + optionLength;
        }
    }

    /// Bytes of extension headers.
    int length() {
        return length;
    }

    /// The last header that was walked, or -1 if there was none.
    int lastHeader() {
        return lastHeader;
    }

    /// Where the last header starts; meaningful if there was one.
    int lastHeaderOffset() {
        return lastHeaderOffset;
    }

    /// Where the type of the last header is written; meaningful if there was one.
    int lastHeaderTypeOffset() {
        return lastHeaderTypeOffset;
    }

    /// What follows the walked headers.
    int nextHeader() {
        return nextHeader;
    }

    /// Where the home address that replaces the source stands, or -1.
    int homeAddressOffset() {
        return homeAddressOffset;
    }

    /// Where the address that replaces the destination stands, or -1.
    int finalDestinationOffset() {
        return finalDestinationOffset;
    }
}
