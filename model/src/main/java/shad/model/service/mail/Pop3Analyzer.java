package shad.model.service.mail;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.Protocol;
import shad.model.service.mime.MimeEntity;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.LineSplitter;

/// POP3 (RFC 1939) as Zeek follows it (POP3.cc): confirmed when the server says OK to USER, CAPA or STLS. Commands wait
/// in a queue until those before them are answered.
public final class Pop3Analyzer extends MailAnalyzer {
    /// `POP3::max_pending_commands`
    private static final int MAX_PENDING = 10;
    /// `POP3::max_unknown_client_commands`
    private static final int MAX_UNKNOWN = 10;

    private final ArrayDeque<Request> pending = new ArrayDeque<>(4);
    private Phase phase = Phase.START;
    /// The command at hand; null before the greeting, and after a login that failed.
    private @Nullable Pop3Command current;
    private @Nullable Pop3Command guessed;
    private boolean guessing;
    private boolean authenticating;
    private boolean expectLines;
    private boolean inLines;
    private int unknown;
    private boolean greeted;
    private @Nullable MimeEntity mail;

    private enum Phase {
        START,
        AUTHORIZATION,
        TRANSACTION,
        OVER
    }

    /// A line of the client; the command is null if it is not known.
    private record Request(@Nullable Pop3Command command, boolean hasArgument) {}

    public Pop3Analyzer() {
        super(Protocol.POP3, LineSplitter::ofText);
    }

    @Override
    void take(boolean ofOriginator, byte[] bytes, int offset, int length) {
        if (isHandedOver()) {
            forwardToChildren(ofOriginator, bytes, offset, length);
        } else if (ofOriginator) {
            clientLine(bytes, offset, length);
        } else {
            serverLine(bytes, offset, length);
        }
    }

    private void clientLine(byte[] bytes, int offset, int length) {
        if (length > 0 && !authenticating) {
            pending.addLast(request(bytes, offset, length));
            if (pending.size() > MAX_PENDING) {
                pending.removeFirst();
            }
            if (pending.size() == 1) {
                process();
            }
        }
    }

    /// A line is a text up to a NUL; words are parted by blanks.
    private Request request(byte[] bytes, int offset, int length) {
        int end = Ascii.indexOf(bytes, offset, offset + length, '\0');
        int start = Ascii.skipBlanks(bytes, offset, end);
        int wordEnd = Ascii.indexOf(bytes, start, end, ' ');
        int argument = Ascii.skipSpaces(bytes, wordEnd, end);
        Pop3Command command = Pop3Command.of(bytes, start, wordEnd - start);
        if (command == Pop3Command.USER && argument < end) {
            keepEvidence(EvidenceKind.USER_NAME, bytes, argument, end - argument);
        }
        return new Request(command, argument < end);
    }

    /// Looks at the command whose turn it is.
    private void process() {
        Request request = pending.peekFirst();
        if (request == null) {
            return;
        }
        Pop3Command command = request.command;
        if (command == null) {
            if (!authenticating && ++unknown > MAX_UNKNOWN) {
                violate();
            }
            return;
        }
        switch (command) {
            case OK, ERR -> {}
            case USER, APOP -> {
                if (phase == Phase.AUTHORIZATION) {
                    current = command;
                }
            }
            case PASS -> {
                if (phase == Phase.AUTHORIZATION && current == Pop3Command.USER) {
                    current = command;
                }
            }
            case AUTH -> authenticate(request);
            case STAT -> {
                if (phase == Phase.TRANSACTION) {
                    current = command;
                }
            }
            case LIST, UIDL -> {
                expectLines |= !request.hasArgument;
                ask(command);
            }
            case RETR, TOP -> {
                expectLines = true;
                ask(command);
            }
            case DELE, RSET, NOOP, LAST, XSENDER -> ask(command);
            case QUIT -> {
                if (phase == Phase.OVER) {
                    guess(Pop3Command.LAST);
                } else {
                    current = command;
                }
            }
            case CAPA -> {
                current = command;
                expectLines = true;
            }
            case STLS -> current = command;
        }
    }

