package shad.model.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.FlowIndex;
import shad.model.capture.live.LiveStatus;
import shad.model.conn.KnownService;
import shad.model.conn.RememberedService;
import shad.model.store.StoreSnapshot;

/// How the rows of one analysis come about. Used by the thread that runs it.
interface Reading extends AutoCloseable {
    /// Goes on for a fraction of a millisecond.
    ///
    /// @return false once there is nothing more to read
    /// @throws CaptureException when it turns out that nothing can be read
    boolean advance() throws CaptureException;

    /// Ends the rows that are open, as if the input ended here.
    void finish();

    /// The rows so far.
    ///
    /// @param open whether to show open ones, too
    StoreSnapshot snapshot(boolean open);

    /// Lets go of the rows before a place in the order of the log; nobody reads them again.
    void forgetLogged(int end);

    Progress progress(long elapsedNanos);

    List<CaptureFault> faults();

    long faultCount();

    List<Untracked> untracked();

    List<LimitReached> limits();

    List<KnownService> knownServices();

    List<RememberedService> seenServices();

    /// What the log looks like that is read; null for a capture.
    @Nullable
    LogShape log();

    /// How the capture is doing; null for what is not live.
    @Nullable
    LiveStatus liveStatus();

    /// What is needed in order to read a capture again from any frame so far; empty for a log.
    long[] landmarks();

    /// Which stretches of a capture hold frames of which flows; null where nobody noted it.
    @Nullable
    FlowIndex flowIndex();

    @Override
    void close();
}
