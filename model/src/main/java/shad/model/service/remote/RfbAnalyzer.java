package shad.model.service.remote;

import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// The Remote Framebuffer protocol of VNC (RFC 6143 section 7.1, and Apple's way of signing in). Confirms with the client's
/// version. What the server sends after the handshake is not looked at, and nothing at all once something was wrong.
/// Zeek: rfb-protocol.pac, rfb-analyzer.pac.
public final class RfbAnalyzer extends Analyzer {
    private static final int VERSION_LENGTH = 12;
    private static final int VERSION_3_7 = 7;
    private static final int CHALLENGE_LENGTH = 16;
    private static final int SERVER_INIT_LENGTH = 24;
    private static final int SERVER_INIT_NAME_LENGTH = 20;
    /// The longest message: a client's list of 65535 encodings.
    private static final int MAX_KEPT = 1 << 18;

    private static final int NO_AUTHENTICATION = 1;
    private static final int VNC_AUTHENTICATION = 2;
    private static final int APPLE_AUTHENTICATION = 30;

    private final PerSide<StreamBuffer> streams = new PerSide<>(_ -> new StreamBuffer(MAX_KEPT));
    private final PayloadReader reader = new PayloadReader();
    private ClientState client = ClientState.VERSION;
    private ServerState server = ServerState.VERSION;
    private int minorVersion;
    private int appleKeyLength;
    private boolean sawHandshake;

    private enum ClientState {
        VERSION,
        AUTHENTICATION_CHOICE,
        VNC_RESPONSE,
        APPLE_RESPONSE,
        INIT,
        MESSAGE,
        /// It is the server's turn.
        WAIT
    }

    private enum ServerState {
        VERSION,
        AUTHENTICATION_TYPE,
        AUTHENTICATION_TYPES,
        FAILURE,
        VNC_CHALLENGE,
        APPLE_CHALLENGE,
        RESULT,
        INIT,
        /// It is the client's turn.
        WAIT
    }

    public RfbAnalyzer() {
        super(Protocol.RFB, Needs.WHOLE_STREAM);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (sawHandshake && !fromOriginator) {
            return;
        }
        StreamBuffer stream = streams.of(fromOriginator);
        stream.offer(bytes, offset, length);
        try {
            while (stream.available() > 0 && takeNext(fromOriginator, stream)) {}
        } catch (MalformedPayload _) {
            violate();
            skip();
        }
        if (!stream.settle() || isSettled()) {
            skip();
        }
    }

    /// Takes the next message off; returns false if it is not there to its end.
    private boolean takeNext(boolean fromOriginator, StreamBuffer stream) {
        reader.wrap(stream.bytes(), stream.start(), stream.available());
        int length = fromOriginator ? clientLength() : serverLength();
        if (stream.available() < length) {
            return false;
        }
        reader.wrap(stream.bytes(), stream.start(), length);
        stream.consume(length);
        if (fromOriginator) {
            fromClient();
        } else if (!sawHandshake) {
            fromServer();
        }
        return true;
    }

    /// Length of the client's next message, or as much as must be there to tell it.
    private int clientLength() {
        return switch (client) {
            case VERSION -> VERSION_LENGTH;
            case AUTHENTICATION_CHOICE, INIT -> 1;
            case VNC_RESPONSE -> CHALLENGE_LENGTH;
            case APPLE_RESPONSE -> 2 * appleKeyLength;
            case MESSAGE -> messageLength();
            case WAIT -> throw MalformedPayload.thrown();
        };
    }

    private int messageLength() {
        int available = reader.remaining();
        return switch (reader.peek(0)) {
            case 0 -> 20; // pixel format
            case 2 -> available < 4 ? 4 : 4 + 4 * u16(2); // encodings
            case 3 -> 10; // request of an update
            case 4 -> 8; // key
            case 5 -> 6; // pointer
            case 6 -> available < 8 ? 8 : 8 + textLength(4);
            default -> {
                if (available > 1) { // Zeek looks at the type when something follows it
                    throw MalformedPayload.thrown();
                }
                yield 2;
            }
        };
    }

