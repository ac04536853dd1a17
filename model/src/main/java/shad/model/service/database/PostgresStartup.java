package shad.model.service.database;

import java.util.Arrays;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;

/// The first message of a PostgreSQL client, which has no type: length, version 3, parameters, NUL. Keeps nothing but
/// the user's name.
final class PostgresStartup {
    /// Length, version and the NUL at the end.
    private static final int FIXED_LENGTH = 9;
    private static final int HEADER_LENGTH = 8;
    private static final int MAX_USER_LENGTH = 64;

    private int headerLength;
    private long length;
    private long version;
    private long left;
    private boolean inValue;
    private long textLength;
    private byte[] name = new byte[4];
    private byte[] user = new byte[0];
    private boolean isUser;
    private boolean done;

    /// Takes the next byte; returns whether the message is complete.
    ///
    /// @throws MalformedPayload if it is no such message
    boolean take(byte value) {
        if (headerLength < HEADER_LENGTH) {
            header(value & 0xff);
        } else if (left > 0) {
            left--;
            parameter(value);
        } else if (value == 0) {
            done = true;
        } else {
            throw MalformedPayload.thrown();
        }
        return done;
    }

    boolean isDone() {
        return done;
    }

    private void header(int value) {
        headerLength++;
        if (headerLength <= 4) {
            length = length << 8 | value;
            return;
        }
        version = version << 8 | value;
        if (headerLength == HEADER_LENGTH) {
            if (length < FIXED_LENGTH || version >>> 16 != 3) {
                throw MalformedPayload.thrown();
            }
            left = length - FIXED_LENGTH;
        }
    }

    /// Name and value, each at least one byte and a NUL; nothing may be left open at the end.
    private void parameter(byte value) {
        if (value == 0 && textLength > 0) {
            if (inValue) {
                isUser = false;
            } else {
                isUser = user.length == 0 && Ascii.is(name, 0, (int) Math.min(textLength, name.length + 1), "user");
            }
            inValue = !inValue;
            textLength = 0;
        } else {
            boolean allowed = inValue
                    ? Ascii.isPrintable(value)
                    : PostgresMessages.isNameCharacter(value);
            if (!allowed) {
                throw MalformedPayload.thrown();
            }
            keep(value);
            textLength++;
        }
        if (left == 0 && (inValue || textLength > 0)) {
            throw MalformedPayload.thrown();
        }
    }

    private void keep(byte value) {
        if (!inValue && textLength < name.length) {
            name[(int) textLength] = value;
        } else if (inValue && isUser && textLength < MAX_USER_LENGTH) {
            user = Arrays.copyOf(user, user.length + 1);
            user[user.length - 1] = value;
        }
    }

    /// The user's name; empty if there is none.
    byte[] user() {
        return user;
    }
}
