package shad.views.table;

import java.util.concurrent.CancellationException;

/// Finds the rows of a table that have a text. Made on the FX thread, which settles what is looked through; asked in the
/// background.
@FunctionalInterface
public interface Finder {
    /// The places in the table, from 0 on and in ascending order. Ends early when its thread is interrupted.
    ///
    /// @throws CancellationException when it was interrupted
    int[] find(String text);
}
