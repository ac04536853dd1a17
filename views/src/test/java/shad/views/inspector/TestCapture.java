package shad.views.inspector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.PcapWriter;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;
import shad.views.testing.Moments;

/// A capture of conversations, analysed and opened as the window does.
final class TestCapture {
    private final Path file;
    private final Analysis analysis;

    private TestCapture(Path file, Analysis analysis) {
        this.file = file;
        this.analysis = analysis;
    }

    /// Writes conversations one behind the other into `folder`; each is a row.
    static TestCapture of(Path folder, Conversation... conversations) {
        PcapWriter writer = new PcapWriter();
        for (Conversation conversation : conversations) {
            conversation.build().forEach(timed -> writer.packet(timed.nanos(), timed.packet()));
        }
        return of(folder, writer);
    }

    /// Writes a capture into `folder`.
    static TestCapture of(Path folder, PcapWriter writer) {
        try {
            Path file = Files.write(folder.resolve("test.pcap"), writer.toByteArray());
            Analysis analysis = Analysis.ofFile(file, AnalysisOptions.DEFAULT, null);
            analysis.run();
            return new TestCapture(file, analysis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
    }

    /// Shows its rows.
    void open(Selection selection) {
        selection.setPackets(source());
        selection.setSnapshot(analysis.snapshot());
    }

    /// The rows several times a second while it is played at its own pace, and in the end.
    List<StoreSnapshot> moments() {
        return Moments.of(file);
    }

    StoreSnapshot rows() {
        return analysis.snapshot();
    }

    PacketSource source() {
        return PacketSource.ofFile(file, AnalysisOptions.DEFAULT, analysis.landmarks(), analysis.flowIndex());
    }

    Path file() {
        return file;
    }
}
