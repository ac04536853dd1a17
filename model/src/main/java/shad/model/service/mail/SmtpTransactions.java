package shad.model.service.mail;

import shad.model.service.parse.Ascii;

/// Counts recipients without a sender, and mails without a recipient (smtp/main.zeek).
final class SmtpTransactions {
    /// `SMTP::max_invalid_mail_transactions`
    private static final int MAX_INVALID = 25;

    private boolean senderSeen;
    private boolean recipientSeen;
    private int invalid;

    /// Notes a command and its argument. Returns whether there were too many invalid ones.
    boolean isTooMuch(SmtpCommand command, byte[] bytes, int offset, int length) {
        boolean valid = true;
        switch (command) {
            case RCPT -> {
                if (Ascii.startsWithIgnoringCase(bytes, offset, length, "TO:")) {
                    recipientSeen = true;
                    valid = senderSeen;
                }
            }
            case MAIL -> {
                if (Ascii.startsWithIgnoringCase(bytes, offset, length, "FROM:")) {
                    senderSeen = true;
                    recipientSeen = false;
                }
            }
            case DATA, BDAT -> {
                valid = recipientSeen;
                if (command == SmtpCommand.BDAT && endsWith(bytes, offset, length, " LAST")) {
                    forget();
                }
            }
            case END_OF_DATA -> forget();
            default -> {}
        }
        if (!valid) {
            invalid++;
        }
        return !valid && invalid > MAX_INVALID;
    }

    private static boolean endsWith(byte[] bytes, int offset, int length, String end) {
        int size = end.length();
        return length >= size && Ascii.startsWith(bytes, offset + length - size, size, end);
    }

    private void forget() {
        senderSeen = false;
        recipientSeen = false;
    }
}
