package shad.model.capture.live;

import java.util.Optional;

/// One interface of a capture with the thread that fetches its frames.
final class SourceThread {
    private final String name;
    private final CaptureInterface.Means means;
    private final PacketSource source;
    private final FrameRing ring;
    private final Thread thread;
    private volatile Optional<String> ended = Optional.empty();

    SourceThread(String name, CaptureInterface.Means means, PacketSource source, FrameRing ring) {
        this.name = name;
        this.means = means;
        this.source = source;
        this.ring = ring;
        this.thread = Thread.ofPlatform().name("capture on " + name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        String reason = "capturing failed";
        try {
            reason = source.run(ring);
        } finally {
            source.close();
            ended = Optional.of(reason);
        }
    }

    String name() {
        return name;
    }

    FrameRing ring() {
        return ring;
    }

    /// Once nothing more comes: why, or an empty text when it was stopped. Asked before the ring is found empty it tells
    /// that the ring stays so.
    Optional<String> ended() {
        return ended;
    }

    void stop() {
        source.stop();
    }

    /// In place of [#start].
    void abandon() {
        source.close();
    }

    LiveStatus.InterfaceStatus status() {
        SourceCounts counts = source.counts();
        return new LiveStatus.InterfaceStatus(name, means, counts.received(), counts.kernelDrops(),
                counts.interfaceDrops(), ring.lost(), ended.orElse(""));
    }

    /// Waits until the interface was let go of, or that takes too long.
    void join(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
