package shad.views.testing;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.selection.ShownRows;

/// The rows of the bundled sample capture.
public final class OfficeCapture {
    public static final Path FILE = Path.of("..", "packaging", "samples", "office.pcapng");
    private static final StoreSnapshot ROWS = analyse();

    private OfficeCapture() {}

    public static StoreSnapshot rows() {
        return ROWS;
    }

    /// All rows, in the order of their first packets.
    public static ShownRows all() {
        return where(row -> true);
    }

    public static ShownRows where(Predicate<ConnectionView> condition) {
        ConnectionView view = ROWS.view();
        int[] rows = IntStream.range(0, ROWS.size()).filter(row -> condition.test(view.at(row))).toArray();
        return new ShownRows(ROWS, rows);
    }

    /// The first row that meets the condition.
    public static int first(Predicate<ConnectionView> condition) {
        return where(condition).rows()[0];
    }

    private static StoreSnapshot analyse() {
        Analysis analysis = Analysis.ofFile(FILE, AnalysisOptions.DEFAULT, null);
        try {
            analysis.run();
        } catch (CaptureException e) {
            throw new IllegalStateException(e);
        }
        return analysis.snapshot();
    }

    /// The rows at a moment in the middle of the analysis, some of them open.
    public static StoreSnapshot halfway() {
        List<StoreSnapshot> snapshots = new ArrayList<>();
        try (InputStream slow = new SlowToStart(new BufferedInputStream(Files.newInputStream(FILE)))) {
            Analysis.ofStream(slow, "office", AnalysisOptions.DEFAULT, Moments.into(snapshots)).run();
        } catch (CaptureException | IOException e) {
            throw new IllegalStateException(e);
        }
        return snapshots.getFirst();
    }

    /// Keeps the analysis waiting until a tick is due.
    private static final class SlowToStart extends FilterInputStream {
        private static final long LONGER_THAN_TO_THE_FIRST_TICK_MILLIS = 300;
        private boolean started;

        SlowToStart(InputStream source) {
            super(source);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!started) {
                started = true;
                try {
                    Thread.sleep(LONGER_THAN_TO_THE_FIRST_TICK_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.read(target, offset, length);
        }
    }
}
