package shad.model.capture.live;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.FaultLog;
import shad.model.capture.Frame;
import shad.model.capture.FrameCursor;

/// Frames of one or more interfaces as they come, merged by time, and ticks while none come, as Zeek's clock goes on
/// with the wall clock after [#IDLE_NANOS] of silence (`packet_source_inactivity_timeout`). Each interface has a thread
/// that fills a ring; the thread that calls [#next] empties them, and records the frames where that was asked for.
public final class LiveCapture implements FrameCursor {
    /// After this time without a frame the clock goes on by itself.
    public static final long IDLE_NANOS = 100_000_000;
    /// How long a frame waits for older ones of other interfaces.
    private static final long REORDER_NANOS = 60_000_000;
    private static final long SHORTEST_PARK_NANOS = 250_000;
    private static final long LONGEST_PARK_NANOS = 4_000_000;
    private static final int FRAMES_PER_LOOK = 64;
    private static final long CLOSE_MILLIS = 3000;
    private static final int NONE = -1;

    private final LiveOptions options;
    private final BooleanSupplier stopped;
    private final List<SourceThread> sources = new ArrayList<>();
    private final FaultLog faults;
    private final Frame frame = new Frame();
    private final boolean[] endTold;
    private final long startNanos = System.nanoTime();
    private @Nullable Recorder recorder;
    /// The ring that holds the frame in place, or [#NONE].
    private int current = NONE;
    private boolean tick;
    private boolean stopping;
    private int untilLook = FRAMES_PER_LOOK;
    private long frames;
    private long bytes;

    private LiveCapture(LiveOptions options, BooleanSupplier stopped) {
        this.options = options;
        this.stopped = stopped;
        this.endTold = new boolean[options.interfaces().size()];
        this.faults = new FaultLog(String.join(", ", options.interfaces()));
    }

    /// Opens the interfaces and starts to capture. Where Shad itself may not capture, a helper does that may.
    ///
    /// @param stopped asked now and then on the thread that calls [#next]: whether to stop. What was captured by then
    ///     still comes
    /// @throws LiveCaptureException when an interface cannot be captured on, or the filter is wrong
    /// @throws CaptureException when the recording cannot be begun
    public static LiveCapture open(LiveOptions options, BooleanSupplier stopped) throws CaptureException {
        LiveCapture capture = new LiveCapture(options, stopped);
        boolean opened = false;
        try {
            for (String name : options.interfaces()) {
                capture.add(name);
            }
            RecordingOptions recording = options.recording();
            if (recording != null) {
                capture.record(recording);
            }
            capture.sources.forEach(SourceThread::start);
            opened = true;
            return capture;
        } finally {
            if (!opened) {
                capture.abandon();
            }
        }
    }

    private void add(String name) throws LiveCaptureException {
        FrameRing ring = new FrameRing(options.ringBytes());
        try {
            PacketSource source = PcapSource.open(name, options);
            sources.add(new SourceThread(name, CaptureInterface.Means.SHAD, source, ring));
        } catch (LiveCaptureException e) {
            CaptureHelper helper = helperInPlaceOf(e, name);
            PacketSource source = PipeSource.open(helper, name, options);
            sources.add(new SourceThread(name, helper.means(), source, ring));
        }
    }

    private static CaptureHelper helperInPlaceOf(LiveCaptureException refusal, String name)
            throws LiveCaptureException {
        if (refusal.obstacle().kind() == Obstacle.Kind.PERMISSION) {
            for (CaptureHelper helper : CaptureHelper.values()) {
                if (helper.mayCaptureOn(name)) {
                    return helper;
                }
            }
        }
        throw refusal;
    }

    private void record(RecordingOptions recording) throws CaptureException {
        try {
            recorder = new Recorder(recording, options.interfaces(), options.snaplen(), wallNanos());
        } catch (FileAlreadyExistsException e) {
            throw new CaptureException(e.getFile() + " exists already; choose another name for the recording", e);
        } catch (IOException e) {
            throw new CaptureException(
                    "the recording cannot be written to " + recording.file() + " (" + e + "); choose another place", e);
        }
    }

    /// Nothing was started yet.
    private void abandon() {
        sources.forEach(SourceThread::abandon);
        if (recorder != null) {
            recorder.close();
        }
    }

    @Override
    public boolean next() {
        if (current != NONE) {
            sources.get(current).ring().remove();
            current = NONE;
        }
        tick = false;
        if (--untilLook == 0) {
            untilLook = FRAMES_PER_LOOK;
            look();
        }
        if (isLimitReached()) {
            stop();
            return false;
        }
        int chosen = sources.size() == 1 ? onlyOne() : oldest();
        if (chosen == NONE) {
            return awaitNext();
        }
        take(chosen);
        return true;
    }