    private void authenticate(Request request) {
        if (phase != Phase.AUTHORIZATION) {
            return;
        }
        current = Pop3Command.AUTH;
        if (request.hasArgument) {
            authenticating = true;
        } else {
            expectLines = true;
        }
    }

    /// A command for those who have logged in; the server's answer will tell whether that is necessary.
    private void ask(Pop3Command command) {
        if (phase == Phase.TRANSACTION) {
            current = command;
        } else {
            guess(command);
        }
    }

    private void guess(Pop3Command command) {
        guessing = true;
        guessed = command;
    }

    private void answered() {
        pending.pollFirst();
        process();
    }

    private void serverLine(byte[] bytes, int offset, int length) {
        if (inLines) {
            contentLine(bytes, offset, length);
        } else {
            int end = Ascii.indexOf(bytes, offset, offset + length, '\0');
            int start = Ascii.skipBlanks(bytes, offset, end);
            Pop3Command word = Pop3Command.of(bytes, start, Ascii.indexOf(bytes, start, end, ' ') - start);
            if (word == null) {
                if (!authenticating) {
                    violate();
                }
            } else if (word == Pop3Command.OK) {
                keepGreeting(bytes, offset, length);
                accepted(bytes, offset, length);
            } else if (word == Pop3Command.ERR) {
                refused();
            }
        }
    }

    private void keepGreeting(byte[] bytes, int offset, int length) {
        if (!greeted) {
            greeted = true;
            keepEvidence(EvidenceKind.SERVER_SOFTWARE, bytes, offset, length);
        }
    }

    private void contentLine(byte[] bytes, int offset, int length) {
        if (length == 1 && bytes[offset] == '.') {
            expectLines = false;
            inLines = false;
            mail = null;
            answered();
        } else if (mail != null && isFetching()) {
            mail.deliver(bytes, offset, length, true);
        }
    }

    private boolean isFetching() {
        return current == Pop3Command.RETR || current == Pop3Command.TOP;
    }

    private void accepted(byte[] bytes, int offset, int length) {
        if (guessing) {
            phase = Phase.TRANSACTION;
            guessing = false;
            current = guessed;
        }
        if (current == null) {
            phase = Phase.AUTHORIZATION;
        } else {
            switch (current) {
                case USER -> {
                    phase = Phase.AUTHORIZATION;
                    confirm();
                }
                case PASS, APOP, NOOP, LAST, STAT, RSET, DELE, XSENDER -> phase = Phase.TRANSACTION;
                case AUTH -> {
                    inLines |= expectLines;
                    if (authenticating) {
                        phase = Phase.TRANSACTION;
                    }
                    authenticating = false;
                }
                case TOP, RETR -> {
                    if (mail == null) {
                        mail = new MimeEntity(() -> connection().reachLimit());
                    }
                    mail.deliver(bytes, offset, length, true);
                    inLines |= expectLines;
                }
                case CAPA -> {
                    confirm();
                    inLines |= expectLines;
                }
                case UIDL, LIST -> inLines |= expectLines;
                case STLS -> {
                    confirm();
                    attachChild(Protocol.SSL);
                    handOver();
                    return;
                }
                case QUIT -> phase = Phase.OVER;
                case OK, ERR -> {}
            }
        }
        if (!inLines) {
            answered();
        }
    }

    private void refused() {
        expectLines = false;
        guessing = false;
        authenticating = false;
        if (current != null) {
            switch (current) {
                case USER, PASS, APOP, AUTH -> {
                    phase = Phase.AUTHORIZATION;
                    current = null;
                }
                case NOOP, LAST, STAT, RSET, DELE, LIST, RETR, UIDL, TOP, XSENDER -> phase = Phase.TRANSACTION;
                case QUIT -> phase = Phase.OVER;
                case CAPA, STLS, OK, ERR -> {}
            }
        }
        answered();
    }
}
