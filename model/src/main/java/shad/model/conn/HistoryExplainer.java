package shad.model.conn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Puts history strings into words: letter by letter and as a whole (Zeek, base/protocols/conn and the session's
/// history). Takes any string; what is no history is said to be none.
public final class HistoryExplainer {
    /// Zeek keeps the next count to write a scaled letter at in 32 bits; the eleventh no longer fits.
    private static final int SCALED_LETTERS_COUNTED = 10;

    private final String history;
    private final Vocabulary vocabulary;
    /// How often each letter was written, by side and letter; those of the scaled letters go with their ends.
    private final int[][] scaledCounts = new int[Side.values().length][HistoryLetter.values().length];
    private final int[][] onceCounts = new int[Side.values().length][HistoryLetter.values().length];
    private int flipCount;

    private HistoryExplainer(String history, Vocabulary vocabulary) {
        this.history = history;
        this.vocabulary = vocabulary;
    }

    /// Explains a history whose transport is not known. Letters that only TCP writes make it one of TCP.
    public static HistoryExplanation explain(String history) {
        boolean shared = history.chars().allMatch(c -> Vocabulary.DATAGRAMS.knows(HistoryLetter.of((char) c)));
        return new HistoryExplainer(history, shared ? Vocabulary.EITHER : Vocabulary.SEGMENTS).explanation();
    }

    /// Explains a history of this transport.
    public static HistoryExplanation explain(String history, TransportProtocol transport) {
        Vocabulary vocabulary = switch (transport) {
            case TCP -> Vocabulary.SEGMENTS;
            case UDP -> Vocabulary.DATAGRAMS;
            case ICMP, UNKNOWN -> Vocabulary.LIMITS;
        };
        return new HistoryExplainer(history, vocabulary).explanation();
    }

    private HistoryExplanation explanation() {
        List<HistoryStep> steps = new ArrayList<>(history.length());
        String fault = null;
        for (int index = 0; index < history.length(); index++) {
            char c = history.charAt(index);
            HistoryLetter letter = HistoryLetter.of(c);
            if (letter != null && vocabulary.knows(letter)) {
                steps.add(step(index, c, letter));
            } else {
                String reason = reasonAgainst(index, letter);
                steps.add(new HistoryStep(index, c, null, null, 0, "no history letter", reason + ".", ""));
                fault = fault == null ? reason : fault;
            }
        }
        String summary = fault == null ? new HistorySummary(steps, vocabulary).text() : fault;
        return new HistoryExplanation(history, steps, summary, fault);
    }

    private String reasonAgainst(int index, @Nullable HistoryLetter letter) {
        String place = printable(history.codePointAt(index)) + " (character " + (index + 1) + ")";
        if (letter != null) {
            return place + " is no letter of " + vocabulary.protocol() + " histories";
        }
        return history.charAt(index) == 'x'
                ? place + " is no history letter: X belongs to the connection and is upper case"
                : place + " is no history letter";
    }

    private static String printable(int codePoint) {
        boolean visible = Character.isLetterOrDigit(codePoint) || (codePoint > ' ' && codePoint < 0x7f);
        return visible ? "‘" + Character.toString(codePoint) + "’" : String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    private HistoryStep step(int index, char c, HistoryLetter letter) {
        return switch (letter.kind()) {
            case CONNECTION -> letter == HistoryLetter.FLIPPED ? flip(index, c) : limit(index, c);
            case SCALED -> scaled(index, c, letter, Character.isUpperCase(c) ? Side.ORIGINATOR : Side.RESPONDER);
            case ONCE -> once(index, c, letter, Character.isUpperCase(c) ? Side.ORIGINATOR : Side.RESPONDER);
        };
    }

    private HistoryStep flip(int index, char c) {
        // The counters belong to the two ends and change roles with them.
        int[] ofOriginator = scaledCounts[0];
        scaledCounts[0] = scaledCounts[1];
        scaledCounts[1] = ofOriginator;
        long occurrence = ++flipCount;
        return index == 0
                ? new HistoryStep(index, c, HistoryLetter.FLIPPED, null, occurrence,
                        "direction guessed at the start",
                        "Who opened the connection was not seen; the roles were guessed at the start.",
                        "The sender of the first packet counts as the responder when its port is a likely server port,"
                                + " or when it sent a SYN-ACK whose SYN was not seen.")
                : new HistoryStep(index, c, HistoryLetter.FLIPPED, null, occurrence,
                        "direction reversed",
                        "What came after showed the roles to be the other way round: from here on they are reversed.",
                        "A SYN from the other side, or a DNS answer from the supposed client, swaps the two ends."
                                + " Letters before it keep their case.");
    }

    private HistoryStep limit(int index, char c) {
        return new HistoryStep(index, c, HistoryLetter.LIMIT_REACHED, null, 1,
                "analysis stopped at a limit",
                "A limit of the analysis was reached, for instance on the length of a command or on nested tunnels.",
                "Written once for the connection as a whole, whoever sent the packet.");
    }

    private HistoryStep scaled(int index, char c, HistoryLetter letter, Side side) {
        int written = ++scaledCounts[side.ordinal()][letter.ordinal()];
        long occurrence = written <= SCALED_LETTERS_COUNTED ? powerOfTen(written - 1) : 0;
        String event = vocabulary.event(letter);
        String count = occurrence == 1
                ? "for the first time"
                : occurrence > 1 ? "for the " + ordinal(occurrence) + " time" : "yet again";
        String next = written < SCALED_LETTERS_COUNTED
                ? " The next " + c + " would stand for the " + ordinal(powerOfTen(written)) + "."
                : "";
        return new HistoryStep(index, c, letter, side, occurrence,
                word(side) + " " + event,
                "The " + word(side) + " " + event + ", " + count + ".",
                vocabulary.rule(letter) + " Counted for each side and written at the 1st, 10th, 100th… time." + next);
    }

    private HistoryStep once(int index, char c, HistoryLetter letter, Side side) {
        int[] counts = onceCounts[side.ordinal()];
        int written = ++counts[letter.ordinal()];
        boolean opensAgain = switch (letter) {
            case SYN -> counts[HistoryLetter.SYN_ACK.ordinal()] > 0;
            case SYN_ACK -> counts[HistoryLetter.SYN.ordinal()] > 0;
            default -> false;
        };
        String event = vocabulary.event(letter);
        String again = written == 1 && !opensAgain ? "" : vocabulary.repeat(letter, history);
        return new HistoryStep(index, c, letter, side, written,
                word(side) + " " + event + (again.isEmpty() ? "" : " again"),
                "The " + word(side) + " " + event + again + ".",
                vocabulary.rule(letter));
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /// "1st", "10th", "1 000th": the only numbers that occur are powers of ten.
    private static String ordinal(long powerOfTen) {
        return grouped(powerOfTen) + (powerOfTen == 1 ? "st" : "th");
    }

    /// Groups of three digits, kept on one line.
    static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder grouped = new StringBuilder(digits);
        for (int place = digits.length() - 3; place > 0; place -= 3) {
            grouped.insert(place, '\u00a0');
        }
        return grouped.toString();
    }

    static String word(Side side) {
        return side == Side.ORIGINATOR ? "originator" : "responder";
    }

    /// What the letters are called for one kind of traffic.
    enum Vocabulary {
        SEGMENTS("TCP", "packet", "payload", HistoryLetter.values()),
        DATAGRAMS("UDP", "datagram", "datagrams", HistoryLetter.DATA, HistoryLetter.BAD_CHECKSUM, HistoryLetter.FLIPPED,
                HistoryLetter.LIMIT_REACHED),
        EITHER("TCP or UDP", "packet", "payload", HistoryLetter.DATA, HistoryLetter.BAD_CHECKSUM, HistoryLetter.FLIPPED,
                HistoryLetter.LIMIT_REACHED),
        LIMITS("ICMP and other", "packet", "packets", HistoryLetter.LIMIT_REACHED);

        private final String protocol;
        private final String unit;
        private final String content;
        private final List<HistoryLetter> letters;

        Vocabulary(String protocol, String unit, String content, HistoryLetter... letters) {
            this.protocol = protocol;
            this.unit = unit;
            this.content = content;
            this.letters = Arrays.asList(letters);
        }

        boolean knows(@Nullable HistoryLetter letter) {
            return letter != null && letters.contains(letter);
        }

        String protocol() {
            return protocol;
        }

        /// What is sent, in the plural: "data" both ways of TCP, "datagrams" both ways of UDP.
        String plural() {
            return this == DATAGRAMS ? "datagrams" : "data";
        }

        /// What the side did, to follow its name.
        String event(HistoryLetter letter) {
            return switch (letter) {
                case SYN -> "sent a SYN";
                case SYN_ACK -> "sent a SYN-ACK";
                case ACK -> "sent its first pure ACK";
                case DATA -> this == DATAGRAMS ? "sent its first datagram" : "sent its first " + content;
                case FIN -> "sent a FIN";
                case RST -> "sent a RST";
                case BAD_CHECKSUM -> "sent a " + unit + " with a bad checksum";
                case GAP -> "sent bytes that were acknowledged but never captured";
                case RETRANSMISSION -> "sent payload again, or late";
                case ZERO_WINDOW -> "announced a zero window";
                case INCONSISTENT -> "sent FIN and RST in one packet";
                case MULTI_FLAG -> "sent SYN together with FIN or RST";
                case FLIPPED, LIMIT_REACHED -> letter.meaning();
            };
        }

        /// When the letter is written.
        String rule(HistoryLetter letter) {
            return switch (letter) {
                case SYN -> "Asks to open a connection: SYN set, ACK clear. Written again only for a SYN at another"
                        + " sequence number.";
                case SYN_ACK -> "Accepts a connection: SYN and ACK set. Written again only at another sequence number,"
                        + " or once more after ^h.";
                case ACK -> "No payload, and of the flags only ACK counts. Written once per side.";
                case DATA -> this == DATAGRAMS
                        ? "A datagram with a good checksum, empty or not. Written once per side."
                        : "Payload without SYN, FIN or RST; its ACK writes no letter of its own. Written once per side.";
                case FIN ->
                    "Has nothing more to send. Written again only for a FIN that ends at another sequence number.";
                case RST -> "Aborts or refuses the connection. Written again only at another sequence number.";
                case BAD_CHECKSUM -> "Such a " + unit + " counts nowhere else: not as a packet, not as bytes.";
                case GAP ->
                    "The other side acknowledged bytes that the capture does not hold, so it lost them. Known only"
                            + " where the handshake was seen.";
                case RETRANSMISSION ->
                    "Payload that ends at or below the highest sequence number seen from this side: a"
                            + " retransmission, a late packet, or a keep-alive with a byte. Contents are not compared.";
                case ZERO_WINDOW -> "Its receive buffer is full: the other side has to wait. A RST does not count.";
                case INCONSISTENT, MULTI_FLAG -> "No sane sender does that; scans do. Written once per side.";
                case FLIPPED, LIMIT_REACHED -> "";
            };
        }

        /// How a letter that is usually written once came to be written again, to follow the event.
        String repeat(HistoryLetter letter, String history) {
            return switch (letter) {
                case SYN_ACK -> history.startsWith("^h") ? " again" : " again, with another sequence number";
                case SYN, RST -> " again, with another sequence number";
                case FIN -> " again, ending at another sequence number";
                default -> " again, although Zeek writes that once per side";
            };
        }
    }
}
