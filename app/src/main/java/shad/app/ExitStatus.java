package shad.app;

/// What the command line tells its caller by the exit status.
final class ExitStatus {
    /// Everything was read.
    static final int OK = 0;
    /// Some capture was cut, damaged or unreadable; what precedes the damage is logged. Or it reached a limit against
    /// floods, and some rows say less than Zeek's would.
    static final int DAMAGED = 1;
    /// The command line is wrong.
    static final int USAGE = 2;
    /// Nothing could be read, or the result could not be written.
    static final int FAILED = 3;

    /// There is no display to open a window on (EX_UNAVAILABLE of sysexits.h).
    static final int NO_DISPLAY = 69;

    private ExitStatus() {}
}
