package shad.model.service.talk;

import java.util.Locale;
import java.util.Set;
import shad.model.conn.EvidenceKind;
import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.LineSplitter;
import shad.model.service.parse.PerSide;

/// IRC (RFC 2812; Zeek, `IRC.cc`): confirmed by a line of the originator with a known command. Numeric 670 of either side
/// begins TLS. Offers of direct transfers announce connections.
public final class IrcAnalyzer extends Analyzer {
    private static final int MAX_LINE = 512;
    /// Zeek cuts longer lines, and loses two bytes where it cuts; what is left over counts as a line.
    private static final int CUT_LINE = 1000;
    private static final int MIN_LINE = 3;
    private static final int MAX_COMMAND = 20;
    private static final int MAX_LONG_COMMANDS = 20;
    private static final int STARTTLS_SUCCESS = 670;

    private static final Set<String> COMMANDS = Set.of(
            "ADMIN", "AWAY", "CNOTICE", "CPRIVMSG", "CONNECT", "DIE", "ENCAP", "ERROR", "INFO", "INVITE", "ISON",
            "JOIN", "KICK", "KILL", "KNOCK", "LINKS", "LIST", "LUSERS", "MODE", "MOTD", "NAMES", "NICK", "NOTICE",
            "OPER", "PART", "PASS", "PING", "PONG", "PRIVMSG", "QUIT", "REHASH", "RULES", "SERVER", "SERVICE",
            "SERVLIST", "SETNAME", "SILENCE", "SQUERY", "SQUIT", "STATS", "SUMMON", "TIME", "TOPIC", "TRACE", "USER",
            "USERHOST", "USERS", "VERSION", "WALLOPS", "WHO", "WHOIS", "WHOWAS", "STARTTLS");

    private final PerSide<LineSplitter> splitters = new PerSide<>(_ -> LineSplitter.ofText());
    private final LineSplitter.Sink linesOfOriginator = (line, at, size) -> line(true, line, at, size);
    private final LineSplitter.Sink linesOfResponder = (line, at, size) -> line(false, line, at, size);
    private int longCommands;

    public IrcAnalyzer() {
        super(Protocol.IRC, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        LineSplitter lines = splitters.of(fromOriginator);
        int used = lines.split(bytes, offset, length, sink(fromOriginator));
        if (used < length) {
            forwardToChildren(fromOriginator, bytes, offset + used, length - used);
        }
    }

    @Override
    protected void endOfData(boolean fromOriginator) {
        splitters.of(fromOriginator).finish(sink(fromOriginator));
    }

    private LineSplitter.Sink sink(boolean fromOriginator) {
        return fromOriginator ? linesOfOriginator : linesOfResponder;
    }

    private void line(boolean fromOriginator, byte[] bytes, int offset, int length) {
        int cut = length / (CUT_LINE + 1) * (CUT_LINE + 1);
        int end = offset + length;
        if (length - cut > MAX_LINE) {
            return;
        }
        int at = Ascii.skipSpaces(bytes, offset + cut, end);
        if (end - at < MIN_LINE) {
            return;
        }
        if (bytes[at] == '@') {
            at = behindBlank(bytes, at, end);
        }
        if (at < end && bytes[at] == ':') {
            at = Ascii.skipSpaces(bytes, behindBlank(bytes, at, end), end);
        }
        if (at > end) {
            return;
        }
        if (end - at < MIN_LINE) {
            violate();
        } else if (Ascii.isDigit(bytes[at])) {
            reply(fromOriginator, bytes, at, end);
        } else {
            command(fromOriginator, bytes, at, end);
        }
    }

    /// The place behind the next blank; behind `end` if there is none.
    private static int behindBlank(byte[] bytes, int from, int end) {
        return Ascii.indexOf(bytes, from, end, ' ') + 1;
    }

    private void reply(boolean fromOriginator, byte[] bytes, int at, int end) {
        boolean wellFormed = end - at > MIN_LINE
                && Ascii.isDigit(bytes[at + 1])
                && Ascii.isDigit(bytes[at + 2])
                && bytes[at + 3] == ' ';
        if (!wellFormed) {
            violate();
        } else if ((bytes[at] - '0') * 100 + (bytes[at + 1] - '0') * 10 + bytes[at + 2] - '0' == STARTTLS_SUCCESS) {
            splitters.of(fromOriginator).stop();
            attachChild(Protocol.SSL);
            handOver();
        }
    }

    private void command(boolean fromOriginator, byte[] bytes, int at, int end) {
        int wordEnd = behindBlank(bytes, at, end) - 1;
        int length = wordEnd - at;
        if (length > MAX_COMMAND) {
            longCommands++;
            if (longCommands > MAX_LONG_COMMANDS) {
                violate();
            }
            return;
        }
        if (fromOriginator && !isConfirmed()) {
            String word = Ascii.text(bytes, at, length).toUpperCase(Locale.ROOT);
            if (COMMANDS.contains(word)) {
                confirm();
            }
        }
        int arguments = Ascii.skipSpaces(bytes, Math.min(wordEnd + 1, end), end);
        if (Ascii.isIgnoringCase(bytes, at, length, "PRIVMSG")) {
            message(bytes, arguments, end);
        } else if (fromOriginator && Ascii.isIgnoringCase(bytes, at, length, "NICK") && !isSettled()) {
            keepEvidence(EvidenceKind.USER_NAME, bytes, arguments, end - arguments);
        }
    }

    private void message(byte[] bytes, int from, int end) {
        int at = behindBlank(bytes, from, end);
        if (at > end) {
            return;
        }
        DirectTransfer transfer = DirectTransfer.parse(bytes, Ascii.skipSpaces(bytes, at, end), end);
        if (transfer != null) {
            engine().expectations()
                    .expectIrcData(0, transfer.addressLow(), transfer.port(), engine().nowSeconds());
        }
    }
}
