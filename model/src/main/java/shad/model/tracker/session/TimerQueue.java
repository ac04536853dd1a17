package shad.model.tracker.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All timers of a run, by time. Which of two equal times comes first shows in the order of conn.log, so the heap is
/// shaped as Zeek's: slot 0 is its own left child and slot 1 its right one, from there on it is a heap that counts
/// from 1 (Zeek, PriorityQueue). Owned by the tracker thread.
public final class TimerQueue {
    private @Nullable ConnTimer[] heap = new @Nullable ConnTimer[1024];
    private int size;

    /// Adds a timer that is in no queue.
    public void add(ConnTimer timer) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        place(timer, size);
        siftUp(size++);
    }

    /// Takes a timer out before its time.
    public void cancel(ConnTimer timer) {
        timer.timeSeconds = Double.NEGATIVE_INFINITY;
        siftUp(timer.heapIndex);
        pop();
    }

    /// Whether a timer is due at this time; the time itself included.
    public boolean isDue(double nowSeconds) {
        return size > 0 && at(0).timeSeconds <= nowSeconds;
    }

    /// Takes out the first timer of a queue that is not empty.
    public ConnTimer pop() {
        ConnTimer top = at(0);
        top.heapIndex = -1;
        size--;
        ConnTimer last = at(size);
        heap[size] = null;
        if (size > 0) {
            place(last, 0);
            siftDown();
        }
        return top;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    private void siftUp(int start) {
        int index = start;
        while (index > 0) {
            int parent = index >> 1;
            if (at(parent).timeSeconds <= at(index).timeSeconds) {
                return;
            }
            swap(parent, index);
            index = parent;
        }
    }

    private void siftDown() {
        int index = 0;
        double time = at(0).timeSeconds;
        while (true) {
            int left = 2 * index;
            int right = left + 1;
            int smaller = left;
            if (left >= size) {
                return;
            }
            if (right < size && at(right).timeSeconds <= at(left).timeSeconds) {
                smaller = right;
            }
            if (at(smaller).timeSeconds >= time) {
                return;
            }
            swap(smaller, index);
            index = smaller;
        }
    }

    private ConnTimer at(int index) {
        ConnTimer timer = heap[index];
        if (timer == null) {
            throw new IllegalStateException("timer queue: nothing at " + index + " of " + size);
        }
        return timer;
    }

    private void swap(int a, int b) {
        ConnTimer first = at(a);
        place(at(b), a);
        place(first, b);
    }

    private void place(ConnTimer timer, int index) {
        heap[index] = timer;
        timer.heapIndex = index;
    }
}
