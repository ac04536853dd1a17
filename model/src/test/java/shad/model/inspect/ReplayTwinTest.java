package shad.model.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.testing.PcapWriter;
import shad.model.testing.twin.RandomTrace;

/// Every connection of random conversations comes out the same when its own packets are followed again.
class ReplayTwinTest {
    private static final int TRACES = 60;

    @Test
    void randomConnectionsComeOutTheSame() {
        Random seeds = new Random(7);
        int rows = 0;
        for (int i = 0; i < TRACES; i++) {
            long seed = seeds.nextLong();
            PcapWriter capture = new PcapWriter().nanos().linkType(101);
            new RandomTrace(seed)
                    .packets().forEach(packet -> capture.packet(packet.micros() * 1000, packet.build()));
            List<FlowStory> stories = Stories.of(capture.toByteArray());
            for (FlowStory story : stories) {
                assertEquals(FlowStory.Outcome.ALONE, story.outcome(), "seed " + seed + " " + story.history());
            }
            rows += stories.size();
        }
        assertTrue(rows > TRACES * 35, rows + " rows");
    }
}
