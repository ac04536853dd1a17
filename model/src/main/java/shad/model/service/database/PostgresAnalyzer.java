package shad.model.service.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PerSide;

/// PostgreSQL (Zeek, `postgresql.spicy`): confirmed by a complete startup message, or by the server's one byte that
/// answers a request for TLS. After `S` all is TLS.
public final class PostgresAnalyzer extends Analyzer {
    private static final int HEAD_LENGTH = 8;
    private static final long SSL_REQUEST = 8L << 32 | 80_877_103;
    /// Chunks that one side may send before it is known how to read them.
    private static final int MAX_WAITING = 4;

    private Request request = Request.UNKNOWN;
    private Answer answer = Answer.UNKNOWN;
    /// The two sides; each is a client or a server for good once it has begun.
    private final PerSide<Side> sides = new PerSide<>(ofOriginator -> ofOriginator ? new Client() : new Server());

    /// What the client asked for first.
    private enum Request {
        UNKNOWN,
        SSL,
        SESSION
    }

    /// What follows it.
    private enum Answer {
        UNKNOWN,
        TLS,
        CLEAR
    }

    public PostgresAnalyzer() {
        super(Protocol.POSTGRESQL, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        try {
            sides.of(fromOriginator).take(bytes, offset, length, fromOriginator);
        } catch (MalformedPayload malformed) {
            skip();
            throw malformed;
        }
        if (isSettled() && answer == Answer.CLEAR) {
            skip();
        }
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        skip();
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

    /// One side, which waits until it is known how to read it.
    private abstract class Side {
        private final List<byte[]> waiting = new ArrayList<>(0);
        private boolean broken;

        /// Takes a chunk.
        abstract void take(byte[] bytes, int offset, int length, boolean fromOriginator);

        /// Takes bytes of a session in clear text.
        abstract void clear(byte[] bytes, int offset, int length);

        abstract void finish();

        final void await(byte[] bytes, int offset, int length) {
            if (waiting.size() == MAX_WAITING) {
                throw MalformedPayload.thrown();
            }
            waiting.add(Arrays.copyOfRange(bytes, offset, offset + length));
        }

        /// Hands on what waited, and the present bytes.
        final void release(byte[] bytes, int offset, int length, boolean fromOriginator) {
            for (byte[] chunk : waiting) {
                pass(chunk, 0, chunk.length, fromOriginator);
            }
            waiting.clear();
            pass(bytes, offset, length, fromOriginator);
        }

        void pass(byte[] bytes, int offset, int length, boolean fromOriginator) {
            if (answer == Answer.TLS) {
                forwardToChildren(fromOriginator, bytes, offset, length);
            } else if (!broken) {
                try {
                    clear(bytes, offset, length);
                } catch (MalformedPayload _) {
                    breakOff();
                }
            }
        }

        /// A broken message ends the parsing of its own side only.
        final void breakOff() {
            broken = true;
            violate();
        }

        final void giveUp() {
            broken = true;
        }

        final boolean isBroken() {
            return broken;
        }
    }

    private final class Client extends Side {
        private final byte[] head = new byte[HEAD_LENGTH];
        private int headLength;
        /// Whether anything of a session came.
        private boolean began;
        private final PostgresStartup startup = new PostgresStartup();
        private final PostgresMessages messages = new PostgresMessages(false);

        @Override
        void take(byte[] bytes, int offset, int length, boolean fromOriginator) {
            int at = offset;
            int end = offset + length;
            while (headLength < HEAD_LENGTH && at < end) {
                head[headLength++] = bytes[at++];
                if (headLength == 4 && number() < HEAD_LENGTH) {
                    throw MalformedPayload.thrown();
                }
                if (headLength == HEAD_LENGTH) {
                    begin();
                }
            }
            if (at == end) {
                return;
            }
            if (answer == Answer.UNKNOWN) {
                await(bytes, at, end - at);
            } else {
                release(bytes, at, end - at, fromOriginator);
            }
        }

        private long number() {
            long value = 0;
            for (int i = 0; i < headLength; i++) {
                value = value << 8 | head[i] & 0xff;
            }
            return value;
        }

        private void begin() {
            long value = number();
            if (value == SSL_REQUEST) {
                request = Request.SSL;
                return;
            }
            request = Request.SESSION;
            answer = Answer.CLEAR;
            if ((value >>> 16 & 0xffff) != 3) {
                throw MalformedPayload.thrown();
            }
            await(head, 0, HEAD_LENGTH);
        }

        @Override
        void clear(byte[] bytes, int offset, int length) {
            began = true;
            int at = offset;
            int end = offset + length;
            while (at < end && !startup.isDone()) {
                if (startup.take(bytes[at++])) {
                    confirm();
                    byte[] user = startup.user();
                    if (user.length > 0) {
                        keepEvidence(EvidenceKind.USER_NAME, user, 0, user.length);
                    }
                }
            }
            messages.parse(bytes, at, end - at);
        }

        @Override
        void finish() {
            if (headLength < HEAD_LENGTH) {
                throw MalformedPayload.thrown();
            }
            if (answer == Answer.CLEAR && !isBroken() && began) {
                if (startup.isDone()) {
                    finishMessages(this, messages);
                } else {
                    breakOff();
                }
            }
        }
    }

    private final class Server extends Side {
        private final PostgresMessages messages = new PostgresMessages(true);

        @Override
        void take(byte[] bytes, int offset, int length, boolean fromOriginator) {
            if (request == Request.UNKNOWN) {
                await(bytes, offset, length);
            } else {
                release(bytes, offset, length, fromOriginator);
            }
        }

        @Override
        void pass(byte[] bytes, int offset, int length, boolean fromOriginator) {
            if (answer != Answer.UNKNOWN || isBroken()) {
                super.pass(bytes, offset, length, fromOriginator);
                return;
            }
            switch (bytes[offset]) {
                case 'S' -> {
                    answer = Answer.TLS;
                    attachChild(Protocol.SSL);
                    confirm();
                }
                case 'N' -> {
                    answer = Answer.CLEAR;
                    confirm();
                }
                default -> giveUp();
            }
            if (length > 1) {
                super.pass(bytes, offset + 1, length - 1, fromOriginator);
            }
        }

        @Override
        void clear(byte[] bytes, int offset, int length) {
            messages.parse(bytes, offset, length);
        }

        @Override
        void finish() {
            if (answer == Answer.CLEAR && !isBroken()) {
                finishMessages(this, messages);
            }
        }
    }

    private static void finishMessages(Side side, PostgresMessages messages) {
        try {
            messages.finish();
        } catch (MalformedPayload _) {
            side.breakOff();
        }
    }
}
