package shad.views.inspector;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.conn.Evidence;
import shad.model.conn.HistoryExplainer;
import shad.model.conn.HistoryExplanation;
import shad.model.conn.TransportProtocol;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.text.Durations;
import shad.views.text.Sizes;
import shad.views.text.ValueFormats;

/// One connection, put into words. Immutable.
///
/// @param row its number in the store
/// @param endpoints originator and responder, with ports where the transport has them
/// @param origNames names that the originator was seen under in the capture
/// @param respNames those of the responder
/// @param meaning what the state says about a connection of this transport
/// @param traits transport, services and duration, as far as known
/// @param ending why it is no longer followed, as a sentence
/// @param isProvisional whether it was still followed, so that values may change
/// @param service as conn.log names it; empty for none
/// @param naming why it is named so, in sentences
/// @param evidence what the payload told
/// @param fields all columns of conn.log in their order
/// @param history its history in words
record ConnectionDetails(
        int row,
        String endpoints,
        List<String> origNames,
        List<String> respNames,
        ConnState state,
        String meaning,
        String traits,
        String ending,
        boolean isProvisional,
        String service,
        String naming,
        List<Evidence> evidence,
        List<Field> fields,
        HistoryExplanation history) {

    private static final long NANOS_PER_MICRO = 1000;

    /// A column's value.
    ///
    /// @param value as conn.log prints it
    /// @param reading the same for people, empty where that adds nothing
    record Field(ConnectionColumn column, String value, String reading) {
        boolean isSet() {
            return value.length() != 1 || value.charAt(0) != ColumnText.UNSET;
        }
    }

    static ConnectionDetails of(StoreSnapshot snapshot, int row, ValueFormats formats) {
        ConnectionView view = snapshot.view().at(row);
        TransportProtocol transport = view.transport();
        return new ConnectionDetails(
                row,
                PacketWords.end(view.origAddress().toString(), view.origPort(), transport) + " → "
                        + PacketWords.end(view.respAddress().toString(), view.respPort(), transport),
                snapshot.names().of(view.origHigh(), view.origLow()),
                snapshot.names().of(view.respHigh(), view.respLow()),
                view.state(),
                view.state().meaning(transport),
                traits(view),
                ending(view),
                view.isOpen(),
                view.service(),
                ServiceNaming.explain(view),
                view.evidence(),
                ConnectionColumn.all().stream()
                        .map(column -> new Field(column, ColumnText.of(column, view), reading(column, view, formats)))
                        .toList(),
                HistoryExplainer.explain(view.history(), transport));
    }

    private static String traits(ConnectionView view) {
        String transport = view.transport() == TransportProtocol.UNKNOWN
                ? "IP protocol " + view.ipProtocol()
                : view.transport().zeekName();
        String duration = view.hasDuration() ? Durations.human(view.durationMicros() * NANOS_PER_MICRO) : "";
        return String.join(" · ", Stream.of(transport, view.service().replace(",", ", "), duration)
                .filter(trait -> !trait.isEmpty())
                .toList());
    }

    private static String ending(ConnectionView view) {
        String meaning = (view.isOpen() ? EndReason.OPEN : view.endReason()).meaning();
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
    }

    private static String reading(ConnectionColumn column, ConnectionView view, ValueFormats formats) {
        if (!column.isSet(view)) {
            return "";
        }
        return switch (column) {
            case TS -> formats.dateTime(view.startNanos());
            case DURATION -> Durations.human(view.durationMicros() * NANOS_PER_MICRO);
            case ORIG_BYTES -> size(view.origBytes());
            case RESP_BYTES -> size(view.respBytes());
            case MISSED_BYTES -> size(view.missedBytes());
            case ORIG_IP_BYTES -> size(view.origIpBytes());
            case RESP_IP_BYTES -> size(view.respIpBytes());
            case CONN_STATE -> view.state().stateClass().word();
            default -> "";
        };
    }

    /// Empty below a thousand, where every byte is as short.
    private static String size(long bytes) {
        return bytes >= 0 && bytes < 1000 ? "" : Sizes.human(bytes);
    }
}
