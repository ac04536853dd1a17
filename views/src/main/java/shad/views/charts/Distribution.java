package shad.views.charts;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import shad.model.conn.ConnState;
import shad.model.conn.StateClass;
import shad.model.query.ConnectionColumn;
import shad.model.query.GroupCount;
import shad.model.query.GroupValue;
import shad.model.query.HostCounts;
import shad.model.query.RowGroup;
import shad.model.query.RowGroups;
import shad.model.query.StateCounts;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;

/// How some connections spread over states, classes, services and hosts, the largest first. Immutable.
///
/// @param byService the services that have most, as conn.log names them
/// @param byHost the hosts that have most
record Distribution(List<Bar> byState, List<Bar> byClass, List<Bar> byService, List<Bar> byHost) {
    static final Distribution NONE = new Distribution(List.of(), List.of(), List.of(), List.of());
    /// Services and hosts that are shown.
    static final int MOST = 12;

    /// @param services the rows by service
    static Distribution of(StateCounts counts, RowGroups services, HostCounts hosts, Measure measure) {
        List<GroupCount<ConnState>> groups = counts.groups();
        long connections = groups.stream().mapToLong(GroupCount::connections).sum();
        long bytes = groups.stream().mapToLong(GroupCount::bytes).sum();
        List<Bar> byState = Arrays.stream(ConnState.values())
                .map(state -> bar(state.name(), state.stateClass(), groups, each -> each == state, connections, bytes))
                .toList();
        List<Bar> byClass = Arrays.stream(StateClass.values())
                .map(stateClass -> bar(stateClass.word(), stateClass, groups,
                        each -> each.stateClass() == stateClass, connections, bytes))
                .toList();
        List<Bar> byService =
                services.groups().stream().map(group -> bar(group, connections, bytes)).toList();
        List<Bar> byHost = hosts.hosts().stream()
                .map(host -> new Bar(
                        host.address().toString(), null, host.connections(), host.bytes(), connections,
                        bytes, Filters.host(host.address())))
                .toList();
        return new Distribution(
                sorted(byState, measure), sorted(byClass, measure), most(byService, measure), most(byHost, measure));
    }

    private static Bar bar(RowGroup group, long totalConnections, long totalBytes) {
        GroupValue service = group.values().getFirst();
        return new Bar(
                service.isSet() ? service.text() : "none", null, group.connections(), group.bytes(),
                totalConnections, totalBytes, Filters.equal(ConnectionColumn.SERVICE, service.text()));
    }

    private static Bar bar(
            String label,
            StateClass stateClass,
            List<GroupCount<ConnState>> groups,
            Predicate<ConnState> belongs,
            long totalConnections,
            long totalBytes) {
        long connections = 0;
        long bytes = 0;
        for (GroupCount<ConnState> group : groups) {
            if (belongs.test(group.value())) {
                connections += group.connections();
                bytes += group.bytes();
            }
        }
        FilterExpression filter = Arrays.stream(ConnState.values())
                .filter(belongs)
                .map(state -> Filters.equal(ConnectionColumn.CONN_STATE, state.name()))
                .reduce(Filters::or)
                .orElse(Filters.ALL);
        return new Bar(label, stateClass, connections, bytes, totalConnections, totalBytes, filter);
    }

    private static List<Bar> most(List<Bar> bars, Measure measure) {
        return sorted(bars, measure).stream().limit(MOST).toList();
    }

    private static List<Bar> sorted(List<Bar> bars, Measure measure) {
        return bars.stream()
                .filter(bar -> bar.connections() > 0)
                .sorted(Comparator.comparingLong((Bar bar) -> bar.amount(measure)).reversed())
                .toList();
    }
}
