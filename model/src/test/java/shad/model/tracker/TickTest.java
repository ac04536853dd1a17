package shad.model.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.conn.EndReason;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.Packets;

/// Time that goes on without frames.
class TickTest {
    private final ConnTracker tracker = new ConnTracker(TrackerOptions.DEFAULT);
    private final Frame frame = new Frame();
    private final Packet datagram =
            Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(40001, 9999).payload("x").build();

    private void datagramAt(String seconds) {
        byte[] bytes = datagram.bytes();
        frame.from(0, datagram.linkType());
        frame.wrap(bytes, 0, bytes.length, datagram.originalLength(), Conversation.nanos(seconds), 1, 0);
        tracker.process(frame);
    }

    @Test
    void aSilentConversationEndsWithoutAnotherFrame() {
        datagramAt("0");
        tracker.advance(Conversation.nanos("59.9"));
        assertEquals(1, tracker.openCount());

        tracker.advance(Conversation.nanos("60"));

        assertEquals(0, tracker.openCount());
        assertEquals(EndReason.INACTIVE, tracker.snapshot().view().at(0).endReason());
    }

    @Test
    void aTickFromThePastChangesNothing() {
        datagramAt("100");
        tracker.advance(Conversation.nanos("0"));
        datagramAt("159.9");

        tracker.finish();

        assertEquals(1, tracker.snapshot().endedCount());
        assertEquals(2, tracker.snapshot().view().at(0).origPackets());
    }

    @Test
    void moreTimersThanAFrameMayRunAllRunInOneTick() {
        for (int i = 0; i < 1000; i++) {
            Packet packet = Packets.ethernet().ipv4("10.0.0.1", "10.0.1." + i % 250).udp(40001 + i, 9999).payload("x")
                    .build();
            byte[] bytes = packet.bytes();
            frame.from(0, packet.linkType());
            frame.wrap(bytes, 0, bytes.length, bytes.length, Conversation.nanos("0"), i + 1, 0);
            tracker.process(frame);
        }

        tracker.advance(Conversation.nanos("61"));

        assertEquals(0, tracker.openCount());
    }
}
