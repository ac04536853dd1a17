package shad.views.selection;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Makes steps of an [UndoStack] of a state that changes: what changes in quick succession, such as a filter that is being
/// written or a column that is being dragged, is one step. FX thread only.
///
/// @param <T> the state, compared by `equals`
public final class UndoRecorder<T> {
    private static final Duration QUIET = Duration.millis(700);

    private final UndoStack stack;
    private final String name;
    private final Supplier<T> state;
    private final Consumer<T> restore;
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private T recorded;

    /// @param name what a change is called in "Undo filter"
    /// @param state the state now
    /// @param restore brings an earlier state back
    public UndoRecorder(UndoStack stack, String name, Supplier<T> state, Consumer<T> restore) {
        this.stack = stack;
        this.name = name;
        this.state = state;
        this.restore = restore;
        recorded = state.get();
        quiet.setOnFinished(event -> record());
    }

    /// Hears that the state may have changed.
    public void changed() {
        quiet.playFromStart();
    }

    /// Makes a step of what has changed, without waiting for quiet.
    public void record() {
        quiet.stop();
        T before = recorded;
        T now = state.get();
        if (!now.equals(before)) {
            recorded = now;
            stack.add(name, () -> bring(before), () -> bring(now));
        }
    }

    /// Takes the state as it is for the beginning.
    public void forget() {
        quiet.stop();
        recorded = state.get();
    }

    private void bring(T earlier) {
        recorded = earlier;
        restore.accept(earlier);
        quiet.stop();
    }
}
