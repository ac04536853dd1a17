package shad.model.service.mail;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.Protocol;
import shad.model.service.mime.MimeEntity;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.LineSplitter;

/// SMTP (RFC 5321) with its extensions for chunks (RFC 3030) and TLS (RFC 3207), as Zeek follows it (SMTP.cc):
/// confirmed by the first known command. It tells commands from mail by the commands themselves; replies only correct it.
public final class SmtpAnalyzer extends MailAnalyzer {
    private static final int MAX_PENDING_COMMANDS = 1000;
    private static final int LEAST_CODE = 100;
    private static final int GREATEST_CODE = 599;

    private final SmtpTransactions transactions = new SmtpTransactions();
    private final ArrayDeque<SmtpCommand> pending = new ArrayDeque<>(4);
    private State state = State.COMMANDS;
    /// TURN exchanges the roles.
    private boolean originatorSends = true;
    /// The command whose reply is next; null if it is not known.
    private @Nullable SmtpCommand awaited = SmtpCommand.CONN_ESTABLISHMENT;
    /// Code of a reply of several lines that is not over; 0 for none.
    private int continuedCode;
    private boolean greeted;
    private @Nullable MimeEntity mail;
    private @Nullable SmtpChunks chunks;

    /// What the next line of the client is.
    private enum State {
        COMMANDS,
        DATA,
        CHUNKS,
        AUTHENTICATION,
        AFTER_GAP,
        /// Commands again, but a reply may show that a mail begins.
        GAP_RECOVERY
    }

    public SmtpAnalyzer() {
        super(Protocol.SMTP, LineSplitter::ofTextWithoutNul);
    }

    /// What is missing may be commands, or the end of a mail: nothing is known until the next reply.
    @Override
    protected void undelivered(boolean ofOriginator, long length) {
        if (isHandedOver()) {
            skip();
            return;
        }
        endMail();
        pending.clear();
        awaited = null;
        state = State.AFTER_GAP;
    }

    @Override
    void take(boolean ofOriginator, byte[] bytes, int offset, int length) {
        if (isHandedOver()) {
            forwardToChildren(ofOriginator, bytes, offset, length);
        } else if (ofOriginator != originatorSends) {
            reply(bytes, offset, length);
        } else {
            int used = chunks == null ? 0 : takeChunk(chunks, bytes, offset, length);
            if (used == 0 || used < length) {
                fromClient(ofOriginator, bytes, offset + used, length - used);
            }
        }
    }

    private int takeChunk(SmtpChunks current, byte[] bytes, int offset, int length) {
        int used = current.take(bytes, offset, length);
        if (length > 0 && current.isOver()) {
            endMail();
            state = State.COMMANDS;
        }
        return used;
    }

    private void fromClient(boolean ofOriginator, byte[] bytes, int offset, int length) {
        switch (state) {
            case AFTER_GAP -> {}
            case DATA -> {
                if (length == 1 && bytes[offset] == '.') {
                    expectReplyTo(SmtpCommand.END_OF_DATA);
                    endMail();
                    state = State.COMMANDS;
                    requested(SmtpCommand.END_OF_DATA, bytes, offset, length);
                } else {
                    int dots = length > 0 && bytes[offset] == '.' ? 1 : 0;
                    mail().deliver(bytes, offset + dots, length - dots, true);
                }
            }
            case AUTHENTICATION -> {
                expectReplyTo(SmtpCommand.AUTH_ANSWER);
                confirm();
            }
            default -> command(ofOriginator, bytes, offset, length);
        }
    }

    private void command(boolean ofOriginator, byte[] bytes, int offset, int length) {
        int end = offset + length;
        int wordEnd = wordEnd(bytes, offset, end);
        SmtpCommand command = SmtpCommand.of(bytes, offset, wordEnd - offset);
        if (command == null) {
            return;
        }
        expectReplyTo(command);
        int argument = Ascii.skipBlanks(bytes, wordEnd, end);
        requested(command, bytes, argument, end - argument);
        if (command == SmtpCommand.BDAT) {
            beginChunk(ofOriginator, bytes, argument, end - argument);
        } else {
            if (chunks != null) {
                endMail();
            }
            sent(command);
        }
    }

    private static int wordEnd(byte[] bytes, int offset, int end) {
        int at = offset;
        while (at < end && bytes[at] != 0 && !Ascii.isSpace(bytes[at])) {
            at++;
        }
        return at;
    }

    private void requested(SmtpCommand command, byte[] bytes, int offset, int length) {
        confirm();
        if (command == SmtpCommand.EHLO || command == SmtpCommand.HELO) {
            keepEvidence(EvidenceKind.CLIENT_NAME, bytes, offset, length);
        }
        if (transactions.isTooMuch(command, bytes, offset, length)) {
            engine().reachLimit(connection());
            detachSilently();
        }
    }

