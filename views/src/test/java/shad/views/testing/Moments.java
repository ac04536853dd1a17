package shad.views.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.Pace;
import shad.model.store.StoreSnapshot;

/// What an analysis shows while it runs.
public final class Moments {
    private Moments() {}

    /// The rows several times a second while a capture is played at its own pace, and in the end.
    public static List<StoreSnapshot> of(Path file) {
        List<StoreSnapshot> snapshots = new ArrayList<>();
        try {
            Analysis.ofFile(file, new Pace(1), AnalysisOptions.DEFAULT, into(snapshots)).run();
        } catch (CaptureException e) {
            throw new IllegalStateException(e);
        }
        return snapshots;
    }

    /// Adds the rows of each tick, open ones among them.
    static Analysis.Listener into(List<StoreSnapshot> snapshots) {
        return new Analysis.Listener() {
            @Override
            public Detail detail() {
                return Detail.ALL;
            }

            @Override
            public void tick(Analysis analysis) {
                snapshots.add(analysis.snapshot());
            }
        };
    }
}
