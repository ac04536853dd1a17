package shad.views.plot;

import java.io.IOException;
import java.io.OutputStream;

/// Puts what a chart shows into a file.
@FunctionalInterface
public interface ChartSaver {
    /// What is written; asked for in the background.
    @FunctionalInterface
    interface Content {
        void write(OutputStream target) throws IOException;

        /// About how many bytes come; -1 where that is not known.
        default long byteCount() {
            return -1;
        }
    }

    /// Asks a person where to, and writes there in the background.
    ///
    /// @param fileName suggested, with its ending
    void save(String fileName, Content content);
}
