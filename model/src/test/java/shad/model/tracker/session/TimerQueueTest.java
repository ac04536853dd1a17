package shad.model.tracker.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shad.model.capture.Frame;
import shad.model.capture.LinkType;
import shad.model.testing.Packets;
import shad.model.tracker.ConnTracker;
import shad.model.tracker.TrackerOptions;

class TimerQueueTest {
    private final Connection connection = someConnection();

    @Test
    void equalTimesLeaveInTheOrderThatTheShapeOfZeeksHeapMakes() {
        TimerQueue queue = new TimerQueue();
        List<ConnTimer> timers = IntStream.range(0, 20).mapToObj(i -> timer(7)).toList();
        timers.forEach(queue::add);

        List<Integer> labels = new ArrayList<>();
        while (!queue.isEmpty()) {
            labels.add(timers.indexOf(queue.pop()) + 2);
        }

        assertEquals(List.of(2, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3), labels);
    }

    @Test
    void aTimerIsDueAtItsTimeAndNotBefore() {
        TimerQueue queue = new TimerQueue();
        queue.add(timer(5));

        assertFalse(queue.isDue(Math.nextDown(5.0)));
        assertTrue(queue.isDue(5));
        assertFalse(new TimerQueue().isDue(Double.MAX_VALUE));
    }

    @Test
    void whateverIsAddedPoppedAndCancelledTheOrderIsThatOfZeeksHeap() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            TimerQueue queue = new TimerQueue();
            ZeekHeap heap = new ZeekHeap();
            int span = 1 + random.nextInt(50);
            for (int i = 0; i < 2_000; i++) {
                int choice = random.nextInt(10);
                if (choice < 5 || queue.isEmpty()) {
                    ConnTimer timer = timer(random.nextInt(span));
                    heap.add(timer);
                    queue.add(timer);
                } else if (choice < 8) {
                    ConnTimer expected = heap.pop();
                    assertSame(expected, queue.pop());
                } else {
                    ConnTimer victim = heap.timers.get(random.nextInt(heap.timers.size()));
                    heap.cancel(victim);
                    queue.cancel(victim);
                }
            }
            while (!queue.isEmpty()) {
                assertSame(heap.pop(), queue.pop());
            }
            assertTrue(heap.timers.isEmpty());
        }
    }

    private ConnTimer timer(double time) {
        return new ConnTimer(connection, TimerKind.INACTIVITY, time);
    }

    private static Connection someConnection() {
        ConnTracker tracker = new ConnTracker(TrackerOptions.DEFAULT);
        byte[] ping = Packets.rawIp().ipv4("10.0.0.1", "10.0.0.2").icmp(8, 0).build().bytes();
        Frame frame = new Frame();
        frame.from(0, LinkType.RAW);
        frame.wrap(ping, 0, ping.length, ping.length, 0, 1, 0);
        tracker.process(frame);
        return tracker.timers().pop().connection();
    }

    /// The heap as its description reads: two lists, no index kept anywhere.
    private static final class ZeekHeap {
        final List<ConnTimer> timers = new ArrayList<>();
        final List<Double> times = new ArrayList<>();

        void add(ConnTimer timer) {
            timers.add(timer);
            times.add(timer.timeSeconds);
            up(timers.size() - 1);
        }

        void cancel(ConnTimer timer) {
            int index = timers.indexOf(timer);
            times.set(index, Double.NEGATIVE_INFINITY);
            up(index);
            pop();
        }

        ConnTimer pop() {
            ConnTimer top = timers.getFirst();
            ConnTimer lastTimer = timers.removeLast();
            double lastTime = times.removeLast();
            if (!timers.isEmpty()) {
                timers.set(0, lastTimer);
                times.set(0, lastTime);
                down();
            }
            return top;
        }

        private void up(int from) {
            int i = from;
            while (i > 0 && times.get(i >> 1) > times.get(i)) {
                swap(i, i >> 1);
                i >>= 1;
            }
        }

        private void down() {
            int i = 0;
            double value = times.get(0);
            while (true) {
                int left = 2 * i;
                int right = 2 * i + 1;
                if (left >= times.size()) {
                    return;
                }
                int child = right < times.size() && !(times.get(left) < times.get(right)) ? right : left;
                if (times.get(child) >= value) {
                    return;
                }
                swap(i, child);
                i = child;
            }
        }

        private void swap(int a, int b) {
            ConnTimer timer = timers.get(a);
            timers.set(a, timers.get(b));
            timers.set(b, timer);
            double time = times.get(a);
            times.set(a, times.get(b));
            times.set(b, time);
        }
    }
}
