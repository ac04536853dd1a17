package shad.views.inspector;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shad.model.conn.Side;
import shad.model.inspect.FlowStory;
import shad.model.inspect.FrameNote;
import shad.model.inspect.LetterNote;
import shad.model.inspect.Oddity;
import shad.views.table.ColumnSpec;
import shad.views.text.Durations;
import shad.views.text.ValueFormats;

/// The columns of the table of packets, over the flow that is shown. A table row is the index of a packet.
final class PacketColumns {
    private final ValueFormats formats;
    private @Nullable Flow flow;

    PacketColumns(ValueFormats formats) {
        this.formats = formats;
    }

    /// Which flow the texts are about.
    void setFlow(@Nullable Flow shown) {
        flow = shown;
    }

    List<ColumnSpec> all() {
        return List.of(
                figure("frame", 56, "Number of the frame in the capture", FlowStory::frameNumber),
                text("letters", 56, "What the packet wrote into the history", FlowStory::letters)
                        .withTooltip(row -> note(row, PacketColumns::letters)),
                time("time", "+time", 80, "Seconds since the first packet of the connection",
                        row -> of(row, shown -> Durations.raw(shown.sinceStartNanos(row)))),
                ColumnSpec.mono("side", "", 28, row -> story(row,
                        (story, packet) -> story.side(packet) == Side.ORIGINATOR ? "→" : "←"))
                        .withMeaning("→ from the originator, ← from the responder")
                        .withTooltip(row -> story(row,
                                (story, packet) -> PacketWords.sender(story.side(packet))))
                        .centered(),
                text("flags", 72, "Control bits that are set", (story, row) -> story.note(row).flagNames()),
                figure("len", 52, "Payload bytes by the IP header", FlowStory::payloadLength),
                tcp("seq", 76, "Number of the first byte, the first payload byte of the side being 1",
                        FrameNote::relativeSeq),
                tcp("ack", 76, "Number that is acknowledged, counted like seq",
                        note -> note.isAck() ? note.relativeAck() : null),
                tcp("win", 68, "Window in bytes, scaled where both ends agreed on it", FrameNote::window),
                words("odd", 220, "What is unusual about the packet", PacketColumns::odd)
                        .withTooltip(row -> story(row, PacketColumns::odd))
                        .withStyleClass(row -> "trouble"),
                words("why", 260, "Why letters were written, and why not",
                        (story, row) -> letters(story.note(row)))
                        .withTooltip(row -> note(row, PacketColumns::letters)),
                time("delta", "delta", 76, "Seconds since the packet before",
                        row -> of(row, shown -> Durations.raw(row == 0
                                ? 0
                                : shown.story().timestampNanos(row) - shown.story().timestampNanos(row - 1)))),
                text("options", 120, "Options of TCP", (story, row) -> story.note(row).options()),
                tcp("raw seq", 92, "Sequence number as sent",
                        note -> Integer.toUnsignedLong(note.sequenceNumber())),
                tcp("raw ack", 92, "Acknowledgment number as sent",
                        note -> Integer.toUnsignedLong(note.acknowledgmentNumber())),
                figure("in flight", 76, "Bytes of this side that are not acknowledged", FlowStory::inFlight).hidden(),
                time("ts", "ts", 180, "Time of capture",
                        row -> story(row, (story, packet) -> formats.dateTime(story.timestampNanos(packet))))
                        .hidden());
    }

    // --- kinds of columns ---------------------------------------------------------------------------------------------

    @FunctionalInterface
    private interface StoryValue<T> {
        T of(FlowStory story, int packet);
    }

    private ColumnSpec text(String name, double width, String meaning, StoryValue<String> value) {
        return ColumnSpec.mono(name, name, width, row -> story(row, value)).withMeaning(meaning);
    }

    private ColumnSpec words(String name, double width, String meaning, StoryValue<String> value) {
        return ColumnSpec.words(name, name, width, row -> story(row, value)).withMeaning(meaning);
    }

    private ColumnSpec figure(String name, double width, String meaning, StoryValue<Number> value) {
        return text(name, width, meaning, (story, packet) -> value.of(story, packet).toString()).right();
    }

    /// A figure that only TCP has; null for none.
    private ColumnSpec tcp(String name, double width, String meaning, Function<FrameNote, @Nullable Long> value) {
        return ColumnSpec.mono(name, name, width, row -> of(row, shown -> {
            Long figure = PacketWords.isTcp(shown) ? value.apply(shown.story().note(row)) : null;
            return figure == null ? "" : Long.toUnsignedString(figure);
        })).withMeaning(meaning).right();
    }

    private static ColumnSpec time(
            String id, String title, double width, String meaning, IntFunction<String> value) {
        return ColumnSpec.mono(id, title, width, value).withMeaning(meaning).right();
    }

    // --- texts --------------------------------------------------------------------------------------------------------

    private String of(int row, Function<Flow, String> value) {
        return flow == null || row >= flow.size() ? "" : value.apply(flow);
    }

    private String story(int row, StoryValue<String> value) {
        return of(row, shown -> value.of(shown.story(), row));
    }

    private String note(int row, Function<FrameNote, String> value) {
        return of(row, shown -> value.apply(shown.story().note(row)));
    }

    private static String odd(FlowStory story, int packet) {
        return story.oddities(packet).stream().map(Oddity::words).collect(Collectors.joining("; "));
    }

    private static String letters(FrameNote note) {
        return note.notes().stream().map(PacketColumns::words).collect(Collectors.joining("; "));
    }

    private static String words(LetterNote letter) {
        return letter.isWritten()
                ? letter.letter() + ": " + letter.rule().words()
                : "no " + letter.letter() + ": " + letter.rule().words();
    }
}
