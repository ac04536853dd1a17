package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.conn.EndReason;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// What a snapshot shows while the tracker goes on.
class SnapshotTest {
    private final ConnTracker tracker = new ConnTracker(TrackerOptions.DEFAULT);
    private final Frame frame = new Frame();
    private int frames;

    private void process(String packets) {
        Conversation.of(packets).build().forEach(timed -> process(timed.nanos(), timed.packet()));
    }

    private void process(long nanos, Packet packet) {
        byte[] bytes = packet.bytes();
        frame.from(0, packet.linkType());
        frame.wrap(bytes, 0, bytes.length, packet.originalLength(), nanos, ++frames, frames);
        tracker.process(frame);
    }

    private static List<String> texts(StoreSnapshot snapshot) {
        List<String> texts = new ArrayList<>();
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            view.at(row);
            texts.add(Traffic.text(view) + " " + view.uid() + " " + view.endReason() + " " + view.logPosition()
                    + " " + view.firstFrame() + "-" + view.lastFrame() + " " + view.isOpen());
        }
        return texts;
    }

    @Test
    void anOpenRowShowsWhatIsKnownSoFar() {
        process("HS; 0.03 >A 1/1 L10");

        ConnectionView row = tracker.snapshot().view().at(0);

        assertTrue(row.isOpen());
        assertEquals(EndReason.OPEN, row.endReason());
        assertEquals(-1, row.logPosition());
        assertEquals("A 0.03 10/0 S1 0 ShAD 3/1", Traffic.text(row));
    }

    @Test
    void anOpenRowChangesInTheNextSnapshotOnly() {
        process("HS");
        StoreSnapshot before = tracker.snapshot();
        List<String> textsBefore = texts(before);

        process("0.03 >A 1/1 L10; 0.04 >RA 11/1; 6 <A 1/1");

        assertEquals(textsBefore, texts(before));
        StoreSnapshot after = tracker.snapshot();
        assertEquals(2, after.size());
        assertEquals("A 0.04 10/0 RSTO 0 ShADR 4/1", Traffic.text(after.view().at(0)));
        assertFalse(after.view().at(0).isOpen());
        assertTrue(after.view().at(1).isOpen());
    }

    @Test
    void theSnapshotOfEndedRowsCountsOpenOnesToo() {
        process("HS; 0.03 >RA 1/1; 6 <A 1/1");

        StoreSnapshot snapshot = tracker.snapshotOfEnded();

        assertEquals(2, snapshot.size());
        assertEquals(1, snapshot.endedCount());
        assertEquals(0, snapshot.rowInLogOrder(0));
    }

    @Test
    void afterTheEndNoRowIsOpen() {
        process("HS");
        tracker.finish();

        ConnectionView row = tracker.snapshot().view().at(0);

        assertFalse(row.isOpen());
        assertEquals(EndReason.END_OF_INPUT, row.endReason());
        assertEquals(0, row.logPosition());
        assertEquals(0, tracker.openCount());
    }

    @Test
    void noSnapshotEverChanges() {
        Random random = new Random(9);
        List<StoreSnapshot> snapshots = new ArrayList<>();
        List<List<String>> taken = new ArrayList<>();
        long nanos = Conversation.nanos("0");
        // Enough rows for several chunks.
        for (int i = 0; i < 20_000; i++) {
            nanos += random.nextInt(20_000_000);
            int port = 1 + random.nextInt(20_000);
            process(nanos, Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").udp(port, 40002).payloadLength(3).build());
            if (i % 4_000 == 3_999) {
                StoreSnapshot snapshot = tracker.snapshot();
                snapshots.add(snapshot);
                taken.add(texts(snapshot));
            }
        }
        tracker.finish();

        StoreSnapshot last = tracker.snapshot();
        assertTrue(last.size() > 12_000, "rows: " + last.size());
        List<String> lastTexts = texts(last);
        for (int i = 0; i < snapshots.size(); i++) {
            assertEquals(taken.get(i), texts(snapshots.get(i)), "snapshot " + i);
            endedRowsAreFinal(snapshots.get(i), lastTexts);
        }
    }

    private static void endedRowsAreFinal(StoreSnapshot snapshot, List<String> lastTexts) {
        List<String> texts = texts(snapshot);
        int ended = 0;
        for (int row = 0; row < snapshot.size(); row++) {
            if (!snapshot.view().at(row).isOpen()) {
                assertEquals(lastTexts.get(row), texts.get(row));
                ended++;
            }
        }
        assertEquals(snapshot.endedCount(), ended);
    }

    @Test
    void theFramesOfARowSpanEverythingThatBelongsToIt() {
        process("HS; 0.03 >A 1/1 badck");
        Packet other = Packets.rawIp().ipv4("10.0.0.9", "10.0.0.8").icmp(8, 0).build();
        process(Conversation.nanos("0.04"), other);

        ConnectionView row = tracker.snapshot().view().at(0);

        assertEquals(1, row.firstFrame());
        assertEquals(4, row.lastFrame());
    }
}
