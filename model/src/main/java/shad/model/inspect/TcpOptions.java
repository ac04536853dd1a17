package shad.model.inspect;

import java.util.StringJoiner;
import shad.model.buffer.Layouts;

/// The options of a TCP header (RFC 9293 section 3.1, RFC 7323, RFC 2018, RFC 7413). Damaged ones end the list.
final class TcpOptions {
    /// What [#scale] returns without the option.
    static final int NO_SCALE = -1;

    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int WINDOW_SCALE = 3;
    private static final int LARGEST_SCALE = 14;
    private static final String[] NAMES = {
        "", "", "maximum segment size", "window scale", "SACK permitted", "SACK", "", "", "timestamps"
    };
    private static final int FAST_OPEN = 34;
    private static final int MD5 = 19;
    private static final int MULTIPATH = 30;

    private TcpOptions() {}

    /// Hears of one option.
    @FunctionalInterface
    interface Visitor {
        /// One option.
        ///
        /// @param offset of the option's first byte
        /// @param length of all of it
        void option(int kind, int offset, int length);
    }

    /// Walks the options between two offsets.
    static void forEach(byte[] bytes, int from, int to, Visitor visitor) {
        int at = from;
        while (at < to) {
            int kind = bytes[at] & 0xff;
            if (kind == END) {
                return;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            int length = at + 1 < to ? bytes[at + 1] & 0xff : 0;
            if (length < 2 || length > to - at) {
                return;
            }
            visitor.option(kind, at, length);
            at += length;
        }
    }

    /// By how many bits windows are shifted, at most 14, by the options between two offsets.
    static int scale(byte[] bytes, int from, int to) {
        int[] scale = {NO_SCALE};
        forEach(bytes, from, to, (kind, offset, length) -> {
            if (kind == WINDOW_SCALE && length == 3) {
                scale[0] = Math.min(bytes[offset + 2] & 0xff, LARGEST_SCALE);
            }
        });
        return scale[0];
    }

    /// One bit for each kind of option that there is, for [#names].
    static int kinds(byte[] bytes, int from, int to) {
        int[] kinds = {0};
        forEach(bytes, from, to, (kind, offset, length) -> kinds[0] |= bit(kind));
        return kinds[0];
    }

    /// The kinds behind the bits of [#kinds], by name.
    static String names(int kinds) {
        StringJoiner names = new StringJoiner(", ");
        for (int kind : new int[] {2, WINDOW_SCALE, 4, 5, 8, FAST_OPEN, MD5}) {
            if ((kinds & bit(kind)) != 0) {
                names.add(name(kind));
            }
        }
        if ((kinds & bit(-1)) != 0) {
            names.add("others");
        }
        return names.toString();
    }

    /// What a kind is called.
    static String name(int kind) {
        return switch (kind) {
            case FAST_OPEN -> "fast open";
            case MD5 -> "MD5 signature";
            case MULTIPATH -> "multipath";
            default -> kind < NAMES.length && !NAMES[kind].isEmpty() ? NAMES[kind] : "option " + kind;
        };
    }

    /// An option with its value in words.
    static String text(byte[] bytes, int kind, int offset, int length) {
        return switch (kind) {
            case 2 -> length == 4 ? name(kind) + " " + Layouts.unsignedShortBe(bytes, offset + 2) : name(kind);
            case WINDOW_SCALE -> length == 3
                    ? name(kind) + " " + (bytes[offset + 2] & 0xff) + " (times " + (1 << scaleAt(bytes, offset)) + ")"
                    : name(kind);
            case 8 -> length == 10
                    ? name(kind) + " " + Integer.toUnsignedString(Layouts.intBe(bytes, offset + 2)) + ", echo "
                            + Integer.toUnsignedString(Layouts.intBe(bytes, offset + 6))
                    : name(kind);
            default -> name(kind);
        };
    }

    private static int scaleAt(byte[] bytes, int offset) {
        return Math.min(bytes[offset + 2] & 0xff, LARGEST_SCALE);
    }

    private static int bit(int kind) {
        return switch (kind) {
            case 2 -> 1;
            case WINDOW_SCALE -> 1 << 1;
            case 4 -> 1 << 2;
            case 5 -> 1 << 3;
            case 8 -> 1 << 4;
            case FAST_OPEN -> 1 << 5;
            case MD5 -> 1 << 6;
            default -> 1 << 7;
        };
    }
}
