package shad.model.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shad.model.capture.live.LiveOptions;
import shad.model.capture.live.LiveStatus;
import shad.model.capture.live.RecordingOptions;
import shad.model.conn.EndReason;
import shad.model.conn.Timeouts;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.query.ConnectionColumn;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.PcapWriter;
import shad.model.testing.TestNetwork;

/// Connections over a real, if virtual, cable.
@Tag("network")
@Timeout(60)
class LiveAnalysisTest {
    private static final int CONVERSATIONS = 400;

    @TempDir
    private Path folder;

    /// The rows as conn.log has them, sorted.
    private static List<String> rows(StoreSnapshot snapshot, boolean withTimes) throws Exception {
        List<ConnectionColumn> columns = ConnectionColumn.base().stream()
                .filter(column -> withTimes || !List.of("ts", "duration").contains(column.zeekName()))
                .toList();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new ConnLogWriter(log, ConnLogFormat.JSON, columns, Clock.systemUTC())
                .append(snapshot, IntStream.range(0, snapshot.size()).toArray());
        return log.toString(StandardCharsets.UTF_8).lines().sorted().toList();
    }

    private Path sent() throws Exception {
        PcapWriter writer = new PcapWriter();
        for (int i = 0; i < CONVERSATIONS; i++) {
            long shift = i * 100_000_000L;
            Conversation.of("HS; 0.03 >A 1/1 L10; 0.04 <A 1/11 L700; 0.05 >FA 11/701; 0.06 <FA 701/12; 0.07 >A 12/702")
                    .ports(2000 + i, 9999)
                    .build()
                    .forEach(timed -> writer.packet(timed.nanos() + shift, timed.packet()));
        }
        return Files.write(folder.resolve("sent.pcap"), writer.toByteArray());
    }

    @Test
    void liveRowsAreThoseOfTheFileThatWasWrittenAndOfTheFileThatWasSent() throws Exception {
        Path sent = sent();
        Path recorded = folder.resolve("recorded.pcapng");
        LiveOptions options = LiveOptions.on(List.of(TestNetwork.FAR)).withBuffers(8 << 20, 8 << 20)
                .withRecording(RecordingOptions.to(recorded));
        Analysis live = Analysis.ofInterfaces(options, AnalysisOptions.DEFAULT, null);
        try (TestNetwork network = TestNetwork.lay()) {
            Thread thread = new Thread(() -> run(network, live));
            thread.start();
            awaitOpen(live);
            network.replay(sent, "--topspeed");
            awaitFrames(live, CONVERSATIONS * 8);
            live.stop();
            thread.join();
        }
        assertThat(live.state()).isEqualTo(Analysis.State.FINISHED);
        assertThat(live.liveStatus()).get().extracting(LiveStatus::drops).isEqualTo(0L);
        Analysis again = Analysis.ofFile(recorded, AnalysisOptions.DEFAULT, null);
        again.run();
        assertThat(rows(live.snapshot(), true)).hasSize(CONVERSATIONS).isEqualTo(rows(again.snapshot(), true));
        Analysis original = Analysis.ofFile(sent, AnalysisOptions.DEFAULT, null);
        original.run();
        assertThat(rows(live.snapshot(), false)).isEqualTo(rows(original.snapshot(), false));
    }

    @Test
    void aSilentConnectionEndsWhileTheCaptureGoesOn() throws Exception {
        Path sent = sent();
        AnalysisOptions impatient = AnalysisOptions.DEFAULT.withTimeouts(
                Timeouts.DEFAULT.with(shad.model.conn.Timeout.TCP_CLOSE, 1));
        Analysis live = Analysis.ofInterfaces(
                LiveOptions.on(List.of(TestNetwork.FAR)).withBuffers(8 << 20, 8 << 20), impatient, null);
        try (TestNetwork network = TestNetwork.lay()) {
            Thread thread = new Thread(() -> run(network, live));
            thread.start();
            awaitOpen(live);
            network.replay(sent, "--topspeed");
            while (live.snapshot().endedCount() < CONVERSATIONS) {
                Thread.sleep(10);
            }
            assertThat(live.state()).isEqualTo(Analysis.State.RUNNING);
            live.stop();
            thread.join();
        }
        assertThat(live.snapshot().view().at(0).endReason()).isEqualTo(EndReason.CLOSED);
    }

    private static void run(TestNetwork network, Analysis live) {
        try {
            network.whereCaptured(() -> {
                live.run();
                return "";
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitOpen(Analysis live) throws InterruptedException {
        while (live.liveStatus().isEmpty()) {
            Thread.sleep(10);
        }
    }

    private static void awaitFrames(Analysis live, long count) throws InterruptedException {
        while (live.progress().frames() < count) {
            Thread.sleep(10);
        }
    }
}
