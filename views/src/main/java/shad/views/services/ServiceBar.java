package shad.views.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import shad.model.conn.ServiceFamily;
import shad.model.query.ServiceUse;

/// One bar of the chart: what services of one name amount to.
///
/// @param label the confirmed names, or words for the rest
/// @param family what the colour stands for
/// @param amount connections or bytes
/// @param total of all bars together
public record ServiceBar(String label, ServiceFamily family, long amount, long total) {
    /// As many as fit above the table.
    static final int MOST = 8;
    private static final String UNCONFIRMED = "not confirmed";
    private static final String OTHERS = "others";

    /// The part of the total, from 0 to 1.
    double share() {
        return total == 0 ? 0 : (double) amount / total;
    }

    /// The largest bars first; where there are too many the last one stands for the rest.
    static List<ServiceBar> of(List<ServiceUse> services, ToLongFunction<ServiceUse> amount) {
        Map<String, Long> amounts = new HashMap<>();
        long total = 0;
        for (ServiceUse service : services) {
            String name = service.isConfirmed() ? ServiceText.confirmed(service) : UNCONFIRMED;
            amounts.merge(name, amount.applyAsLong(service), Long::sum);
            total += amount.applyAsLong(service);
        }
        List<Map.Entry<String, Long>> sorted = amounts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        List<ServiceBar> bars = new ArrayList<>();
        int whole = sorted.size() <= MOST ? sorted.size() : MOST - 1;
        long rest = total;
        for (Map.Entry<String, Long> entry : sorted.subList(0, whole)) {
            bars.add(new ServiceBar(entry.getKey(), ServiceFamily.of(entry.getKey()), entry.getValue(), total));
            rest -= entry.getValue();
        }
        if (whole < sorted.size()) {
            bars.add(new ServiceBar(OTHERS, ServiceFamily.OTHER, rest, total));
        }
        return List.copyOf(bars);
    }
}
