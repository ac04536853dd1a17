package shad.model.service.database;

import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// The packets of one MySQL connection, each parsed by what came before it, as Zeek does (`mysql-protocol.pac`).
final class MySqlSession {
    private static final int CONNECT_WITH_DB = 0x8;
    private static final int SSL = 0x800;
    private static final int PLUGIN_AUTH = 0x80000;
    private static final int CONNECT_ATTRIBUTES = 0x100000;
    private static final int DEPRECATE_EOF = 0x1000000;
    private static final int ZSTD_COMPRESSION = 0x4000000;
    private static final int QUERY_ATTRIBUTES = 0x8000000;

    private static final int HEADER_LENGTH = 4;
    private static final int MIN_AUTH_DATA_LENGTH = 21;
    private static final int EOF_OR_OK = 0xfe;
    /// A longer packet that begins with [#EOF_OR_OK] is an OK packet: 9 bytes and the header.
    private static final int MAX_EOF_LENGTH = 13;

    private static final int COM_QUERY = 0x03;
    private static final int COM_CHANGE_USER = 0x11;

    private final Listener listener;
    private boolean commandPhase;
    private boolean expectsAuthData;
    private Expected expected = Expected.STATUS;
    private int version;
    private int previousSequence;
    private int columns;
    private int columnsLeft;
    private boolean deprecatesEof;
    private boolean serverQueryAttributes;
    private boolean clientQueryAttributes;
    private int clientCapabilities;

    /// What the server answers next.
    private enum Expected {
        ANYTHING,
        STATUS,
        COLUMN_COUNT,
        COLUMN_DEFINITION,
        COLUMN_DEFINITION_OR_EOF,
        EOF_THEN_ROWS,
        ROWS,
        REST_OF_PACKET
    }

    /// Hears of the handshake. Ranges are valid during the call.
    interface Listener {
        void serverVersion(byte[] bytes, int offset, int length);

        void userName(byte[] bytes, int offset, int length);

        /// The client answered the server's handshake; `ssl` tells that it wants TLS first.
        void clientAnswered(boolean ssl);
    }

    MySqlSession(Listener listener) {
        this.listener = listener;
    }

    /// Takes the body of a packet of the server; `length` counts its header as well.
    void server(PayloadReader body, int sequence, int length) {
        boolean initial = sequence == 0 && previousSequence != 0xff;
        if (commandPhase) {
            response(body, length);
        } else if (initial) {
            greeting(body);
        } else {
            authentication(body);
        }
        previousSequence = sequence;
    }

    /// Takes the body of a packet of the client.
    void client(PayloadReader body) {
        if (commandPhase) {
            command(body);
        } else if (!expectsAuthData) {
            handshakeResponse(body);
        }
    }

    private void greeting(PayloadReader body) {
        int greeted = body.u8();
        int name = body.position();
        switch (greeted) {
            case 10 -> {
                int nameLength = MySqlFields.skipTerminated(body);
                greeting10(body);
                listener.serverVersion(body.bytes(), name, nameLength);
            }
            case 9 -> {
                int nameLength = MySqlFields.skipTerminated(body);
                body.skip(4);
                MySqlFields.skipTerminated(body);
                listener.serverVersion(body.bytes(), name, nameLength);
            }
            default -> error(body);
        }
        version = greeted;
    }

    private void greeting10(PayloadReader body) {
        body.skip(4 + 8 + 1 + 2 + 1 + 2);
        int capabilities = body.u16le() << 16;
        int authDataLength = body.u8();
        if (authDataLength != 0 && authDataLength < MIN_AUTH_DATA_LENGTH) {
            throw MalformedPayload.thrown();
        }
        body.skip(10);
        body.skip(authDataLength > MIN_AUTH_DATA_LENGTH ? authDataLength - 8 : 13);
        if ((capabilities & PLUGIN_AUTH) != 0) {
            MySqlFields.skipTerminated(body);
        }
        serverQueryAttributes = (capabilities & QUERY_ATTRIBUTES) != 0;
    }