    private int serverLength() {
        int available = reader.remaining();
        return switch (server) {
            case VERSION -> VERSION_LENGTH;
            case AUTHENTICATION_TYPE, RESULT -> 4;
            case AUTHENTICATION_TYPES -> 1 + reader.peek(0);
            case FAILURE -> available < 4 ? 4 : 4 + textLength(0);
            case VNC_CHALLENGE -> CHALLENGE_LENGTH;
            case APPLE_CHALLENGE -> available < 4 ? 4 : 4 + 2 * u16(2);
            case INIT ->
                available < SERVER_INIT_LENGTH
                        ? SERVER_INIT_LENGTH
                        : SERVER_INIT_LENGTH + textLength(SERVER_INIT_NAME_LENGTH);
            case WAIT -> throw MalformedPayload.thrown();
        };
    }

    private int u16(int ahead) {
        return reader.peek(ahead) << 8 | reader.peek(ahead + 1);
    }

    private int textLength(int ahead) {
        if (u16(ahead) != 0) { // Zeek's bound for texts
            throw MalformedPayload.thrown();
        }
        return u16(ahead + 2);
    }

    private void fromClient() {
        switch (client) {
            case VERSION -> {
                minorVersion = version();
                confirm();
                boolean chooses = minorVersion >= VERSION_3_7;
                server = chooses ? ServerState.AUTHENTICATION_TYPES : ServerState.AUTHENTICATION_TYPE;
                client = chooses ? ClientState.AUTHENTICATION_CHOICE : ClientState.WAIT;
            }
            case AUTHENTICATION_CHOICE -> authenticationChoice(reader.u8());
            case VNC_RESPONSE, APPLE_RESPONSE -> client = ClientState.INIT;
            case INIT -> client = ClientState.MESSAGE;
            case MESSAGE, WAIT -> {}
        }
    }

    private void authenticationChoice(int type) {
        switch (type) {
            case NO_AUTHENTICATION -> {
                server = minorVersion > VERSION_3_7 ? ServerState.RESULT : ServerState.INIT;
                client = ClientState.INIT;
            }
            case VNC_AUTHENTICATION -> {
                server = ServerState.VNC_CHALLENGE;
                client = ClientState.VNC_RESPONSE;
            }
            case APPLE_AUTHENTICATION -> {
                server = ServerState.APPLE_CHALLENGE;
                client = ClientState.WAIT; // the length of its answer is not known yet
            }
            default -> violate();
        }
    }

    private void fromServer() {
        switch (server) {
            case VERSION -> {
                int from = reader.position();
                version();
                keepEvidence(EvidenceKind.SERVER_SOFTWARE, reader.bytes(), from, VERSION_LENGTH - 1);
                server = ServerState.WAIT;
            }
            case AUTHENTICATION_TYPE -> authenticationType(reader.i32());
            case AUTHENTICATION_TYPES -> server = reader.u8() == 0 ? ServerState.FAILURE : ServerState.WAIT;
            case FAILURE -> server = ServerState.INIT;
            case VNC_CHALLENGE -> {
                server = ServerState.RESULT;
                client = ClientState.VNC_RESPONSE;
            }
            case APPLE_CHALLENGE -> {
                reader.skip(2);
                appleKeyLength = reader.u16();
                server = ServerState.RESULT;
                client = ClientState.APPLE_RESPONSE;
            }
            case RESULT -> result(reader.i32());
            case INIT -> sawHandshake = true;
            case WAIT -> {}
        }
    }

    private void authenticationType(int type) {
        switch (type) {
            case 0 -> {
                server = ServerState.FAILURE;
                client = ClientState.INIT;
            }
            case NO_AUTHENTICATION -> {
                server = ServerState.INIT;
                client = ClientState.INIT;
            }
            case VNC_AUTHENTICATION -> {
                server = ServerState.VNC_CHALLENGE;
                client = ClientState.VNC_RESPONSE;
            }
            default -> violate();
        }
    }

    private void result(int result) {
        switch (result) {
            case 0 -> server = ServerState.INIT;
            case 1 -> server = ServerState.FAILURE;
            default -> violate();
        }
    }

    /// Reads `RFB 003.008` and an end of line; returns the minor version.
    private int version() {
        if (!reader.startsWith("RFB ") || reader.peek(7) != '.') {
            throw MalformedPayload.thrown();
        }
        int minor = 0;
        for (int i = 8; i < 11; i++) {
            int digit = reader.peek(i) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            minor = minor * 10 + digit;
        }
        return minor;
    }
}
