package shad.views.selection;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What a person did to the view of a window, step by step, to be taken back and done again. FX thread only.
public final class UndoStack {
    private static final int MOST_STEPS = 100;

    /// @param name what was done, as in "Undo filter"
    private record Step(String name, Runnable undo, Runnable redo) {}

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper(this, "undoName", "");
    private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper(this, "redoName", "");

    /// Adds a step that has just been done; what was undone before can't be done again then.
    public void add(String name, Runnable undo, Runnable redo) {
        done.push(new Step(name, undo, redo));
        if (done.size() > MOST_STEPS) {
            done.removeLast();
        }
        undone.clear();
        update();
    }

    /// Takes the last step back, if there is one.
    public void undo() {
        Step step = done.poll();
        if (step != null) {
            undone.push(step);
            step.undo().run();
            update();
        }
    }

    /// Does the step again that was undone last, if there is one.
    public void redo() {
        Step step = undone.poll();
        if (step != null) {
            done.push(step);
            step.redo().run();
            update();
        }
    }

    /// Forgets all steps.
    public void clear() {
        done.clear();
        undone.clear();
        update();
    }

    /// What [#undo] would take back; empty if nothing.
    public ReadOnlyStringProperty undoNameProperty() {
        return undoName.getReadOnlyProperty();
    }

    /// What [#redo] would do; empty if nothing.
    public ReadOnlyStringProperty redoNameProperty() {
        return redoName.getReadOnlyProperty();
    }

    private void update() {
        Step undo = done.peek();
        Step redo = undone.peek();
        undoName.set(undo == null ? "" : undo.name());
        redoName.set(redo == null ? "" : redo.name());
    }
}
