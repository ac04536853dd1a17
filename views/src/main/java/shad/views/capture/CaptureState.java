package shad.views.capture;

/// Where the window stands with its capture.
public enum CaptureState {
    /// None was opened.
    EMPTY,
    RUNNING,
    /// Asked to stop, still running.
    STOPPING,
    FINISHED,
    /// Stopped by a person; the rows up to there are shown.
    CANCELLED,
    /// Nothing of it could be read.
    FAILED;

    public boolean isRunning() {
        return this == RUNNING || this == STOPPING;
    }
}
