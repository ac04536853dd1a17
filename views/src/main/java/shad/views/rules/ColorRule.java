package shad.views.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shad.model.conn.ConnState;
import shad.model.conn.StateClass;
import shad.model.query.ConnectionColumn;
import shad.model.query.filter.Filters;
import shad.views.style.RowTone;

/// Marks the rows that a filter keeps. Of several rules the first that fits counts.
///
/// @param filter as it is written, understood or not
public record ColorRule(boolean enabled, RowTone tone, String filter) {
    private static final String BREAK = "\t";
    private static final String ON = "on";
    private static final String OFF = "off";

    /// Every row by the class of its state.
    public static final List<ColorRule> DEFAULTS =
            Arrays.stream(StateClass.values()).map(ColorRule::ofStates).toList();

    private static ColorRule ofStates(StateClass stateClass) {
        List<String> states = Arrays.stream(ConnState.values())
                .filter(state -> state.stateClass() == stateClass)
                .map(ConnState::name)
                .toList();
        return new ColorRule(
                true, RowTone.of(stateClass), Filters.in(ConnectionColumn.CONN_STATE, states).print());
    }

    /// One line for a file.
    String line() {
        return String.join(BREAK, enabled ? ON : OFF, tone.name(), filter);
    }

    /// The rule that [#line] wrote; empty for anything else.
    static Optional<ColorRule> ofLine(String line) {
        String[] parts = line.split(BREAK, 3);
        if (parts.length != 3 || !parts[0].equals(ON) && !parts[0].equals(OFF)) {
            return Optional.empty();
        }
        return Arrays.stream(RowTone.values())
                .filter(tone -> tone.name().equals(parts[1]))
                .findFirst()
                .map(tone -> new ColorRule(parts[0].equals(ON), tone, parts[2]));
    }
}
