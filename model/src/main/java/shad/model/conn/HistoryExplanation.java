package shad.model.conn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A history string in words. Immutable.
///
/// @param history as given
/// @param steps its letters in order, one for each character
/// @param summary the whole in one line, without a full stop; where there is a fault, the fault
/// @param fault which character is no letter and why, without a full stop; null where all are
public record HistoryExplanation(String history, List<HistoryStep> steps, String summary, @Nullable String fault) {
    public HistoryExplanation {
        steps = List.copyOf(steps);
    }

    /// Whether each character is a letter that this transport's histories know.
    public boolean isValid() {
        return fault == null;
    }
}
