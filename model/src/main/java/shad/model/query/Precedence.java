package shad.model.query;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Filtering and sorting go before counting: somebody waits for the rows, and both would take the same processors. For any
/// thread.
final class Precedence {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final AtomicInteger FIRST = new AtomicInteger();

    private Precedence() {}

    /// Does something while whoever gives way waits.
    static <T> T first(Supplier<T> work) {
        FIRST.incrementAndGet();
        try {
            return work.get();
        } finally {
            FIRST.decrementAndGet();
        }
    }

    /// Waits until nothing goes first, or the thread is interrupted.
    static void giveWay() {
        while (FIRST.get() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
