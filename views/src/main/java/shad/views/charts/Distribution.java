package shad.views.charts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import shad.model.conn.ConnState;
import shad.model.conn.StateClass;
import shad.model.query.GroupCount;
import shad.model.query.StateCounts;

/// How some connections spread over states and over classes, the most frequent first. Immutable.
record Distribution(List<Bar> byState, List<Bar> byClass) {
    static final Distribution NONE = new Distribution(List.of(), List.of());

    static Distribution of(StateCounts counts) {
        List<GroupCount<ConnState>> groups = counts.groups();
        return new Distribution(
                sorted(Arrays.stream(ConnState.values())
                        .map(state -> bar(state.name(), state.stateClass(), groups, each -> each == state))
                        .toList()),
                sorted(Arrays.stream(StateClass.values())
                        .map(stateClass -> bar(stateClass.word(), stateClass, groups,
                                each -> each.stateClass() == stateClass))
                        .toList()));
    }

    private static Bar bar(
            String label, StateClass stateClass, List<GroupCount<ConnState>> groups, Predicate<ConnState> belongs) {
        long connections = 0;
        long total = 0;
        long bytes = 0;
        for (GroupCount<ConnState> group : groups) {
            total += group.connections();
            if (belongs.test(group.value())) {
                connections += group.connections();
                bytes += group.bytes();
            }
        }
        return new Bar(label, stateClass, connections, total, bytes);
    }

    private static List<Bar> sorted(List<Bar> bars) {
        return bars.stream()
                .filter(bar -> bar.connections() > 0)
                .sorted(Comparator.comparingLong(Bar::connections).reversed())
                .toList();
    }
}
