package shad.model.service.talk;

import java.nio.charset.StandardCharsets;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PerSide;

/// Finger (RFC 1288; Zeek, `finger.spicy`): confirmed by a request that names a user or asks for details, or by a line of
/// the reply with more than ten characters.
public final class FingerAnalyzer extends Analyzer {
    /// `Finger::max_line_length`
    private static final int MAX_LINE = 1024;
    private static final int MIN_REPLY = 10;

    /// The two sides; each is a client or a server for good once it has begun.
    private final PerSide<Side> sides = new PerSide<>(ofOriginator -> ofOriginator ? new Request() : new Reply());

    public FingerAnalyzer() {
        super(Protocol.FINGER, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        try {
            sides.of(fromOriginator).take(bytes, offset, length);
        } catch (MalformedPayload malformed) {
            skip();
            throw malformed;
        }
        if (isSettled()) {
            skip();
        }
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        if (!sides.of(fromOriginator).isDone()) {
            skip();
        }
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        Side side = sides.ifPresent(fromOriginator);
        if (side != null) {
            side.finish();
        }
    }

    @Override
    protected void rolesFlipped() {
        sides.swap();
    }

    private sealed interface Side {
        void take(byte[] bytes, int offset, int length);

        void finish();

        boolean isDone();
    }

    /// One line: blanks, perhaps `/W`, blanks, a user's name and perhaps `@` and a host.
    private final class Request implements Side {
        private final byte[] user = new byte[64];
        private int userLength;
        private int argumentLength;
        private State state = State.BLANKS;
        private boolean details;

        private enum State {
            BLANKS,
            SLASH,
            MORE_BLANKS,
            ARGUMENT,
            HOST,
            DONE
        }

        @Override
        public void take(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length && state != State.DONE; i++) {
                take(bytes[offset + i]);
            }
        }

        private void take(byte value) {
            if (value == '\r' || value == '\n') {
                finish();
                return;
            }
            switch (state) {
                case BLANKS -> {
                    if (value == '/') {
                        state = State.SLASH;
                    } else if (!Ascii.isBlank(value)) {
                        argument(value);
                    }
                }
                case SLASH -> {
                    if (value == 'W') {
                        details = true;
                        state = State.MORE_BLANKS;
                    } else {
                        argument((byte) '/');
                        argument(value);
                    }
                }
                case MORE_BLANKS -> {
                    if (!Ascii.isBlank(value)) {
                        argument(value);
                    }
                }
                case ARGUMENT, HOST, DONE -> argument(value);
            }
        }

        private void argument(byte value) {
            argumentLength++;
            if (argumentLength > MAX_LINE) {
                throw MalformedPayload.thrown();
            }
            if (state != State.HOST) {
                state = value == '@' ? State.HOST : State.ARGUMENT;
                boolean leading = userLength == 0 && value >= '\t' && value <= '\r';
                if (state == State.ARGUMENT && !leading && userLength < user.length) {
                    user[userLength++] = value;
                }
            }
        }

        @Override
        public void finish() {
            if (state == State.SLASH) {
                argument((byte) '/');
            }
            boolean first = state != State.DONE;
            state = State.DONE;
            if (first && (details || userLength > 0)) {
                confirm();
                if (userLength > 0) {
                    keepEvidence(EvidenceKind.USER_NAME, user, 0, userLength);
                }
            }
        }

        @Override
        public boolean isDone() {
            return state == State.DONE;
        }
    }

    /// Lines, each with its end.
    private final class Reply implements Side {
        private final byte[] start = new byte[4 * MIN_REPLY + 4];
        private int lineLength;
        private boolean afterCarriageReturn;

        @Override
        public void take(byte[] bytes, int offset, int length) {
            for (int i = 0; i < length; i++) {
                take(bytes[offset + i]);
            }
        }

        private void take(byte value) {
            if (afterCarriageReturn && value != '\n') {
                throw MalformedPayload.thrown();
            }
            afterCarriageReturn = value == '\r';
            if (value == '\n') {
                lineDone();
            } else if (value != '\r') {
                if (lineLength < start.length) {
                    start[lineLength] = value;
                }
                lineLength++;
                if (lineLength > MAX_LINE) {
                    throw MalformedPayload.thrown();
                }
            }
        }

        private void lineDone() {
            if (lineLength > MIN_REPLY && !isConfirmed()) {
                int kept = Math.min(lineLength, start.length);
                String text = new String(start, 0, kept, StandardCharsets.UTF_8);
                if (text.codePointCount(0, text.length()) > MIN_REPLY) {
                    confirm();
                }
            }
            lineLength = 0;
        }

        @Override
        public void finish() {
            if (lineLength > 0 || afterCarriageReturn) {
                throw MalformedPayload.thrown();
            }
        }

        @Override
        public boolean isDone() {
            return false;
        }
    }
}
