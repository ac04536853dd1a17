package shad.model.export;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The records of a log of one form, one after the other.
interface LogLines {
    /// The next record; null behind the last.
    @Nullable
    LogRow next() throws IOException;

    LogColumns columns();

    String path();
}
