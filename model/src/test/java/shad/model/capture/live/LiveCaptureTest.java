package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shad.model.capture.CaptureFault;
import shad.model.capture.Frame;
import shad.model.testing.Packets;
import shad.model.testing.PcapWriter;
import shad.model.testing.TestNetwork;

/// Frames over a real, if virtual, cable.
@Tag("network")
@Timeout(60)
class LiveCaptureTest {
    private static final int FRAMES = 500;

    @TempDir
    private Path folder;

    private TestNetwork network;
    private Path sent;

    @BeforeEach
    void layCable() throws Exception {
        network = TestNetwork.lay();
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < FRAMES; i++) {
            writer.packet(i * 1_000L, Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(1024 + i, 9999)
                    .payload("frame " + i).build());
        }
        sent = Files.write(folder.resolve("sent.pcap"), writer.toByteArray());
    }

    @AfterEach
    void takeCableAway() {
        network.close();
    }

    private LiveCapture open(LiveOptions options, AtomicBoolean stop) throws Exception {
        return network.whereCaptured(() -> LiveCapture.open(options, stop::get));
    }

    private static int takeUntil(LiveCapture capture, Callable<Boolean> done) throws Exception {
        int frames = 0;
        while (!done.call() && capture.next()) {
            frames += capture.isTick() ? 0 : 1;
        }
        return frames;
    }

    private static LiveOptions options() {
        return LiveOptions.on(List.of(TestNetwork.FAR)).withBuffers(8 << 20, 8 << 20);
    }

    @Test
    void everyFrameArrivesWholeAndInOrder() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (LiveCapture capture = open(options(), stop)) {
            network.replay(sent, "--pps=5000");
            long before = 0;
            for (int i = 0; i < FRAMES; i++) {
                do {
                    assertThat(capture.next()).isTrue();
                } while (capture.isTick());
                String text = new String(capture.frame().bytes(), capture.frame().offset() + 42,
                        capture.frame().capturedLength() - 42, StandardCharsets.US_ASCII);
                assertThat(text).startsWith("frame " + i);
                assertThat(capture.frame().timestampNanos()).isGreaterThanOrEqualTo(before);
                before = capture.frame().timestampNanos();
            }
            stop.set(true);
            assertThat(takeUntil(capture, () -> false)).isZero();
            assertThat(capture.status().drops()).isZero();
            assertThat(capture.status().interfaces().getFirst().received()).isEqualTo(FRAMES);
            assertThat(capture.faults()).isEmpty();
        }
    }

    @Test
    void ticksGoOnWithTheWallClockWhileNothingComes() throws Exception {
        try (LiveCapture capture = open(options(), new AtomicBoolean())) {
            long before = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

            assertThat(capture.next()).isTrue();

            assertThat(capture.isTick()).isTrue();
            assertThat(capture.frame().timestampNanos()).isGreaterThan(before);
        }
    }

    @Test
    void stoppingEndsACaptureOnWhichNothingComes() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        try (LiveCapture capture = open(options(), stop)) {
            assertThat(capture.next()).isTrue();
            stop.set(true);

            assertThat(takeUntil(capture, () -> false)).isZero();

            assertThat(capture.faults()).isEmpty();
        }
    }

    @Test
    void aFilterAndASnaplenChooseWhatIsCaptured() throws Exception {
        LiveOptions some = options().withFilter("udp src port 1030").withSnaplen(60)
                .withLimits(CaptureLimits.NONE.withFrames(1));
        try (LiveCapture capture = open(some, new AtomicBoolean())) {
            network.replay(sent, "--topspeed");

            assertThat(takeUntil(capture, () -> false)).isEqualTo(1);

            assertThat(capture.frame().capturedLength()).isLessThanOrEqualTo(60);
            assertThat(new String(capture.frame().bytes(), capture.frame().offset() + 42, 7,
                    StandardCharsets.US_ASCII)).isEqualTo("frame 6");
        }
    }

    @Test
    void anInterfaceThatGoesAwayEndsTheCaptureWithAWordAndWhatCameStays() throws Exception {
        Path file = folder.resolve("recorded.pcapng");
        try (LiveCapture capture = open(options().withRecording(RecordingOptions.to(file)), new AtomicBoolean())) {
            network.replay(sent, "--pps=5000");
            int[] frames = {0};
            while (frames[0] < FRAMES && capture.next()) {
                frames[0] += capture.isTick() ? 0 : 1;
            }
            network.cut();

            assertThat(takeUntil(capture, () -> false)).isZero();

            assertThat(capture.faults()).extracting(CaptureFault::reason).singleElement().asString()
                    .contains("capturing on far0 ended");
        }
        assertThat(Files.size(file)).isGreaterThan(Files.size(sent));
    }

    @Test
    void pcap4jsOwnLoopGivesTheSameFrames() throws Exception {
        FrameRing ring = new FrameRing(1 << 22);
        PcapSource source = network.whereCaptured(() -> PcapSource.openThroughPcap4j(TestNetwork.FAR, options()));
        assertRuns(source, ring);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TCPDUMP", "DUMPCAP"})
    void aHelperGivesTheSameFramesOverAPipe(CaptureHelper helper) throws Exception {
        assumeTrue(helper.find().isPresent(), "needs " + helper.program());
        assertThat(network.whereCaptured(() -> helper.mayCaptureOn(TestNetwork.FAR))).isTrue();
        assertThat(network.whereCaptured(() -> helper.mayCaptureOn("none0"))).isFalse();
        FrameRing ring = new FrameRing(1 << 22);
        PacketSource source = network.whereCaptured(() -> PipeSource.open(helper, TestNetwork.FAR, options()));
        // It has opened the interface once it says so, or soon after.
        Thread.sleep(1500);
        assertRuns(source, ring);
        assertThat(source.counts().received()).isEqualTo(FRAMES);
    }

    private void assertRuns(PacketSource source, FrameRing ring) throws Exception {
        String[] reason = {"still running"};
        Thread thread = new Thread(() -> reason[0] = source.run(ring));
        thread.start();
        network.replay(sent, "--pps=5000");
        Frame frame = new Frame();
        for (int i = 0; i < FRAMES; i++) {
            while (ring.isEmpty()) {
                Thread.sleep(1);
            }
            ring.read(frame, i + 1, 0);
            assertThat(frame.timestampNanos()).isGreaterThan(1_600_000_000_000_000_000L);
            assertThat(new String(frame.bytes(), frame.offset() + 42, 6 + Integer.toString(i).length(),
                    StandardCharsets.US_ASCII)).isEqualTo("frame " + i);
            ring.remove();
        }
        source.stop();
        thread.join(10_000);
        assertThat(reason[0]).isEmpty();
        source.close();
    }
}
