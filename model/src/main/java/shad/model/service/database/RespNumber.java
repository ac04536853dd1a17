package shad.model.service.database;

import shad.model.service.parse.MalformedPayload;

/// A decimal number while its digits arrive, as Zeek's parser reads one: an optional sign, then digits; a sign alone
/// is 0.
final class RespNumber {
    private boolean empty;
    private boolean negative;
    private boolean malformed;
    private long magnitude;

    void clear() {
        empty = true;
        negative = false;
        malformed = false;
        magnitude = 0;
    }

    void add(byte value) {
        if (value >= '0' && value <= '9') {
            int digit = value - '0';
            if (magnitude > (Long.MAX_VALUE - digit) / 10) {
                malformed = true;
            } else {
                magnitude = magnitude * 10 + digit;
            }
        } else if (empty && (value == '-' || value == '+')) {
            negative = value == '-';
        } else {
            malformed = true;
        }
        empty = false;
    }

    /// The number; throws if it is none.
    long signed() {
        if (empty || malformed) {
            throw MalformedPayload.thrown();
        }
        return negative ? -magnitude : magnitude;
    }

    /// The number; throws if it is none or negative.
    long unsigned() {
        long value = signed();
        if (value < 0) {
            throw MalformedPayload.thrown();
        }
        return value;
    }
}
