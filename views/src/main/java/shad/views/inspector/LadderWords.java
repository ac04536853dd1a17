package shad.views.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import shad.model.conn.Side;
import shad.model.inspect.FlowEnd;
import shad.model.inspect.FrameNote;
import shad.model.inspect.GapNote;
import shad.model.inspect.Oddity;
import shad.model.store.ConnectionView;
import shad.views.text.Counts;
import shad.views.text.Durations;

/// What stands on the rungs of a ladder, on the screen and in text.
final class LadderWords {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int ARROW_WIDTH = 36;
    /// What an arrow need not say, as nearly every packet has it.
    private static final Set<String> USUAL_FLAGS = Set.of("", "ACK", "PSH ACK");

    private final Flow flow;

    LadderWords(Flow flow) {
        this.flow = flow;
    }

    /// What a packet is, short: its flags or its payload, and what is odd about it.
    String packet(int packet) {
        FrameNote note = flow.story().note(packet);
        List<String> words = new ArrayList<>();
        boolean hasPayload = note.payloadLength() > 0;
        if (!hasPayload || !USUAL_FLAGS.contains(note.flagNames())) {
            words.add(note.flagNames());
        }
        if (hasPayload) {
            words.add(bytes(note.payloadLength()));
        }
        note.oddities().stream().sorted().map(LadderWords::odd).forEach(words::add);
        return String.join(" ", words).strip();
    }

    /// One word or two for what is odd; what says nothing on an arrow is left out.
    private static String odd(Oddity oddity) {
        return switch (oddity) {
            case RETRANSMISSION -> "again";
            case OUT_OF_ORDER -> "out of order";
            case HOLE_BEFORE -> "after a hole";
            case KEEP_ALIVE -> "keep-alive";
            case DUPLICATE_ACK -> "duplicate";
            case UNSEEN_BYTES_ACKED -> "for bytes unseen";
            case ZERO_WINDOW -> "zero window";
            case BAD_CHECKSUM -> "bad checksum";
            case BAD_HEADER -> "bad header";
            case NOT_FOLLOWED -> "not followed";
            case SNAPPED, FROM_FRAGMENTS, OLDER_THAN_THE_LAST -> "";
        };
    }

    static String silence(long nanos) {
        return Durations.human(nanos) + " of silence";
    }

    static String gap(GapNote gap) {
        return bytes(gap.length()) + " " + PacketWords.sender(gap.side()) + " not captured";
    }

    /// Why it ended, and when the timer was due that ended it.
    String end() {
        FlowEnd end = flow.story().end();
        String due = Double.isNaN(end.dueSeconds())
                ? ""
                : ", due at +"
                        + Durations.raw(Math.round((end.dueSeconds() - flow.view().startSeconds()) * NANOS_PER_SECOND));
        return end.reason().meaning() + due;
    }

    String time(int packet) {
        return Durations.raw(flow.sinceStartNanos(packet));
    }

    /// All of it for people who see no arrows.
    String spoken(int rung) {
        Ladder ladder = flow.ladder();
        return switch (ladder.kind(rung)) {
            case PACKET -> {
                int packet = ladder.packet(rung);
                String letters = flow.story().letters(packet);
                yield time(packet) + ", " + PacketWords.sender(flow.story().side(packet)) + ": " + packet(packet)
                        + (letters.isEmpty() ? "" : ", letters " + letters);
            }
            case SILENCE -> silence(ladder.silence(rung));
            case GAP -> gap(ladder.gap(rung));
            case END -> end();
        };
    }

    /// The whole ladder in equally wide letters, one line a rung.
    String text() {
        Ladder ladder = flow.ladder();
        StringBuilder text = new StringBuilder();
        text.append(" ".repeat(16)).append(end(Side.ORIGINATOR)).append("  →  ").append(end(Side.RESPONDER))
                .append('\n');
        for (int rung = 0; rung < ladder.size(); rung++) {
            line(text, ladder, rung);
            text.append('\n');
        }
        if (flow.story().leftOut() > 0) {
            text.append("and ").append(flow.story().leftOut()).append(" packets more that wrote no letter\n");
        }
        return text.toString();
    }

    private String end(Side side) {
        ConnectionView view = flow.view();
        return side == Side.ORIGINATOR
                ? PacketWords.end(view.origAddress().toString(), view.origPort(), view.transport())
                : PacketWords.end(view.respAddress().toString(), view.respPort(), view.transport());
    }

    private void line(StringBuilder text, Ladder ladder, int rung) {
        if (ladder.kind(rung) != Ladder.Kind.PACKET) {
            text.append(" ".repeat(16)).append(": ").append(spoken(rung));
            return;
        }
        int packet = ladder.packet(rung);
        boolean right = flow.story().side(packet) == Side.ORIGINATOR;
        String letters = flow.story().letters(packet);
        String words = " " + packet(packet) + " ";
        String shaft = "-".repeat(Math.max(1, (ARROW_WIDTH - words.length()) / 2));
        text.append(pad(time(packet), 12)).append(pad(right ? letters : "", 4)).append("|")
                .append(right ? "" : "<").append(shaft).append(words)
                .append("-".repeat(Math.max(1, ARROW_WIDTH - words.length() - shaft.length())))
                .append(right ? ">" : "").append("|").append(right ? "" : " " + letters);
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - 1 - text.length())) + text + " ";
    }

    private static String bytes(long count) {
        return Counts.format(count) + (count == 1 ? " byte" : " bytes");
    }
}
