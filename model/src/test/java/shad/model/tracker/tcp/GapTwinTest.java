package shad.model.tracker.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.capture.LinkType;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.tracker.ConnTracker;
import shad.model.tracker.TrackerOptions;

/// The gaps of random streams are those that a set of bytes finds.
class GapTwinTest {
    private static final int STREAMS = 20_000;
    private static final int STREAMS_PER_TRACKER = 1_000;
    /// Below the window in which unacknowledged data is given up.
    private static final int STREAM_LENGTH = 15_000;

    private final Random random = new Random(10);
    private final Frame frame = new Frame();
    private long frames;

    @Test
    void missedBytesAndGapsAreThoseOfASetOfBytes() {
        long gaps = 0;
        for (int begun = 0; begun < STREAMS; begun += STREAMS_PER_TRACKER) {
            ConnTracker tracker = new ConnTracker(TrackerOptions.DEFAULT);
            frame.from(0, LinkType.RAW);
            List<ByteSet> streams = new ArrayList<>();
            for (int i = 0; i < STREAMS_PER_TRACKER; i++) {
                streams.add(stream(tracker, 1 + i));
            }
            StoreSnapshot snapshot = tracker.snapshot();
            ConnectionView view = snapshot.view();
            assertEquals(STREAMS_PER_TRACKER, snapshot.size());
            for (int i = 0; i < STREAMS_PER_TRACKER; i++) {
                ByteSet expected = streams.get(i);
                assertEquals(expected.missed, view.at(i).missedBytes(), expected::toString);
                assertEquals(expected.letters(), view.history().chars().filter(c -> c == 'G').count(),
                        expected::toString);
                gaps += expected.gaps;
            }
        }
        assertTrue(gaps > STREAMS, "the streams should have gaps: " + gaps);
    }

    private ByteSet stream(ConnTracker tracker, int port) {
        ByteSet bytes = new ByteSet();
        long initial = random.nextBoolean() ? random.nextLong(1L << 32) : 0xffff_ffffL - random.nextInt(STREAM_LENGTH);
        send(tracker, true, port, "S", initial, 0, 0);
        send(tracker, false, port, "SA", 0, initial + 1, 0);
        send(tracker, true, port, "A", initial + 1, 1, 0);
        int count = 3 + random.nextInt(25);
        int grain = 1 + random.nextInt(400);
        int end = 1;
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) > 0) {
                int start = Math.max(1, random.nextInt(4) > 0 ? end : end + random.nextInt(-4 * grain, 3 * grain));
                int length = 1 + random.nextInt(grain);
                if (start + length < STREAM_LENGTH) {
                    send(tracker, true, port, "A", initial + start, 1, length);
                    bytes.data(start, start + length);
                    end = Math.max(end, start + length);
                }
            } else {
                int position = Math.clamp(end + random.nextInt(-4 * grain, grain), 1, STREAM_LENGTH);
                send(tracker, false, port, "A", 1, initial + position, 0);
                bytes.acknowledge(position);
                end = Math.max(end, position);
            }
        }
        return bytes;
    }

    private void send(
            ConnTracker tracker, boolean fromOriginator, int port, String flags, long seq, long ack, int length) {
        Packet packet = Packets.rawIp()
                .ipv4(fromOriginator ? "10.0.0.1" : "10.0.0.2", fromOriginator ? "10.0.0.2" : "10.0.0.1")
                .tcp(fromOriginator ? port + 30_000 : 40002, fromOriginator ? 40002 : port + 30_000)
                .flags(flags)
                .seq(seq & 0xffff_ffffL)
                .ack(ack & 0xffff_ffffL)
                .payloadLength(length)
                .build();
        byte[] bytes = packet.bytes();
        frames++;
        frame.wrap(bytes, 0, bytes.length, bytes.length, 1_000_000_000L + frames, frames,
                frames);
        tracker.process(frame);
    }

    /// Every byte of a stream on its own.
    private static final class ByteSet {
        private final BitSet seen = new BitSet();
        private final StringBuilder story = new StringBuilder();
        private int acknowledged = 1;
        private long missed;
        private int gaps;

        void data(int start, int end) {
            story.append(" data ").append(start).append('-').append(end);
            seen.set(start, end);
        }

        /// Whatever was not seen by now is missed for good; bytes that follow each other are one gap.
        void acknowledge(int position) {
            story.append(" ack ").append(position);
            boolean inGap = false;
            for (int i = acknowledged; i < position; i++) {
                boolean gap = !seen.get(i);
                if (gap) {
                    missed++;
                }
                if (gap && !inGap) {
                    gaps++;
                }
                inGap = gap;
            }
            acknowledged = Math.max(acknowledged, position);
        }

        /// One at the first gap, another at the tenth.
        int letters() {
            return gaps >= 10 ? 2 : gaps >= 1 ? 1 : 0;
        }

        @Override
        public String toString() {
            return story.toString();
        }
    }
}
