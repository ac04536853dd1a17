package shad.views.inspector;

import java.util.Arrays;
import java.util.List;
import shad.model.inspect.FlowEnd;
import shad.model.inspect.FlowStory;
import shad.model.inspect.GapNote;

/// The packets of a connection from the first to the last, and between them what happened without a packet: silence,
/// bytes that were not captured, the end. A rung is known by its index. Immutable.
final class Ladder {
    /// A longer silence is drawn as a break in the axis.
    static final long SILENCE_NANOS = 1_000_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int KIND_SHIFT = 30;
    private static final int INDEX_MASK = (1 << KIND_SHIFT) - 1;

    private final FlowStory story;
    /// Kind of the rung above, packet or gap below.
    private final int[] rungs;
    private final int[] rungOfPacket;
    private final long usualPause;

    /// What a rung stands for.
    enum Kind {
        PACKET,
        /// Nothing was heard between the packet before and the one at the index, or the end where there is none.
        SILENCE,
        /// Bytes were not captured; the index is that of the gap.
        GAP,
        /// The connection ended.
        END;

        private static final Kind[] ALL = values();
    }

    private Ladder(FlowStory story, int[] rungs, int[] rungOfPacket, long usualPause) {
        this.story = story;
        this.rungs = rungs;
        this.rungOfPacket = rungOfPacket;
        this.usualPause = usualPause;
    }

    /// Takes the packets one by one, from the first to the last.
    static final class Builder {
        private final FlowStory story;
        private final List<GapNote> gaps;
        private final int[] rungs;
        private final int[] rungOfPacket;
        private int size;
        private int gap;
        private long pauses;
        private int pauseCount;

        Builder(FlowStory story) {
            this.story = story;
            gaps = story.gaps();
            rungs = new int[story.size() * 2 + gaps.size() + 2];
            rungOfPacket = new int[story.size()];
        }

        void add(int packet) {
            long before = packet == 0 ? 0 : nanosBefore(story, packet);
            if (before >= SILENCE_NANOS) {
                rungs[size++] = rung(Kind.SILENCE, packet);
            } else if (before > 0) {
                pauses += before;
                pauseCount++;
            }
            rungOfPacket[packet] = size;
            rungs[size++] = rung(Kind.PACKET, packet);
            while (gap < gaps.size() && gaps.get(gap).index() <= packet) {
                rungs[size++] = rung(Kind.GAP, gap++);
            }
        }

        Ladder build() {
            if (story.size() > 0 && nanosBefore(story, story.size()) >= SILENCE_NANOS) {
                rungs[size++] = rung(Kind.SILENCE, story.size());
            }
            rungs[size++] = rung(Kind.END, 0);
            return new Ladder(
                    story, Arrays.copyOf(rungs, size), rungOfPacket, pauseCount == 0 ? 0 : pauses / pauseCount);
        }
    }

    private static int rung(Kind kind, int index) {
        return kind.ordinal() << KIND_SHIFT | index;
    }

    int size() {
        return rungs.length;
    }

    Kind kind(int rung) {
        return Kind.ALL[rungs[rung] >>> KIND_SHIFT];
    }

    /// The packet that a rung shows, that ends a silence, that shows a gap, or that was the last.
    int packet(int rung) {
        return switch (kind(rung)) {
            case PACKET -> rungs[rung] & INDEX_MASK;
            case SILENCE -> Math.min(rungs[rung] & INDEX_MASK, rungOfPacket.length - 1);
            case GAP -> gap(rung).index();
            case END -> rungOfPacket.length - 1;
        };
    }

    GapNote gap(int rung) {
        return story.gaps().get(rungs[rung] & INDEX_MASK);
    }

    FlowEnd end() {
        return story.end();
    }

    int rungOfPacket(int packet) {
        return rungOfPacket[packet];
    }

    /// How long a silence is, in nanoseconds.
    long silence(int rung) {
        return nanosBefore(story, rungs[rung] & INDEX_MASK);
    }

    /// The mean of the pauses that are no silences, in nanoseconds; 0 where there are none.
    long usualPause() {
        return usualPause;
    }

    /// How long nothing was heard before the packet of a rung, in nanoseconds; 0 where a rung of its own tells of it, and
    /// for what is no packet.
    long pause(int rung) {
        int packet = rungs[rung] & INDEX_MASK;
        if (kind(rung) != Kind.PACKET || packet == 0) {
            return 0;
        }
        long before = nanosBefore(story, packet);
        return before >= SILENCE_NANOS ? 0 : Math.max(0, before);
    }

    /// Nanoseconds between a packet and the one before it, negative where the capture is out of order; behind the last one
    /// to when the timer was due that ended the connection, 0 where none did.
    private static long nanosBefore(FlowStory story, int packet) {
        long before = story.timestampNanos(packet - 1);
        return packet < story.size()
                ? story.timestampNanos(packet) - before
                : Math.round((story.end().dueSeconds() - before / NANOS_PER_SECOND) * NANOS_PER_SECOND);
    }
}
