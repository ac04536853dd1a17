package shad.model.query;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// A walk over rows that ends soon after its thread is interrupted, and that rests while rows are filtered or sorted.
final class RowWalk {
    private RowWalk() {}

    /// Shows one row after the other, each in the same view.
    ///
    /// @throws CancellationException when the thread is interrupted
    static void over(StoreSnapshot snapshot, int[] rows, Consumer<? super ConnectionView> step) {
        ConnectionView view = snapshot.view();
        for (int i = 0; i < rows.length; i++) {
            stopIfInterrupted(i);
            step.accept(view.at(rows[i]));
        }
    }

    /// For walks of another kind.
    static void stopIfInterrupted(int rowsDone) {
        if (rowsDone % RowQuery.PIECE == 0) {
            Precedence.giveWay();
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
        }
    }
}
