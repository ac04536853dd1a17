package shad.app;

import java.io.IOException;
import java.util.List;
import shad.model.analysis.Analysis;
import shad.model.query.ConnectionColumn;

/// What becomes of the rows of an analysis.
interface LogSink extends AutoCloseable {
    /// Says what to write in place of what was said before, where that is still possible.
    default void setColumns(List<ConnectionColumn> columns) {}

    /// Has the rows written that ended since the last call; called several times a second on the thread of the analysis,
    /// and returns at once. When they cannot be written, the analysis is cancelled: what it would still find has nowhere
    /// to go.
    void tick(Analysis analysis);

    /// Writes what is left of an analysis that has ended, and puts the logs in their place.
    ///
    /// @throws IOException when one cannot be written; the message names the file and says what to do
    void finish(Analysis analysis) throws IOException;

    @Override
    void close() throws IOException;
}