    private void expectReplyTo(SmtpCommand command) {
        if (awaited == null) {
            awaited = command;
            return;
        }
        if (pending.size() == MAX_PENDING_COMMANDS) {
            pending.clear();
        }
        pending.addLast(command);
    }

    /// Goes on as if a command had succeeded; clients do not always wait to hear so.
    private void sent(SmtpCommand command) {
        switch (command) {
            case DATA -> {
                state = State.DATA;
                mail = newMail();
            }
            case EHLO, HELO, MAIL, SEND, SOML, SAML, RCPT, RSET, QUIT, CONN_ESTABLISHMENT -> state = State.COMMANDS;
            case END_OF_DATA -> {
                endMail();
                state = State.COMMANDS;
            }
            default -> {}
        }
    }

    private void beginChunk(boolean ofOriginator, byte[] bytes, int offset, int length) {
        long announced = SmtpChunks.announced(bytes, offset, length);
        if (announced < 0) {
            return;
        }
        splitter(ofOriginator).takeRaw(announced);
        SmtpChunks current = chunks;
        if (current == null) {
            mail = newMail();
            current = new SmtpChunks(mail);
            chunks = current;
        }
        current.begin(announced, SmtpChunks.isLast(bytes, offset, length));
        state = State.CHUNKS;
    }

    private MimeEntity newMail() {
        return new MimeEntity(() -> connection().reachLimit());
    }

    private MimeEntity mail() {
        MimeEntity current = mail;
        if (current == null) {
            current = newMail();
            mail = current;
        }
        return current;
    }

    private void endMail() {
        if (chunks != null && chunks.isInside()) {
            splitter(true).takeRaw(0);
            splitter(false).takeRaw(0);
        }
        chunks = null;
        mail = null;
    }

    private void reply(byte[] bytes, int offset, int length) {
        int code = length < 3 ? -1 : code(bytes, offset);
        if (code < LEAST_CODE || code > GREATEST_CODE) {
            violate();
            return;
        }
        if (!greeted) {
            greeted = true;
            keepEvidence(EvidenceKind.SERVER_SOFTWARE, bytes, offset, length);
        }
        if (code != continuedCode) {
            replied(code);
        }
        continuedCode = length > 3 && bytes[offset + 3] == '-' ? code : 0;
    }

    private static int code(byte[] bytes, int offset) {
        for (int i = 0; i < 3; i++) {
            if (!Ascii.isDigit(bytes[offset + i])) {
                return -1;
            }
        }
        return (int) Ascii.number(bytes, offset, 3, 10);
    }

    private void replied(int code) {
        if (state == State.AFTER_GAP) {
            state = State.GAP_RECOVERY;
            confirm();
        }
        SmtpCommand command = awaited;
        awaited = pending.pollFirst();
        if (command == null) {
            recover(code);
            return;
        }
        switch (command) {
            case CONN_ESTABLISHMENT -> {
                if (code == 421 || code == 554) {
                    state = State.COMMANDS;
                }
            }
            case EHLO, HELO -> {
                if (code == 421 || code == 500 || code == 501 || code == 504 || code == 550) {
                    state = State.COMMANDS;
                }
            }
            case DATA -> {
                if (code != 354) {
                    if (state == State.DATA) {
                        endMail();
                    }
                    state = State.COMMANDS;
                }
            }
            case END_OF_DATA -> state = State.COMMANDS;
            case MAIL, SEND, SOML, SAML -> {
                if (state != State.DATA && isRefusalOfMail(code)) {
                    state = State.COMMANDS;
                }
            }
            case AUTH, AUTH_ANSWER -> state = code == 334 ? State.AUTHENTICATION : State.COMMANDS;
            case TURN -> {
                if (code == 250) {
                    originatorSends = !originatorSends;
                    state = State.COMMANDS;
                }
            }
            case STARTTLS, X_ANONYMOUSTLS -> {
                if (code == 220) {
                    attachChild(Protocol.SSL);
                    handOver();
                }
            }
            case RCPT, BDAT, RSET, QUIT -> {}
            case VRFY, EXPN, HELP, NOOP, ETRN -> recover(code);
        }
    }

    private static boolean isRefusalOfMail(int code) {
        return switch (code) {
            case 421, 451, 452, 500, 501, 503, 550, 552, 553 -> true;
            default -> false;
        };
    }

    /// Behind a gap the reply to DATA shows that a mail begins.
    private void recover(int code) {
        if (state == State.GAP_RECOVERY && code == 354) {
            state = State.DATA;
            mail = newMail();
        }
    }
}
