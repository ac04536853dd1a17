package shad.model.service.web;

import shad.model.service.parse.Ascii;

/// Versions of HTTP as numbers: 11 is HTTP/1.1.
final class HttpVersion {
    static final int UNKNOWN = 0;
    static final int BARE = 9;
    static final int PERSISTENT = 11;

    private static final int LENGTH = 3;

    private HttpVersion() {}

    /// The version at the beginning of a range: a digit, a dot, a digit.
    static int read(byte[] bytes, int offset, int end) {
        boolean valid = end - offset >= LENGTH
                && Ascii.isDigit(bytes[offset])
                && bytes[offset + 1] == '.'
                && Ascii.isDigit(bytes[offset + 2]);
        return valid ? 10 * (bytes[offset] - '0') + bytes[offset + 2] - '0' : UNKNOWN;
    }
}
