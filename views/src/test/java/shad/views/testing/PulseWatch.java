package shad.views.testing;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// Asks the FX thread for a sign of life every few milliseconds, and remembers how long it took at most to give one, and
/// how much of the processor it used meanwhile. The latter does not depend on what else the machine does.
public final class PulseWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 4;

    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong busiestNanos = new AtomicLong();
    /// Processor time of the FX thread at its last sign of life. FX thread only.
    private long lastUsedNanos = Long.MAX_VALUE;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private final Thread thread = Thread.ofPlatform().daemon().name("pulse watch").start(this::watch);
    private volatile boolean closed;

    @SuppressWarnings("BusyWait") // it is a clock
    private void watch() {
        while (!closed) {
            if (waiting.compareAndSet(false, true)) {
                long asked = System.nanoTime();
                Platform.runLater(() -> {
                    longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max);
                    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    busiestNanos.accumulateAndGet(used - lastUsedNanos, Math::max);
                    lastUsedNanos = used;
                    waiting.set(false);
                });
            }
            try {
                Thread.sleep(PERIOD_MILLIS);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// The longest silence since the last call, in milliseconds.
    public double longestMillis() {
        return longestNanos.getAndSet(0) / 1e6;
    }

    /// The most processor time between two signs of life since the last call, in milliseconds.
    public double busiestMillis() {
        return busiestNanos.getAndSet(0) / 1e6;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
