package shad.model.capture;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import shad.model.buffer.Layouts;

/// Gives the frames of another cursor at the pace of their times, and ticks in between, as a live capture would.
public final class PacedCursor extends ForwardingCursor {
    /// Longest time, on the clock of the wall, without a frame or a tick.
    static final long IDLE_NANOS = 100_000_000;

    private final FrameCursor source;
    private final Pace pace;
    private final BooleanSupplier stopped;
    private final LongSupplier nanoTime;
    private final LongConsumer wait;
    private final Frame tickFrame = new Frame();
    private boolean begun;
    /// The source's frame is in place, and its time has not come.
    private boolean pending;
    private boolean tick;
    private long startNanos;
    private long firstTimestampNanos;

    /// @param stopped asked while it waits for a frame's time: whether to give up
    public PacedCursor(FrameCursor source, Pace pace, BooleanSupplier stopped) {
        this(source, pace, stopped, System::nanoTime, LockSupport::parkNanos);
    }

    /// @param nanoTime the clock of the wall, from any beginning
    /// @param wait lets a number of its nanoseconds pass, or fewer
    PacedCursor(FrameCursor source, Pace pace, BooleanSupplier stopped, LongSupplier nanoTime, LongConsumer wait) {
        super(source);
        this.source = source;
        this.pace = pace;
        this.stopped = stopped;
        this.nanoTime = nanoTime;
        this.wait = wait;
    }

    @Override
    public boolean next() {
        if (stopped.getAsBoolean() || !pending && !source.next()) {
            return false;
        }
        long now = nanoTime.getAsLong();
        if (!begun) {
            begun = true;
            startNanos = now;
            firstTimestampNanos = source.frame().timestampNanos();
        }
        pending = true;
        long waited = 0;
        long untilDue = nanosUntilDue(now);
        while (untilDue > 0 && waited < IDLE_NANOS && !stopped.getAsBoolean()) {
            wait.accept(Math.min(untilDue, IDLE_NANOS - waited));
            long then = now;
            now = nanoTime.getAsLong();
            waited += now - then;
            untilDue = nanosUntilDue(now);
        }
        tick = untilDue > 0;
        pending = tick;
        if (tick) {
            long played = (long) ((now - startNanos) * pace.factor());
            Frame next = source.frame();
            tickFrame.wrap(Layouts.NO_BYTES, 0, 0, 0, firstTimestampNanos + played, next.frameNumber() - 1,
                    next.filePosition());
        }
        return true;
    }

    private long nanosUntilDue(long now) {
        double due = (source.frame().timestampNanos() - firstTimestampNanos) / pace.factor();
        return (long) due - (now - startNanos);
    }

    @Override
    public boolean isTick() {
        return tick;
    }

    @Override
    public Frame frame() {
        return tick ? tickFrame : super.frame();
    }
}
