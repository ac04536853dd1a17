package shad.model.service.files;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shad.model.conn.IpAddress;

/// Address and port of a data channel, as commands and replies give them (RFC 959, RFC 2428), read with the leniency of
/// Zeek (functions.bif).
///
/// @param address null if the text leaves it out
/// @param port TCP port
record FtpAddress(@Nullable IpAddress address, int port) {
    private static final int LEAST_PORT_TEXT = "1,1,1,1,1,1".length();
    private static final int MAX_PORT = 65535;

    /// Reads the argument of PORT: six numbers with commas between them.
    static @Nullable FtpAddress ofPort(String text) {
        if (text.length() < LEAST_PORT_TEXT) {
            return null;
        }
        int[] numbers = new int[6];
        Numbers reader = new Numbers(text, 0);
        for (int i = 0; i < numbers.length; i++) {
            if (i > 0 && !reader.skip(',')) {
                return null;
            }
            long number = reader.next();
            if (number < 0 || number > 255) {
                return null;
            }
            numbers[i] = (int) number;
        }
        int address = numbers[0] << 24 | numbers[1] << 16 | numbers[2] << 8 | numbers[3];
        return new FtpAddress(new IpAddress(0, IpAddress.mappedLow(address)), numbers[4] << 8 | numbers[5]);
    }

    /// Reads the reply to PASV: the six numbers are somewhere in its text.
    static @Nullable FtpAddress ofPassive(String text) {
        int start = text.indexOf('(') + 1;
        if (start == 0 && text.contains("PORT")) {
            start = text.indexOf("PORT") + "PORT ".length();
        } else if (start == 0) {
            start = text.indexOf(',');
            while (start > 0 && isDigit(text.charAt(start - 1))) {
                start--;
            }
        }
        return start < 0 || start > text.length() ? null : ofPort(text.substring(start));
    }

    /// Reads the reply to EPSV: what is in parentheses.
    static @Nullable FtpAddress ofExtendedPassive(String text) {
        int open = text.indexOf('(');
        return open < 0 ? null : ofExtendedPort(text.substring(open + 1));
    }

    /// Reads the argument of EPRT: protocol, address and port, each behind a delimiter, which is the first character.
    static @Nullable FtpAddress ofExtendedPort(String text) {
        String rest = text.stripLeading();
        if (rest.isEmpty()) {
            return null;
        }
        char delimiter = rest.charAt(0);
        Numbers reader = new Numbers(rest, 1);
        reader.next();
        boolean valid = reader.skip(delimiter);
        int at = valid ? reader.position() : Math.min(reader.position() + 1, rest.length());
        IpAddress address = null;
        int end = rest.indexOf(delimiter, at);
        String name = rest.substring(at, end < 0 ? rest.length() : end);
        if (!name.isEmpty()) {
            address = address(name);
            valid = address != null;
        }
        int port = 0;
        if (end >= 0) {
            Numbers portReader = new Numbers(rest, end + 1);
            long number = portReader.next();
            valid &= portReader.skip(delimiter) && number <= MAX_PORT;
            port = (int) Math.max(0, number);
        }
        return valid ? new FtpAddress(address, port) : null;
    }

    private static @Nullable IpAddress address(String text) {
        if (text.indexOf(':') >= 0) {
            Optional<IpAddress> parsed = IpAddress.parse(text);
            return parsed.orElse(null);
        }
        Numbers reader = new Numbers(text, 0);
        int address = 0;
        for (int i = 0; i < 4; i++) {
            if (i > 0 && !reader.skip('.')) {
                return null;
            }
            long number = reader.next();
            if (number < 0 || number > 255) {
                return null;
            }
            address = address << 8 | (int) number;
        }
        return reader.isAtEnd() ? new IpAddress(0, IpAddress.mappedLow(address)) : null;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /// Reads numbers as C does: blanks and a sign may come first.
    private static final class Numbers {
        private final String text;
        private int at;

        Numbers(String text, int from) {
            this.text = text;
            this.at = from;
        }

        /// The next number, -1 if there is none or it is negative or too large to make sense; nothing is skipped if there
        /// is none.
        long next() {
            int start = at;
            while (start < text.length() && text.charAt(start) <= ' ') {
                start++;
            }
            boolean negative = start < text.length() && text.charAt(start) == '-';
            if (negative || start < text.length() && text.charAt(start) == '+') {
                start++;
            }
            long value = 0;
            int end = start;
            while (end < text.length() && isDigit(text.charAt(end))) {
                value = Math.min(value * 10 + text.charAt(end) - '0', Integer.MAX_VALUE);
                end++;
            }
            if (end == start) {
                return -1;
            }
            at = end;
            return negative && value > 0 ? -1 : value;
        }

        boolean skip(char character) {
            boolean there = at < text.length() && text.charAt(at) == character;
            if (there) {
                at++;
            }
            return there;
        }

        int position() {
            return at;
        }

        boolean isAtEnd() {
            return at == text.length();
        }
    }
}
