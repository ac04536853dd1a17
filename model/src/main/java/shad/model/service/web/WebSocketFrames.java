package shad.model.service.web;

import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.StreamBuffer;

/// One direction of a WebSocket connection: messages of one or more frames, each frame taken in pieces.
final class WebSocketFrames {
    /// `WebSocket::payload_chunk_size`
    private static final int PIECE = 8192;
    /// `WebSocket::max_control_frame_size`: what is looked at of a longer control frame.
    private static final int MAX_CONTROL_PAYLOAD = 125;
    private static final int MAX_HEADER = 14;
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PONG = 10;
    private static final int STATUS_LENGTH = 2;

    private final WebSocketAnalyzer webSocket;
    private final StreamBuffer buffer = new StreamBuffer(PIECE + MAX_HEADER);
    private final PayloadReader reader = new PayloadReader();
    private boolean ofOriginator;
    private boolean inMessage;
    private boolean inPayload;
    private boolean finalFrame;
    private int opcode;
    private boolean masked;
    private int mask;
    /// Payload of the frame still to come, unsigned.
    private long remaining;
    /// Payload of a control frame still to be looked at.
    private long looked;

    WebSocketFrames(WebSocketAnalyzer webSocket) {
        this.webSocket = webSocket;
    }

    void feed(boolean fromOriginator, byte[] bytes, int offset, int length) {
        ofOriginator = fromOriginator;
        buffer.offer(bytes, offset, length);
        try {
            while (step()) {
                if (inPayload && remaining == 0) {
                    endFrame();
                }
            }
            buffer.settle();
        } catch (MalformedPayload malformed) {
            buffer.clear();
            inMessage = false;
            inPayload = false;
            throw malformed;
        }
    }

    /// Takes a header or a piece of payload; false if it is not all there yet.
    private boolean step() {
        return inPayload ? takePiece() : takeHeader();
    }

    private boolean takeHeader() {
        int available = buffer.available();
        if (available < 2) {
            return false;
        }
        reader.wrap(buffer.bytes(), buffer.start(), available);
        int first = reader.u16();
        int code = first >> 8 & 0xf;
        if ((code == CONTINUATION) != inMessage) {
            throw MalformedPayload.thrown();
        }
        int shortLength = first & 0x7f;
        masked = (first & 0x80) != 0;
        int lengthBytes = shortLength < 126 ? 0 : shortLength == 126 ? 2 : 8;
        int headerLength = 2 + lengthBytes + (masked ? 4 : 0);
        if (available < headerLength) {
            return false;
        }
        remaining = lengthBytes == 0 ? shortLength : lengthBytes == 2 ? reader.u16() : reader.i64();
        mask = masked ? reader.i32() : 0;
        finalFrame = (first & 0x8000) != 0;
        if (!inMessage) {
            opcode = code;
            inMessage = true;
        }
        boolean isControl = opcode >= CLOSE && opcode <= PONG;
        looked = isControl && isMoreThan(remaining, MAX_CONTROL_PAYLOAD) ? MAX_CONTROL_PAYLOAD : remaining;
        inPayload = true;
        buffer.consume(headerLength);
        return true;
    }

    private static boolean isMoreThan(long unsigned, int limit) {
        return unsigned < 0 || unsigned > limit;
    }

    private boolean takePiece() {
        int length = isMoreThan(remaining, PIECE) ? PIECE : (int) remaining;
        if (buffer.available() < length) {
            return false;
        }
        if ((opcode == TEXT || opcode == BINARY) && webSocket.wantsPayload()) {
            forward(length);
        }
        int shown = isMoreThan(looked, length) ? length : (int) looked;
        looked -= shown;
        // A message of a close is one frame, which begins with a status.
        if (opcode == CLOSE && shown < STATUS_LENGTH) {
            throw MalformedPayload.thrown();
        }
        buffer.consume(length);
        remaining -= length;
        return true;
    }

    private void forward(int length) {
        if (!masked) {
            webSocket.payloadRead(ofOriginator, buffer.bytes(), buffer.start(), length);
            return;
        }
        byte[] clear = new byte[length];
        System.arraycopy(buffer.bytes(), buffer.start(), clear, 0, length);
        // All pieces but the last are multiples of the mask's length.
        for (int i = 0; i < length; i++) {
            clear[i] ^= (byte) (mask >> 24 - 8 * (i & 3));
        }
        webSocket.payloadRead(ofOriginator, clear, 0, length);
    }

    private void endFrame() {
        inPayload = false;
        if (finalFrame) {
            inMessage = false;
            webSocket.messageRead();
        }
    }
}