    /// Looks again and again, at first soon. To be woken up by who captures would cost both threads more than what a
    /// frame costs otherwise, for every frame.
    private boolean awaitNext() {
        long idleSince = System.nanoTime();
        long parkNanos = SHORTEST_PARK_NANOS;
        while (true) {
            look();
            boolean ended = haveAllEnded();
            int chosen = sources.size() == 1 ? onlyOne() : oldest();
            if (chosen != NONE) {
                take(chosen);
                return true;
            }
            if (ended && areAllEmpty()) {
                return false;
            }
            if (System.nanoTime() - idleSince >= IDLE_NANOS) {
                tick = true;
                frame.wrap(Layouts.NO_BYTES, 0, 0, 0, wallNanos(), frames, frame.filePosition());
                return true;
            }
            LockSupport.parkNanos(parkNanos);
            parkNanos = Math.min(2 * parkNanos, LONGEST_PARK_NANOS);
        }
    }

    /// Whether it is time to stop, and whether an interface has gone.
    private void look() {
        if (stopped.getAsBoolean() || System.nanoTime() - startNanos >= options.limits().duration().toNanos()) {
            stop();
        }
        for (int i = 0; i < endTold.length; i++) {
            SourceThread source = sources.get(i);
            String reason = source.ended().orElse("");
            if (!endTold[i] && !reason.isEmpty()) {
                endTold[i] = true;
                faults.report(frames + 1, frame.filePosition(), CaptureFault.Kind.READ_ERROR,
                        "capturing on " + source.name() + " ended: " + reason);
            }
        }
    }

    private boolean isLimitReached() {
        return frames >= options.limits().frames() || bytes >= options.limits().bytes();
    }

    private void stop() {
        if (!stopping) {
            stopping = true;
            sources.forEach(SourceThread::stop);
        }
    }

    private int onlyOne() {
        return sources.getFirst().ring().isEmpty() ? NONE : 0;
    }

    /// The interface with the oldest frame, unless an older one may still come from another.
    private int oldest() {
        int oldest = NONE;
        long oldestNanos = Long.MAX_VALUE;
        boolean mayBeOlder = false;
        for (int i = 0; i < sources.size(); i++) {
            SourceThread source = sources.get(i);
            boolean ended = source.ended().isPresent();
            if (source.ring().isEmpty()) {
                mayBeOlder |= !ended;
            } else if (oldest == NONE || source.ring().timestampNanos() < oldestNanos) {
                oldest = i;
                oldestNanos = source.ring().timestampNanos();
            }
        }
        // An interface whose clock is off, to either side, is not waited for.
        boolean young = oldest != NONE && mayBeOlder && Math.abs(wallNanos() - oldestNanos) < REORDER_NANOS;
        return young ? NONE : oldest;
    }

    private void take(int chosen) {
        current = chosen;
        FrameRing ring = sources.get(chosen).ring();
        int linkType = ring.linkType();
        frames++;
        frame.from(chosen, linkType);
        ring.read(frame, frames, frame.filePosition());
        bytes += frame.capturedLength();
        if (recorder != null) {
            ring.read(frame, frames, recorder.write(chosen, linkType, frame));
        }
    }

    private boolean haveAllEnded() {
        for (SourceThread source : sources) {
            if (source.ended().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean areAllEmpty() {
        for (SourceThread source : sources) {
            if (!source.ring().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static long wallNanos() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public boolean isTick() {
        return tick;
    }

    @Override
    public Frame frame() {
        return frame;
    }

    /// How it is doing. Belongs to the thread that calls [#next].
    public LiveStatus status() {
        return new LiveStatus(
                sources.stream().map(SourceThread::status).toList(),
                frames,
                bytes,
                recorder == null ? null : recorder.status());
    }

    @Override
    public long bytesRead() {
        return bytes;
    }

    @Override
    public long size() {
        return -1;
    }

    @Override
    public List<CaptureFault> faults() {
        return faults.faults();
    }

    @Override
    public long faultCount() {
        return faults.count();
    }

    @Override
    public long[] landmarks() {
        return recorder == null ? new long[0] : recorder.landmarks();
    }

    /// Stops capturing, and completes the recording.
    @Override
    public void close() {
        stop();
        try {
            for (SourceThread source : sources) {
                source.join(CLOSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (recorder != null) {
            recorder.close();
        }
    }
}
