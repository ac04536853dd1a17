package shad.model.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shad.model.testing.PcapWriter;

/// Waits for seconds only where the analysis does not end.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnalysisCancelTest {
    /// Far more than the tenth of a second that is promised, far less than a person would wait.
    private static final long PATIENCE_MILLIS = 2_000;

    private static final byte[] THREE_FRAMES = new PcapWriter()
            .record(0, 4, 4, new byte[4])
            .record(1, 4, 4, new byte[4])
            .record(2, 4, 4, new byte[4])
            .toByteArray();

    @TempDir
    private Path folder;

    @Test
    void aStreamThatHasNothingYetIsLeft() throws Exception {
        WaitingStream stream = new WaitingStream(new byte[0]);

        Analysis analysis = cancelledWhileItWaits(stream);

        assertEquals(Analysis.State.CANCELLED, analysis.state());
        assertEquals(0, analysis.snapshot().size());
    }

    @Test
    void aStreamThatPausesBetweenFramesIsLeftWithWhatItGave() throws Exception {
        Analysis analysis = cancelledWhileItWaits(new WaitingStream(THREE_FRAMES));

        assertEquals(Analysis.State.CANCELLED, analysis.state());
        assertEquals(3, analysis.progress().frames());
        assertEquals(List.of(), analysis.faults());
    }

    @Test
    void aStreamThatPausesWithinAFrameIsNoCutCapture() throws Exception {
        Analysis analysis = cancelledWhileItWaits(
                new WaitingStream(Arrays.copyOf(THREE_FRAMES, THREE_FRAMES.length - 2)));

        assertEquals(Analysis.State.CANCELLED, analysis.state());
        assertEquals(2, analysis.progress().frames());
        assertEquals(List.of(), analysis.faults());
    }

    @Test
    void aCompressedStreamThatPausesIsLeftWithoutAFault() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        GZIPOutputStream gzip = new GZIPOutputStream(packed, true);
        gzip.write(THREE_FRAMES);
        gzip.flush();

        Analysis analysis = cancelledWhileItWaits(new WaitingStream(packed.toByteArray()));

        assertEquals(Analysis.State.CANCELLED, analysis.state());
        assertEquals(3, analysis.progress().frames());
        assertEquals(List.of(), analysis.faults());
    }

    @Test
    void aPipeThatNobodyWritesToIsLeft() throws Exception {
        Path pipe = pipe();
        Analysis analysis = Analysis.ofFile(pipe, AnalysisOptions.DEFAULT, null);
        FutureTask<Void> running = start(analysis);
        Thread.sleep(200);

        cancel(analysis, running);
        // Lets go of the thread that still waits for a writer.
        Files.newOutputStream(pipe).close();
        assertEquals(Analysis.State.CANCELLED, analysis.state());
    }

    @Test
    void aPipeWhoseWriterPausesIsLeft() throws Exception {
        Path pipe = pipe();
        Analysis analysis = Analysis.ofFile(pipe, AnalysisOptions.DEFAULT, null);
        FutureTask<Void> running = start(analysis);
        try (OutputStream writer = Files.newOutputStream(pipe)) {
            writer.write(THREE_FRAMES);
            writer.flush();
            Thread.sleep(200);

            cancel(analysis, running);
        }
        assertEquals(Analysis.State.CANCELLED, analysis.state());
        assertEquals(3, analysis.progress().frames());
    }

    @Test
    void aCaptureThatNeverPausesIsLeftAfterAFewFrames() throws Exception {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < 2_000_000; i++) {
            writer.record(i, 4, 4, new byte[4]);
        }
        Path file = Files.write(folder.resolve("long.pcap"), writer.toByteArray());
        long[] framesAtCancel = new long[1];
        Analysis analysis = Analysis.ofFile(file, AnalysisOptions.DEFAULT, new Analysis.Listener() {
            @Override
            public Detail detail() {
                return Detail.ENDED;
            }

            @Override
            public void tick(Analysis running) {
                if (framesAtCancel[0] == 0) {
                    framesAtCancel[0] = running.progress().frames();
                    running.cancel();
                }
            }
        });
        analysis.run();

        assertEquals(Analysis.State.CANCELLED, analysis.state());
        assertTrue(analysis.progress().frames() <= framesAtCancel[0] + 64, () -> analysis.progress().toString());
    }

    private static Analysis cancelledWhileItWaits(WaitingStream stream) throws Exception {
        Analysis analysis = Analysis.ofStream(stream, "waiting", AnalysisOptions.DEFAULT, null);
        FutureTask<Void> running = start(analysis);
        stream.awaitExhaustion();
        Thread.sleep(100);
        cancel(analysis, running);
        return analysis;
    }

    private static FutureTask<Void> start(Analysis analysis) {
        FutureTask<Void> running = new FutureTask<>(() -> {
            analysis.run();
            return null;
        });
        Thread.ofPlatform().daemon().start(running);
        return running;
    }

    private static void cancel(Analysis analysis, FutureTask<Void> running) throws Exception {
        assertEquals(Analysis.State.RUNNING, analysis.state());
        analysis.cancel();
        running.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo makes no pipe here");
        return pipe;
    }

    /// Delivers some bytes and then keeps its reader waiting for ever, deaf to interrupts, as standard input is.
    private static final class WaitingStream extends InputStream {
        private final byte[] bytes;
        private final CountDownLatch exhausted = new CountDownLatch(1);
        private int position;

        WaitingStream(byte[] bytes) {
            this.bytes = bytes;
        }

        void awaitExhaustion() throws InterruptedException {
            exhausted.await();
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("only read in pieces");
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, bytes.length - position);
            if (count == 0) {
                exhausted.countDown();
                waitForEver();
            }
            System.arraycopy(bytes, position, target, offset, count);
            position += count;
            return count;
        }

        @SuppressWarnings("InfiniteLoopStatement")
        private static void waitForEver() {
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE);
                } catch (InterruptedException e) {
                    // What it stands for cannot be interrupted either.
                }
            }
        }
    }
}
