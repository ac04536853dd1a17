package shad.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets work end in order when the process is told to end (Ctrl+C, SIGTERM), and the process with the work's status.
final class StopOnSignal implements AutoCloseable {
    /// A disk that hangs must not keep a process that was told to end.
    private static final long LONGEST_SECONDS = 30;

    private final Thread hook;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int status = ExitStatus.FAILED;

    /// @param stop makes the work end soon; run on another thread
    StopOnSignal(Runnable stop) {
        hook = new Thread(() -> {
            stop.run();
            awaitEnd();
            // Without this the status would be that of the signal.
            Runtime.getRuntime().halt(status);
        }, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        try {
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("shad: the logs could not be completed in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The work has ended with this [ExitStatus].
    void ended(int exitStatus) {
        status = exitStatus;
        done.countDown();
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already.
        }
    }
}
