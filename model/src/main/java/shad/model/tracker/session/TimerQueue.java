package shad.model.tracker.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All timers of a run, by time. Which of two equal times comes first shows in the order of conn.log, so the heap is
/// shaped as Zeek's: slot 0 is its own left child and slot 1 its right one, from there on it is a heap that counts
/// from 1 (Zeek, PriorityQueue). Owned by the tracker thread.
public final class TimerQueue {
    /// The timers' times stand beside them, so that sifting reads one array and not objects all over the memory.
    private double[] times = new double[1024];
    private @Nullable ConnTimer[] heap = new @Nullable ConnTimer[1024];
    private int size;

    /// Adds a timer that is in no queue.
    public void add(ConnTimer timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
            times = Arrays.copyOf(times, size * 2);
        }
        siftUp(size++, timer, timer.timeSeconds);
    }

    /// Takes a timer out before its time.
    public void cancel(ConnTimer timer) {
        siftUp(timer.heapIndex, timer, Double.NEGATIVE_INFINITY);
        pop();
    }

    /// Whether a timer is due at this time; the time itself included.
    public boolean isDue(double nowSeconds) {
        return size > 0 && times[0] <= nowSeconds;
    }

    /// Takes out the first timer of a queue that is not empty.
    public ConnTimer pop() {
        ConnTimer top = at(0);
        top.heapIndex = -1;
        size--;
        ConnTimer last = at(size);
        heap[size] = null;
        if (size > 0) {
            siftDown(last, times[size]);
        }
        return top;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /// Puts a timer in the place of `start` or, as long as what is above it comes later, further up.
    private void siftUp(int start, ConnTimer timer, double time) {
        int index = start;
        while (index > 0 && times[index >> 1] > time) {
            place(at(index >> 1), times[index >> 1], index);
            index >>= 1;
        }
        place(timer, time, index);
    }

    /// Puts a timer at the top or, as long as what is below it comes earlier, further down.
    private void siftDown(ConnTimer timer, double time) {
        times[0] = time;
        int index = 0;
        while (2 * index < size) {
            int smaller = 2 * index;
            int right = smaller + 1;
            if (right < size && times[right] <= times[smaller]) {
                smaller = right;
            }
            if (times[smaller] >= time) {
                break;
            }
            place(at(smaller), times[smaller], index);
            times[smaller] = time;
            index = smaller;
        }
        place(timer, time, index);
    }

    private ConnTimer at(int index) {
        ConnTimer timer = heap[index];
        if (timer == null) {
            throw new IllegalStateException("timer queue: nothing at " + index + " of " + size);
        }
        return timer;
    }

    private void place(ConnTimer timer, double time, int index) {
        heap[index] = timer;
        times[index] = time;
        timer.heapIndex = index;
    }
}
