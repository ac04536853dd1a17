package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.testing.Bytes;

class FrameRingTest {
    private static final int CAPACITY = 1 << 12;

    private final FrameRing ring = new FrameRing(CAPACITY);
    private final Frame frame = new Frame();

    @Test
    void framesComeOutAsTheyWentIn() {
        Random random = new Random(1);
        Deque<byte[]> expected = new ArrayDeque<>();
        long put = 0;
        long taken = 0;
        for (int i = 0; i < 100_000; i++) {
            if (random.nextBoolean()) {
                byte[] bytes = Arrays.copyOf(Bytes.counting(256), random.nextInt(200));
                long lost = ring.lost();
                ring.put(bytes, 0, bytes.length, bytes.length + 7, put);
                if (ring.lost() == lost) {
                    expected.add(bytes);
                    put++;
                }
            } else if (!ring.isEmpty()) {
                ring.read(frame, taken + 1, 0);
                byte[] bytes = expected.remove();
                assertThat(frame.timestampNanos()).isEqualTo(taken);
                assertThat(frame.originalLength()).isEqualTo(bytes.length + 7);
                assertThat(Arrays.copyOfRange(
                        frame.bytes(), frame.offset(), frame.offset() + frame.capturedLength()))
                        .isEqualTo(bytes);
                ring.remove();
                taken++;
            }
            assertThat(ring.isEmpty()).isEqualTo(expected.isEmpty());
        }
        assertThat(taken).isGreaterThan(10_000);
    }

    @Test
    void aFrameThatFindsNoRoomIsCounted() {
        byte[] bytes = new byte[CAPACITY / 4];
        for (int i = 0; i < 7; i++) {
            ring.put(bytes, 0, bytes.length, bytes.length, i);
        }

        assertThat(ring.lost()).isEqualTo(3);
        ring.remove();
        ring.put(bytes, 0, bytes.length, bytes.length, 7);
        assertThat(ring.lost()).isEqualTo(3);
    }

    @Test
    void manySmallFramesRunOutOfSlotsAndAreCounted() {
        byte[] bytes = new byte[1];
        for (int i = 0; i < CAPACITY; i++) {
            ring.put(bytes, 0, 1, 1, i);
        }

        assertThat(ring.lost()).isEqualTo(CAPACITY - CAPACITY / 128);
    }

    @Test
    void aFrameLargerThanAllIsLost() {
        ring.put(new byte[CAPACITY + 1], 0, CAPACITY + 1, CAPACITY + 1, 0);

        assertThat(ring.lost()).isEqualTo(1);
        assertThat(ring.isEmpty()).isTrue();
    }
}