    private void authentication(PayloadReader body) {
        switch (body.u8()) {
            case 0x00 -> ok(body);
            case 0x01 -> {}
            case 0xfe -> {
                MySqlFields.skipTerminated(body);
                expectsAuthData = true;
                expected = Expected.STATUS;
            }
            case 0xff -> error(body);
            default -> throw MalformedPayload.thrown();
        }
    }

    private void handshakeResponse(PayloadReader body) {
        switch (version) {
            case 10 -> handshakeResponse10(body);
            case 9 -> handshakeResponse9(body);
            default -> throw MalformedPayload.thrown();
        }
    }

    private void handshakeResponse10(PayloadReader body) {
        int flags = body.i32le();
        body.skip(4 + 1 + 23);
        boolean ssl = (flags & SSL) != 0;
        if (!ssl) {
            credentials(body, flags);
        }
        deprecatesEof = (flags & DEPRECATE_EOF) != 0;
        clientQueryAttributes = (flags & QUERY_ATTRIBUTES) != 0;
        clientCapabilities = flags;
        listener.clientAnswered(ssl);
    }

    private void credentials(PayloadReader body, int flags) {
        int name = body.position();
        int nameLength = MySqlFields.skipTerminated(body);
        MySqlFields.skipString(body);
        if ((flags & CONNECT_WITH_DB) != 0) {
            MySqlFields.skipTerminated(body);
        }
        if ((flags & PLUGIN_AUTH) != 0 && MySqlFields.hasTerminated(body)) {
            MySqlFields.skipTerminated(body);
        }
        if ((flags & CONNECT_ATTRIBUTES) != 0) {
            attributes(body);
        }
        if ((flags & ZSTD_COMPRESSION) != 0) {
            body.skip(1);
        }
        if ((flags & PLUGIN_AUTH) != 0) {
            expectsAuthData = true;
        }
        listener.userName(body.bytes(), name, nameLength);
    }

    private static void attributes(PayloadReader body) {
        PayloadReader attributes = body.take(body.u8());
        while (!attributes.isAtEnd()) {
            MySqlFields.skipString(attributes);
            MySqlFields.skipString(attributes);
        }
    }

    private void handshakeResponse9(PayloadReader body) {
        int flags = body.u16le();
        body.skip(3);
        int name = body.position();
        int nameLength = MySqlFields.skipTerminated(body);
        MySqlFields.skipTerminated(body);
        if ((flags & CONNECT_WITH_DB) != 0) {
            MySqlFields.skipTerminated(body);
        }
        listener.userName(body.bytes(), name, nameLength);
        listener.clientAnswered(false);
    }

    private void command(PayloadReader body) {
        int command = body.u8();
        if (command == COM_QUERY && clientQueryAttributes && serverQueryAttributes) {
            queryAttributes(body);
        }
        if (command == COM_CHANGE_USER) {
            changeUser(body);
        }
        expect(command);
    }

    private static void queryAttributes(PayloadReader body) {
        int count = MySqlFields.lengthEncoded(body);
        MySqlFields.lengthEncoded(body);
        if (count <= 0) {
            return;
        }
        PayloadReader nulls = body.take((count + 7L) / 8);
        if (body.u8() != 1) {
            throw MalformedPayload.thrown();
        }
        PayloadReader names = new PayloadReader(body.bytes(), body.position(), body.remaining());
        for (int i = 0; i < count; i++) {
            body.skip(2);
            MySqlFields.skipString(body);
        }
        for (int i = 0; i < count; i++) {
            int type = names.u8();
            names.skip(1);
            MySqlFields.skipString(names);
            if ((nulls.peek(i / 8) >> i % 8 & 1) == 0) {
                MySqlFields.skipBinary(body, type);
            }
        }
    }

    private void changeUser(PayloadReader body) {
        MySqlFields.skipTerminated(body);
        body.skip(body.u8());
        MySqlFields.skipTerminated(body);
        body.skip(2);
        if ((clientCapabilities & PLUGIN_AUTH) != 0) {
            MySqlFields.skipTerminated(body);
        }
        if ((clientCapabilities & CONNECT_ATTRIBUTES) != 0) {
            attributes(body);
        }
    }

