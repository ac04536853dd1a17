package shad.views.export;

import java.io.IOException;
import java.io.OutputStream;

/// Writes the rows of an order; in the background.
@FunctionalInterface
public interface ExportWriter {
    /// Hears how far it is.
    @FunctionalInterface
    interface Progress {
        /// Tells how many rows of how many are written.
        ///
        /// @return whether to go on
        boolean at(long done, long total);
    }

    /// Writes to a stream, in large pieces, and stays silent once it shall not go on.
    ///
    /// @return how many rows were written
    long write(ExportOrder order, OutputStream target, Progress progress) throws IOException;
}
