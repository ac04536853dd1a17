package shad.app;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import shad.model.conn.EndReason;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.FrameNote;
import shad.model.inspect.LetterNote;
import shad.model.inspect.Oddity;
import shad.model.inspect.StateRule;
import shad.model.store.ConnectionView;

/// Prints the story of one connection.
final class StoryPrinter {
    private static final String GAP = "  ";
    private static final List<String> TITLES =
            List.of("frame", "time", "", "flags", "seq", "ack", "len", "win", "letters", "why");
    private static final int FIRST_LEFT = 8;
    private static final int FLAGS = 3;

    private final ConnectionView row;
    private final FlowStory story;
    private final PrintWriter out;

    StoryPrinter(ConnectionView row, FlowStory story, PrintWriter out) {
        this.row = row;
        this.story = story;
        this.out = out;
    }

    /// What the row says, then a table of the packets, one a line.
    void text() {
        head();
        int[] widths = TITLES.stream().mapToInt(String::length).toArray();
        for (int index = 0; index < story.size(); index++) {
            List<String> cells = cells(story.note(index));
            for (int column = 0; column < cells.size(); column++) {
                widths[column] = Math.max(widths[column], cells.get(column).length());
            }
        }
        out.println();
        line(TITLES, widths);
        for (int index = 0; index < story.size(); index++) {
            line(cells(story.note(index)), widths);
        }
        if (story.leftOut() > 0) {
            out.printf(Locale.ROOT, "and %d packets more that wrote no letter%n", story.leftOut());
        }
        out.println();
    }

    private void head() {
        out.println(row.uid() + GAP + end(row.origAddress() + "", row.origPort()) + " → "
                + end(row.respAddress() + "", row.respPort()) + GAP
                + row.transport().name().toLowerCase(Locale.ROOT)
                + (row.service().isEmpty() ? "" : GAP + row.service()));
        out.println("history     " + (row.history().isEmpty() ? "-" : row.history()));
        StateRule rule = story.stateRule();
        out.println("conn_state  " + row.state() + ": " + (rule == null ? row.state().meaning() : rule.words()));
        if (rule != null) {
            out.println("states      originator " + story.lastState(Side.ORIGINATOR) + ", responder "
                    + story.lastState(Side.RESPONDER));
        }
        out.println("end         " + row.endReason().meaning() + due());
        story.synToSynAckNanos().ifPresent(nanos -> out.println("handshake   " + millis(nanos) + " to the SYN-ACK"
                + story.synAckToAckNanos().stream().mapToObj(next -> ", " + millis(next) + " to the ACK")
                        .collect(joining())));
        if (story.outcome() == FlowStory.Outcome.DIFFERENT) {
            out.println("note        the packets below do not give this row: the capture has changed meanwhile");
        }
    }

    private String due() {
        double due = story.end().dueSeconds();
        if (Double.isNaN(due)) {
            return "";
        }
        String silence = story.end().reason() == EndReason.INACTIVE
                ? String.format(Locale.ROOT, " of %.0f s", story.end().inactivitySeconds())
                : "";
        return silence + String.format(Locale.ROOT, "; due %.6f s from the start", due - row.startSeconds());
    }

    private List<String> cells(FrameNote note) {
        boolean tcp = story.stateRule() != null;
        return List.of(
                Long.toString(note.frameNumber()),
                seconds(note.timestampNanos() - row.startNanos()),
                note.side() == Side.ORIGINATOR ? "→" : "←",
                note.flagNames(),
                tcp ? Long.toUnsignedString(note.relativeSeq()) : "",
                tcp && note.isAck() ? Long.toUnsignedString(note.relativeAck()) : "",
                Integer.toString(note.payloadLength()),
                tcp ? Long.toString(note.window()) : "",
                note.letters(),
                why(note));
    }

    private static String why(FrameNote note) {
        return Stream.concat(
                note.notes().stream().map(StoryPrinter::words),
                note.oddities().stream().sorted().map(oddity -> "[" + oddity.words() + "]"))
                .collect(joining("; "));
    }

    private static String words(LetterNote letter) {
        return (letter.isWritten() ? "" : "no ") + letter.letter() + ": "
                + (letter.isWritten() ? letter.words() : letter.rule().words());
    }

    private void line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean left = column >= FIRST_LEFT || column == FLAGS;
            line.append(column == 0 ? "" : GAP).append(left ? cell + padding : padding + cell);
        }
        out.println(line.toString().stripTrailing());
    }

    /// One object a packet, one a line.
    void json() {
        for (int index = 0; index < story.size(); index++) {
            FrameNote note = story.note(index);
            boolean tcp = story.stateRule() != null;
            StringBuilder line = new StringBuilder("{");
            string(line, "uid", row.uid());
            number(line, "frame", Long.toString(note.frameNumber()));
            number(line, "ts", epochSeconds(note.timestampNanos()));
            string(line, "side", note.side() == Side.ORIGINATOR ? "orig" : "resp");
            if (tcp) {
                string(line, "flags", note.flagNames());
                number(line, "seq", Integer.toUnsignedString(note.sequenceNumber()));
                number(line, "ack", Integer.toUnsignedString(note.acknowledgmentNumber()));
                number(line, "relative_seq", Long.toUnsignedString(note.relativeSeq()));
                number(line, "relative_ack", Long.toUnsignedString(note.relativeAck()));
                number(line, "window", Long.toString(note.window()));
                number(line, "in_flight", Integer.toString(note.inFlight()));
                string(line, "options", note.options());
            }
            number(line, "payload_bytes", Integer.toString(note.payloadLength()));
            number(line, "ip_bytes", Integer.toString(note.ipLength()));
            string(line, "letters", note.letters());
            string(line, "rule", note.notes().stream().map(StoryPrinter::words).collect(joining("; ")));
            oddities(line, note.oddities());
            out.println(line.append('}'));
        }
    }

    private static void oddities(StringBuilder line, Set<Oddity> oddities) {
        key(line, "odd");
        line.append(oddities.stream().sorted()
                .map(oddity -> '"' + oddity.name().toLowerCase(Locale.ROOT) + '"')
                .collect(joining(",", "[", "]")));
    }

    /// All texts are Shad's own: letters, digits, punctuation, nothing to be escaped.
    private static void string(StringBuilder line, String name, String value) {
        key(line, name);
        line.append('"').append(value).append('"');
    }

    private static void number(StringBuilder line, String name, String value) {
        key(line, name);
        line.append(value);
    }

    private static void key(StringBuilder line, String name) {
        line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    }

    private static String end(String address, int port) {
        return address.indexOf(':') < 0 ? address + ":" + port : "[" + address + "]:" + port;
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(Math.floorDiv(nanos, 1000L), 6).toPlainString();
    }

    private static String epochSeconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
    }
}