    private void expect(int command) {
        switch (command) {
            // sleep, quit, init db, create and drop db, refresh, shutdown, connect, process kill, debug, ping, time,
            // delayed insert, daemon, reset connection
            case 0x00, 0x01, 0x02, 0x05, 0x06, 0x07, 0x08, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x1d, 0x1f ->
                expected = Expected.STATUS;
            // query, process info
            case COM_QUERY, 0x0a -> expected = Expected.COLUMN_COUNT;
            // field list
            case 0x04 -> expected = Expected.COLUMN_DEFINITION_OR_EOF;
            // statistics
            case 0x09 -> expected = Expected.REST_OF_PACKET;
            case COM_CHANGE_USER -> commandPhase = false;
            default -> expected = Expected.ANYTHING;
        }
    }

    private void response(PayloadReader body, int length) {
        switch (expected) {
            case ANYTHING, REST_OF_PACKET -> {}
            case STATUS -> status(body);
            case COLUMN_COUNT -> columnCount(body);
            case COLUMN_DEFINITION -> {
                columnDefinition(body, body.u8());
                columnsLeft--;
                expected = columnsLeft != 0 ? Expected.COLUMN_DEFINITION : Expected.EOF_THEN_ROWS;
            }
            case COLUMN_DEFINITION_OR_EOF -> {
                int marker = body.u8();
                if (marker == EOF_OR_OK) {
                    eofOrOk(body, length);
                } else {
                    columnDefinition(body, marker);
                }
            }
            case EOF_THEN_ROWS -> {
                if (deprecatesEof) {
                    row(body, length);
                } else {
                    body.skip(5);
                    expected = Expected.ROWS;
                }
            }
            case ROWS -> row(body, length);
        }
    }

    private void status(PayloadReader body) {
        switch (body.u8()) {
            case 0x00 -> ok(body);
            case 0xfe -> body.skip(4);
            case 0xff -> error(body);
            default -> {}
        }
    }

    private void columnCount(PayloadReader body) {
        int first = body.u8();
        switch (first) {
            case 0x00 -> ok(body);
            case 0xff -> error(body);
            default -> {
                columns = MySqlFields.lengthEncoded(body, first);
                columnsLeft = columns;
                expected = Expected.COLUMN_DEFINITION;
            }
        }
    }

    private static void columnDefinition(PayloadReader body, int first) {
        MySqlFields.skipString(body, first);
        for (int i = 0; i < 5; i++) {
            MySqlFields.skipString(body);
        }
        MySqlFields.lengthEncoded(body);
        body.skip(2 + 4 + 1 + 2 + 1 + 2);
    }

    private void row(PayloadReader body, int length) {
        int marker = body.u8();
        if (marker == EOF_OR_OK) {
            eofOrOk(body, length);
            expected = Expected.ANYTHING;
            return;
        }
        MySqlFields.skipString(body, marker);
        if (columns < 1) {
            throw MalformedPayload.thrown();
        }
        for (int i = 1; i < columns; i++) {
            MySqlFields.skipString(body);
        }
        expected = Expected.ROWS;
    }

    private void eofOrOk(PayloadReader body, int length) {
        if (deprecatesEof || length > MAX_EOF_LENGTH) {
            ok(body);
        } else {
            body.skip(4);
        }
    }

    private void ok(PayloadReader body) {
        MySqlFields.lengthEncoded(body);
        enterCommandPhase();
    }

    private void error(PayloadReader body) {
        body.skip(2 + 6);
        enterCommandPhase();
    }

    private void enterCommandPhase() {
        commandPhase = true;
        expectsAuthData = false;
    }

    /// Length of a packet with its header.
    static int packetLength(byte[] bytes, int offset) {
        return HEADER_LENGTH
                + ((bytes[offset] & 0xff) | (bytes[offset + 1] & 0xff) << 8 | (bytes[offset + 2] & 0xff) << 16);
    }
}
