package shad.views.text;

import java.util.List;
import java.util.stream.Collectors;
import shad.model.query.ServiceCount;

/// Services and how frequent they are, in one line.
public final class ServiceTexts {
    private ServiceTexts() {}

    /// `http 12 · dns 3`; empty where there is none.
    public static String format(List<ServiceCount> services) {
        return services.stream()
                .map(count -> count.service() + " " + Counts.format(count.connections()))
                .collect(Collectors.joining(" · "));
    }
}
