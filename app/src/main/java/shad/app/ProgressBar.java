package shad.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import shad.model.analysis.Progress;
import shad.model.capture.live.LiveStatus;

/// One line on a terminal that says how far an analysis is; nothing where standard error is no terminal. Any thread,
/// one at a time.
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final long NANOS_PER_RATE = 1_000_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean enabled;
    private boolean shown;
    private long lastNanos;
    private long lastFrames;
    private long lastBytes;

    ProgressBar(PrintStream out, boolean enabled) {
        this.out = out;
        this.enabled = enabled;
    }

    /// A bar on standard error, if that is a terminal.
    static ProgressBar onStandardError() {
        return new ProgressBar(System.err, isTerminal());
    }

    private static boolean isTerminal() {
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            // Without /proc nobody can tell; a log file full of bars would be worse than no bar.
            return false;
        }
    }

    /// Draws the line anew.
    void show(String name, Progress progress) {
        if (!enabled) {
            return;
        }
        shown = true;
        StringBuilder line = new StringBuilder(ERASE_LINE);
        double fraction = progress.fraction();
        if (fraction >= 0) {
            int done = (int) Math.round(fraction * WIDTH);
            line.append('[').repeat("=", done).repeat(" ", WIDTH - done).append("] ");
            line.append(String.format(Locale.ROOT, "%3.0f %%  ", fraction * 100));
        }
        line.append(String.format(
                Locale.ROOT, "%,d frames  %,d connections  %s", progress.frames(), progress.connections(), name));
        out.print(line);
        out.flush();
    }

    /// Draws the line of a live capture anew, with the rates since it was drawn last.
    void show(LiveStatus status, Progress progress) {
        if (!enabled || progress.elapsedNanos() - lastNanos < NANOS_PER_RATE) {
            return;
        }
        double seconds = (progress.elapsedNanos() - lastNanos) / 1e9;
        double framesPerSecond = (status.frames() - lastFrames) / seconds;
        double bitsPerSecond = 8 * (status.bytes() - lastBytes) / seconds;
        lastNanos = progress.elapsedNanos();
        lastFrames = status.frames();
        lastBytes = status.bytes();
        shown = true;
        out.print(ERASE_LINE + String.format(
                Locale.ROOT,
                "%,.0f packets/s  %,.1f Mbit/s  %,d packets  %,d connections  %,d dropped",
                framesPerSecond,
                bitsPerSecond / 1e6,
                status.frames(),
                progress.connections(),
                status.drops()));
        out.flush();
    }

    /// Takes the line away.
    void clear() {
        if (shown) {
            shown = false;
            out.print(ERASE_LINE);
            out.flush();
        }
    }
}
