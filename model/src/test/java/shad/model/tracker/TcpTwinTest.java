package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Packet;
import shad.model.testing.twin.RandomTrace;
import shad.model.testing.twin.SlowPacket;
import shad.model.testing.twin.SlowTracker;

/// The tracker and its slow twin agree on every row of random conversations.
class TcpTwinTest {
    private static final int TRACES = 3_000;

    @Test
    void theTwinsAgreeOnRandomConversations() {
        Random seeds = new Random(20260);
        TreeMap<String, Integer> states = new TreeMap<>();
        for (int i = 0; i < TRACES; i++) {
            long seed = seeds.nextLong();
            List<SlowPacket> trace = new RandomTrace(seed).packets();

            List<String> expected = slowRows(trace);

            List<String> actual = rows(trace);
            if (!expected.equals(actual)) {
                assertEquals(List.of(), explain(trace), "seed " + seed);
            }
            expected.forEach(row -> states.merge(row.split(" ", -1)[4], 1, Integer::sum));
        }
        assertEquals(13, states.size(), "every state should occur: " + states);
        assertTrue(states.values().stream().allMatch(count -> count >= 20), states.toString());
    }

    private static List<String> slowRows(List<SlowPacket> trace) {
        SlowTracker tracker = new SlowTracker();
        trace.forEach(tracker::packet);
        return tracker.rows();
    }

    /// The shortest beginning of the trace on which the twins differ, as far as it concerns the hosts that differ.
    private static List<String> explain(List<SlowPacket> trace) {
        for (int length = 1; length <= trace.size(); length++) {
            List<SlowPacket> beginning = trace.subList(0, length);
            List<String> expected = slowRows(beginning);
            List<String> actual = rows(beginning);
            for (int row = 0; row < Math.max(expected.size(), actual.size()); row++) {
                String wanted = row < expected.size() ? expected.get(row) : "none";
                String got = row < actual.size() ? actual.get(row) : "none";
                if (!wanted.equals(got)) {
                    int pair = beginning.getLast().pair();
                    List<String> lines = new ArrayList<>();
                    beginning.stream().filter(packet -> packet.pair() == pair).forEach(p -> lines.add("\n" + p));
                    lines.add("\nexpected " + wanted);
                    lines.add("\nactual   " + got);
                    return lines;
                }
            }
        }
        return List.of();
    }

    private static List<String> rows(List<SlowPacket> trace) {
        ConnTracker tracker = new ConnTracker(TrackerOptions.DEFAULT);
        Frame frame = new Frame();
        frame.from(0, 101);
        int number = 0;
        for (SlowPacket packet : trace) {
            Packet built = packet.build();
            number++;
            frame.wrap(
                    built.bytes(), 0, built.bytes().length, built.originalLength(),
                    packet.micros() * 1000, number, number);
            tracker.process(frame);
        }
        tracker.finish();
        List<String> rows = new ArrayList<>();
        StoreSnapshot snapshot = tracker.snapshotOfEnded();
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            rows.add(text(view.at(row)));
        }
        return rows;
    }

    private static String text(ConnectionView row) {
        int low = (int) row.origLow();
        int pair = (low >> 16 & 0xff) * 250 + (low >> 8 & 0xff);
        boolean isA = ((low & 0xff) == 1) == (pair % 2 == 0);
        return pair + (isA ? "A" : "B") + " " + BigDecimal.valueOf(row.startMicros(), 6)
                + (row.hasDuration()
                        ? " " + row.durationMicros() + " " + Long.toUnsignedString(row.origBytes()) + "/"
                                + Long.toUnsignedString(row.respBytes())
                        : " - -/-")
                + " " + row.state() + " " + Long.toUnsignedString(row.missedBytes()) + " " + row.history()
                + " " + row.origPackets() + "/" + row.respPackets()
                + " " + row.origIpBytes() + "/" + row.respIpBytes();
    }
}
