package shad.model.service.database;

import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;

/// One direction of a PostgreSQL session in clear text ("Message Formats" of the PostgreSQL documentation): a type, a
/// length, a body, whose form is checked as far as Zeek checks it (`postgresql.spicy`). Keeps no bytes.
final class PostgresMessages {
    private static final int LENGTH_SIZE = 4;
    private static final int MAX_AUTHENTICATION = 12;

    private final boolean fromServer;
    private State state = State.TYPE;
    private int type;
    private long left;
    /// Value of the number that is being read, and its bytes still to come.
    private long number;
    private int numberLeft;
    /// Bytes of the present name or value so far.
    private long textLength;

    private enum State {
        TYPE,
        LENGTH,
        /// The rest of the body, which may be anything.
        REST,
        QUERY,
        NAME,
        VALUE,
        FIELD_CODE,
        FIELD_VALUE,
        TRANSACTION_STATUS,
        AUTHENTICATION
    }

    PostgresMessages(boolean fromServer) {
        this.fromServer = fromServer;
    }

    /// Takes the next bytes.
    ///
    /// @throws MalformedPayload if a message is not as it must be
    void parse(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int at = offset;
        while (at < end) {
            if (state == State.REST) {
                int part = (int) Math.min(left, end - at);
                left -= part;
                at += part;
            } else {
                take(bytes[at++] & 0xff);
            }
            if (left == 0 && state.ordinal() > State.LENGTH.ordinal()) {
                endBody();
            }
        }
    }

    /// Hears that no more bytes will come.
    void finish() {
        if (state != State.TYPE) {
            throw MalformedPayload.thrown();
        }
    }

    private void take(int value) {
        switch (state) {
            case TYPE -> {
                type = value;
                beginNumber();
                state = State.LENGTH;
            }
            case LENGTH -> {
                if (endsNumber(value)) {
                    beginBody();
                }
            }
            default -> {
                left--;
                body(value);
            }
        }
    }

    private void beginNumber() {
        number = 0;
        numberLeft = 4;
    }

    private boolean endsNumber(int value) {
        number = number << 8 | value;
        numberLeft--;
        return numberLeft == 0;
    }

    private void beginBody() {
        left = number - LENGTH_SIZE;
        if (left < 0) {
            throw MalformedPayload.thrown();
        }
        textLength = 0;
        state = fromServer ? serverBody() : clientBody();
        boolean mayBeEmpty = state == State.REST;
        if (left == 0 && !mayBeEmpty) {
            throw MalformedPayload.thrown();
        }
    }

    private State clientBody() {
        if (type == 'X') {
            requireLength(0);
        }
        return type == 'Q' ? State.QUERY : State.REST;
    }

    private State serverBody() {
        return switch (type) {
            case 'K' -> {
                requireLength(8);
                yield State.REST;
            }
            case 'E', 'N' -> State.FIELD_CODE;
            case 'R' -> {
                beginNumber();
                yield State.AUTHENTICATION;
            }
            case 'S' -> State.NAME;
            case 'D' -> {
                if (left < 2) {
                    throw MalformedPayload.thrown();
                }
                yield State.REST;
            }
            case 'Z' -> {
                requireLength(1);
                yield State.TRANSACTION_STATUS;
            }
            default -> State.REST;
        };
    }

    private void requireLength(long length) {
        if (left != length) {
            throw MalformedPayload.thrown();
        }
    }

    private void body(int value) {
        switch (state) {
            case QUERY -> {
                if (value == 0) {
                    requireLength(0);
                    state = State.REST;
                }
            }
            case NAME -> {
                if (value == 0 && textLength > 0) {
                    state = State.VALUE;
                } else if (!isNameCharacter(value)) {
                    throw MalformedPayload.thrown();
                }
                textLength++;
            }
            case VALUE -> {
                if (value == 0) {
                    requireLength(0);
                    state = State.REST;
                } else if (!Ascii.isPrintable(value)) {
                    throw MalformedPayload.thrown();
                }
            }
            case FIELD_CODE -> {
                if (value == 0) {
                    requireLength(0);
                    state = State.REST;
                } else {
                    state = State.FIELD_VALUE;
                }
            }
            case FIELD_VALUE -> {
                if (value == 0) {
                    state = State.FIELD_CODE;
                }
            }
            case TRANSACTION_STATUS -> {
                if (value != 'I' && value != 'T' && value != 'E') {
                    throw MalformedPayload.thrown();
                }
                state = State.REST;
            }
            case AUTHENTICATION -> {
                if (endsNumber(value)) {
                    if (number > MAX_AUTHENTICATION || number == 0 && left > 0) {
                        throw MalformedPayload.thrown();
                    }
                    state = State.REST;
                }
            }
            case TYPE, LENGTH, REST -> throw new IllegalStateException("not in a body that is looked at");
        }
    }

    /// Every form that must end in a certain way has become [State#REST] by its last byte.
    private void endBody() {
        if (state != State.REST) {
            throw MalformedPayload.thrown();
        }
        state = State.TYPE;
    }

    /// Whether a byte may be part of the name of a parameter.
    static boolean isNameCharacter(int value) {
        return value >= '0' && value <= '9'
                || value >= 'A' && value <= 'Z'
                || value >= 'a' && value <= 'z'
                || value == '-'
                || value == '_'
                || value == '/';
    }
}
