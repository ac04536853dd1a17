package shad.views.style;

import org.jspecify.annotations.Nullable;
import shad.model.store.ConnectionView;

/// Says how rows are marked. Asked on the FX thread, for the rows on the screen.
@FunctionalInterface
public interface RowTones {
    /// Every row by the class of its state.
    RowTones BY_STATE = row -> RowTone.of(row.state().stateClass());

    /// The mark of a row; null for none.
    @Nullable
    RowTone of(ConnectionView row);

    /// Why it has that mark, in a few words; empty where the mark says it.
    default String reason(ConnectionView row) {
        return "";
    }
}
