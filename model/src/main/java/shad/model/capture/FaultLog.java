package shad.model.capture;

import java.util.ArrayList;
import java.util.List;

/// Collects the faults of one capture: the first ones in full, the rest as a number. Owned by the cursor's thread.
public final class FaultLog {
    /// Faults that are kept in full.
    public static final int LIMIT = 100;

    private final String file;
    private final List<CaptureFault> faults = new ArrayList<>();
    private long count;

    /// @param file name of the capture as a person knows it
    public FaultLog(String file) {
        this.file = file;
    }

    /// Adds a fault; see [CaptureFault] for what the arguments mean.
    public void report(long frameNumber, long filePosition, CaptureFault.Kind kind, String reason) {
        count++;
        if (faults.size() < LIMIT) {
            faults.add(new CaptureFault(file, frameNumber, filePosition, kind, reason));
        }
    }

    /// A copy of the faults kept.
    public List<CaptureFault> faults() {
        return List.copyOf(faults);
    }

    /// All faults ever reported.
    public long count() {
        return count;
    }
}
