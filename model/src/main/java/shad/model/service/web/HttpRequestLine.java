package shad.model.service.web;

import shad.model.service.parse.Ascii;

/// Reads request lines the lenient way of Zeek: nearly any line of two words is one (HTTP.cc, `HTTP_RequestLine` and
/// `ParseRequest`). Reused for line after line.
final class HttpRequestLine {
    /// What a version looks like, with its digits.
    private static final int VERSION_LENGTH = "HTTP/1.1".length();
    private static final int LEAST_BARE_METHOD = 3;
    private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~");
    private static final boolean[] URI = table(":/?#[]@!$&'()*+,;=-_.~%\0");

    private int methodEnd;
    private int uriStart;
    private int uriEnd;
    private int version;

    private static boolean[] table(String punctuation) {
        boolean[] table = new boolean[256];
        for (int i = 0; i < table.length; i++) {
            boolean alphanumeric = i >= '0' && i <= '9' || i >= 'A' && i <= 'Z' || i >= 'a' && i <= 'z';
            table[i] = alphanumeric || punctuation.indexOf(i) >= 0;
        }
        return table;
    }

    /// Reads a line; `previousVersion` stays where the line has a version too short to be read. Returns false if this is
    /// no request line; the version counts even then.
    boolean read(byte[] bytes, int offset, int length, int previousVersion) {
        int end = offset + length;
        methodEnd = skip(TOKEN, bytes, offset, end);
        version = previousVersion;
        uriStart = Ascii.skipBlanks(bytes, methodEnd, end);
        if (methodEnd == offset || uriStart == methodEnd) {
            return false;
        }
        uriEnd = skip(URI, bytes, uriStart, end);
        if (uriEnd == end && isKeyword(bytes, uriStart, end)) {
            uriEnd = uriStart;
        }
        int keyword = findKeyword(bytes, end);
        if (keyword < 0) {
            version = HttpVersion.BARE;
        } else if (end - keyword >= VERSION_LENGTH) {
            version = HttpVersion.read(bytes, keyword + "HTTP/".length(), end);
        }
        return version != HttpVersion.BARE || methodEnd - offset >= LEAST_BARE_METHOD && uriEnd > uriStart;
    }

    /// Index of `HTTP/` behind the URI, which reaches up to the blanks before it; -1 if there is none.
    private int findKeyword(byte[] bytes, int end) {
        int at = uriEnd;
        while (at < end) {
            uriEnd = at;
            at = Ascii.skipBlanks(bytes, at, end);
            if (isKeyword(bytes, at, end)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    private static boolean isKeyword(byte[] bytes, int offset, int end) {
        return Ascii.startsWithIgnoringCase(bytes, offset, end - offset, "HTTP/");
    }

    private static int skip(boolean[] table, byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && table[bytes[at] & 0xff]) {
            at++;
        }
        return at;
    }

    /// Index behind the method, which begins with the line.
    int methodEnd() {
        return methodEnd;
    }

    int uriStart() {
        return uriStart;
    }

    int uriEnd() {
        return uriEnd;
    }

    int version() {
        return version;
    }
}
