package shad.model.query;

import shad.model.conn.IpProtocolNames;
import shad.model.store.ConnectionView;

/// The text of a value exactly as conn.log prints it (Zeek, ASCII log writer).
public final class ColumnText {
    /// What stands where a row has no value.
    public static final char UNSET = '-';

    private ColumnText() {}

    /// Appends the text of one value.
    public static void append(ConnectionColumn column, ConnectionView row, TextBuffer target) {
        if (row.isLogged() && row.isLeftOut(column.ordinal())) {
            target.append(UNSET);
            return;
        }
        switch (column) {
            case TS -> appendStart(row, target);
            case UID -> target.appendUid(row);
            case ID_ORIG_H -> target.appendAddress(row.origHigh(), row.origLow());
            case ID_ORIG_P -> target.appendUnsigned(row.origPort());
            case ID_RESP_H -> target.appendAddress(row.respHigh(), row.respLow());
            case ID_RESP_P -> target.appendUnsigned(row.respPort());
            case PROTO -> target.appendAscii(row.transport().zeekName());
            case SERVICE -> appendString(row, row.service(), target);
            case DURATION -> appendDuration(row, target);
            case ORIG_BYTES -> appendPayload(row, row.origBytes(), target);
            case RESP_BYTES -> appendPayload(row, row.respBytes(), target);
            case CONN_STATE -> target.appendAscii(row.state().name());
            case LOCAL_ORIG -> appendLocality(row, row.isOrigLocal(), target);
            case LOCAL_RESP -> appendLocality(row, row.isRespLocal(), target);
            case MISSED_BYTES -> target.appendUnsigned(row.missedBytes());
            case HISTORY -> appendString(row, row.history(), target);
            case ORIG_PKTS -> target.appendUnsigned(row.origPackets());
            case ORIG_IP_BYTES -> target.appendUnsigned(row.origIpBytes());
            case RESP_PKTS -> target.appendUnsigned(row.respPackets());
            case RESP_IP_BYTES -> target.appendUnsigned(row.respIpBytes());
            case TUNNEL_PARENTS -> appendString(row, row.tunnelParents(), target);
            case IP_PROTO -> target.appendUnsigned(row.ipProtocol());
            case VLAN -> appendVlan(row.outerVlan(), target);
            case INNER_VLAN -> appendVlan(row.innerVlan(), target);
            case ORIG_L2_ADDR -> appendMac(row, row.origMac(), target);
            case RESP_L2_ADDR -> appendMac(row, row.respMac(), target);
            case COMMUNITY_ID -> target.appendCommunityId(row);
            case IP_PROTO_NAME -> appendString(row, IpProtocolNames.of(row.ipProtocol()), target);
        }
    }

    /// The text of one value, for places that show few of them.
    public static String of(ConnectionColumn column, ConnectionView row) {
        TextBuffer text = new TextBuffer(64);
        append(column, row, text);
        return text.toString();
    }

    private static void appendStart(ConnectionView row, TextBuffer target) {
        if (row.isMicrosExact()) {
            target.appendSeconds(row.startMicros());
        } else {
            target.appendSeconds(row.startSeconds());
        }
    }

    private static void appendDuration(ConnectionView row, TextBuffer target) {
        if (!row.hasDuration()) {
            target.append(UNSET);
        } else if (row.isMicrosExact()) {
            target.appendSeconds(row.durationMicros());
        } else {
            target.appendSeconds(row.durationSeconds());
        }
    }

    private static void appendPayload(ConnectionView row, long bytes, TextBuffer target) {
        if (row.hasDuration()) {
            target.appendUnsigned(bytes);
        } else {
            target.append(UNSET);
        }
    }

    private static void appendLocality(ConnectionView row, boolean local, TextBuffer target) {
        target.append(!row.isLocalityKnown() ? UNSET : local ? 'T' : 'F');
    }

    private static void appendVlan(int id, TextBuffer target) {
        if (id < 0) {
            target.append(UNSET);
        } else {
            target.appendUnsigned(id);
        }
    }

    private static void appendMac(ConnectionView row, long mac, TextBuffer target) {
        if (mac == 0 && !row.isLogged()) {
            target.append(UNSET);
        } else {
            target.appendMac(mac);
        }
    }

    /// Service names and uids of tunnels are joined by commas before they come here, and no element has one in it.
    /// A log may have an empty text; of other rows it means that there is none.
    private static void appendString(ConnectionView row, String text, TextBuffer target) {
        if (text.isEmpty() && !row.isLogged()) {
            target.append(UNSET);
        } else {
            ZeekString.append(text, target);
        }
    }
}
