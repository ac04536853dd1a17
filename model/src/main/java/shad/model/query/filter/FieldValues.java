package shad.model.query.filter;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import shad.model.conn.IpAddress;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// The values that a field has in a snapshot, for choosing one. Takes time with the number of rows.
public final class FieldValues {
    private static final int ROWS_BETWEEN_LOOKS = 1 << 14;

    /// A value and how many rows have it.
    ///
    /// @param text as it is written in a filter
    public record Count(String text, long rows) {}

    private FieldValues() {}

    /// Whether values recur so often that it helps to list them; sizes and times hardly do.
    public static boolean areListed(FilterField field) {
        return switch (field.type()) {
            case ADDRESS, PORT, TRUTH, PROTOCOL, STATE, HISTORY, NAMES -> field.joint() == FilterField.Joint.ANY;
            case TEXT -> !field.isRemark()
                    && !field.columns().contains(ConnectionColumn.UID)
                    && !field.columns().contains(ConnectionColumn.COMMUNITY_ID);
            case COUNT -> switch (field.columns().getFirst()) {
                case VLAN, INNER_VLAN, IP_PROTO -> true;
                default -> false;
            };
            case BYTES, INTERVAL, TIME, MARK -> false;
        };
    }

    /// The distinct values, the most frequent at the head.
    ///
    /// @throws CancellationException soon after `cancelled` turned true
    public static List<Count> of(StoreSnapshot snapshot, FilterField field, BooleanSupplier cancelled) {
        Map<Object, Tally> tallies = new HashMap<>();
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            if (row % ROWS_BETWEEN_LOOKS == 0 && cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            view.at(row);
            for (ConnectionColumn column : field.columns()) {
                if (column.isSet(view)) {
                    int seen = row;
                    tallies.computeIfAbsent(key(column, view), key -> new Tally(column, seen)).rows++;
                }
            }
        }
        return tallies.values().stream()
                .sorted(Comparator.comparingLong((Tally tally) -> -tally.rows).thenComparingInt(tally -> tally.row))
                .map(tally -> new Count(tally.text(field, view), tally.rows))
                .toList();
    }

    /// Equal for equal values.
    private static Object key(ConnectionColumn column, ConnectionView row) {
        return switch (column) {
            case ID_ORIG_H -> new IpAddress(row.origHigh(), row.origLow());
            case ID_RESP_H -> new IpAddress(row.respHigh(), row.respLow());
            case ID_ORIG_P -> row.origPort();
            case ID_RESP_P -> row.respPort();
            case SERVICE -> row.serviceId();
            case HISTORY -> row.historyId();
            case CONN_STATE -> row.state();
            case PROTO -> row.transport();
            default -> ColumnText.of(column, row);
        };
    }

    /// Where a value was seen first, and how often.
    private static final class Tally {
        final ConnectionColumn column;
        final int row;
        long rows;

        Tally(ConnectionColumn column, int row) {
            this.column = column;
            this.row = row;
        }

        String text(FilterField field, ConnectionView view) {
            String logged = ColumnText.of(column, view.at(row));
            return FilterPrinter.value(field, ValueReader.ofLogged(field, logged));
        }
    }
}
