package shad.model.query;

import java.util.List;
import shad.model.store.StoreSnapshot;

/// The services among some rows: ports of hosts that somebody serves. A port counts as served once its host accepted a
/// connection, sent payload, or took part in a connection joined in its middle (Zeek, policy/protocols/conn/known-services);
/// unanswered attempts alone make no service. Immutable.
///
/// @param services in the order in which they were first met
/// @param leftOut answered connections whose service is not listed because there are too many
/// @param clientsCut whether there were too many clients to count all of them
public record ServiceCounts(List<ServiceUse> services, long leftOut, boolean clientsCut) {
    /// How many services are told apart.
    public static final int MOST_SERVICES = 1 << 18;
    static final int MOST_CLIENTS = 1 << 21;

    /// Takes time with the number of rows, and ends early when its thread is interrupted.
    ///
    /// @throws java.util.concurrent.CancellationException when it was interrupted
    public static ServiceCounts of(StoreSnapshot snapshot, int[] rows) {
        return of(snapshot, rows, MOST_SERVICES, MOST_CLIENTS);
    }

    static ServiceCounts of(StoreSnapshot snapshot, int[] rows, int mostServices, int mostClients) {
        return new ServiceCounter(snapshot, mostServices, mostClients).count(rows);
    }
}
