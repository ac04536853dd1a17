package shad.model.log;

import org.jspecify.annotations.Nullable;

/// How the lines of a log are written. For one thread.
interface LineForm {
    /// Reads a line, which may be a row or say something about the rows that follow.
    ///
    /// @return what is wrong with it, null where nothing is
    @Nullable
    String read(byte[] bytes, int from, int to, long line);

    /// What makes it no conn.log, in words that follow its name; null where it is one, as far as it was read.
    @Nullable
    String misfit();
}
