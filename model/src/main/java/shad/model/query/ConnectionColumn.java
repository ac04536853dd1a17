package shad.model.query;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import shad.model.conn.IpAddress;
import shad.model.conn.IpProtocolNames;
import shad.model.store.ConnectionView;
import shad.model.store.StoredColumn;

/// The columns of conn.log in Zeek's order, then those that its policy scripts may add: name, Zeek type, what they mean, the value they sort by, and whether a
/// row has the value at all. Tables, choosers and exports all read this list (Zeek, base/protocols/conn).
public enum ConnectionColumn {
    TS("ts", "time", "Time of the first packet", ConnectionView::startNanos),
    UID("uid", "string", "Identifier of the connection, unique within the log", ConnectionView::uid),
    ID_ORIG_H("id.orig_h", "addr", "Address of the originator",
            byAddress(ConnectionView::origHigh, ConnectionView::origLow)),
    ID_ORIG_P("id.orig_p", "port", "Port of the originator; for ICMP the message type", ConnectionView::origPort),
    ID_RESP_H("id.resp_h", "addr", "Address of the responder",
            byAddress(ConnectionView::respHigh, ConnectionView::respLow)),
    ID_RESP_P("id.resp_p", "port", "Port of the responder; for ICMP the counterpart type or the code",
            ConnectionView::respPort),
    PROTO("proto", "enum", "Transport protocol", (ConnectionView row) -> row.transport().zeekName()),
    SERVICE("service", "string", "Application protocols recognised in the payload", ConnectionView::service),
    DURATION(
            "duration",
            "interval",
            "Time from the first to the last packet, in seconds; unset for a single packet",
            ConnectionView::durationMicros),
    ORIG_BYTES("orig_bytes", "count", "Payload bytes of the originator, by sequence numbers for TCP",
            ConnectionView::origBytes),
    RESP_BYTES("resp_bytes", "count", "Payload bytes of the responder, by sequence numbers for TCP",
            ConnectionView::respBytes),
    CONN_STATE("conn_state", "string", "How the connection stands or ended",
            (ConnectionView row) -> row.state().name()),
    LOCAL_ORIG("local_orig", "bool", "Whether the originator is in a local network",
            (ConnectionView row) -> row.isOrigLocal() ? 1 : 0),
    LOCAL_RESP("local_resp", "bool", "Whether the responder is in a local network",
            (ConnectionView row) -> row.isRespLocal() ? 1 : 0),
    MISSED_BYTES("missed_bytes", "count", "Bytes that were acknowledged but never captured",
            ConnectionView::missedBytes),
    HISTORY("history", "string", "What happened, letter by letter; upper case by the originator",
            ConnectionView::history),
    ORIG_PKTS("orig_pkts", "count", "Packets of the originator", ConnectionView::origPackets),
    ORIG_IP_BYTES("orig_ip_bytes", "count", "Bytes of the originator by IP total length", ConnectionView::origIpBytes),
    RESP_PKTS("resp_pkts", "count", "Packets of the responder", ConnectionView::respPackets),
    RESP_IP_BYTES("resp_ip_bytes", "count", "Bytes of the responder by IP total length", ConnectionView::respIpBytes),
    TUNNEL_PARENTS("tunnel_parents", "set[string]", "Identifiers of the tunnels around it",
            ConnectionView::tunnelParents),
    IP_PROTO("ip_proto", "count", "Protocol number of the IP header", ConnectionView::ipProtocol),
    VLAN("vlan", "int", "VLAN of the first packet, by its outermost tag", ConnectionView::outerVlan),
    INNER_VLAN("inner_vlan", "int", "VLAN of the first packet, by the innermost of several tags",
            ConnectionView::innerVlan),
    ORIG_L2_ADDR("orig_l2_addr", "string", "Link-layer (MAC) address of the originator, by the first packet",
            ConnectionView::origMac),
    RESP_L2_ADDR("resp_l2_addr", "string", "Link-layer (MAC) address of the responder, by the first packet",
            ConnectionView::respMac),
    COMMUNITY_ID("community_id", "string", "Identifier of the flow that other monitors compute alike (Community ID v1)",
            ConnectionColumn::communityId),
    IP_PROTO_NAME("ip_proto_name", "string", "Name of the protocol number of the IP header",
            (ConnectionView row) -> IpProtocolNames.of(row.ipProtocol()));

    private static final List<ConnectionColumn> ALL = List.of(values());
    private static final List<ConnectionColumn> BASE = ALL.subList(0, IP_PROTO.ordinal() + 1);

    private final String zeekName;
    private final String zeekType;
    private final String meaning;
    private final @Nullable ToLongFunction<ConnectionView> number;
    private final @Nullable Function<ConnectionView, String> text;
    private final Comparator<ConnectionView> comparator;

    ConnectionColumn(String zeekName, String zeekType, String meaning, ToLongFunction<ConnectionView> number) {
        this.zeekName = zeekName;
        this.zeekType = zeekType;
        this.meaning = meaning;
        this.number = number;
        this.text = null;
        this.comparator = (a, b) -> Long.compareUnsigned(number.applyAsLong(a), number.applyAsLong(b));
    }

    ConnectionColumn(String zeekName, String zeekType, String meaning, Function<ConnectionView, String> text) {
        this.zeekName = zeekName;
        this.zeekType = zeekType;
        this.meaning = meaning;
        this.number = null;
        this.text = text;
        this.comparator = Comparator.comparing(text);
    }

    ConnectionColumn(String zeekName, String zeekType, String meaning, Comparator<ConnectionView> comparator) {
        this.zeekName = zeekName;
        this.zeekType = zeekType;
        this.meaning = meaning;
        this.number = null;
        this.text = null;
        this.comparator = comparator;
    }

    private static Comparator<ConnectionView> byAddress(
            ToLongFunction<ConnectionView> high, ToLongFunction<ConnectionView> low) {
        return (a, b) -> IpAddress.compare(
                high.applyAsLong(a), low.applyAsLong(a), high.applyAsLong(b), low.applyAsLong(b));
    }

    /// All columns: those of every conn.log, then those that policy scripts add.
    public static List<ConnectionColumn> all() {
        return ALL;
    }

    /// The columns that every conn.log has, in Zeek's order.
    public static List<ConnectionColumn> base() {
        return BASE;
    }

    private static String communityId(ConnectionView row) {
        byte[] text = new byte[row.snapshot().longestCommunityId()];
        return new String(text, 0, row.writeCommunityId(text, 0), StandardCharsets.US_ASCII);
    }

    /// The name in the log.
    public String zeekName() {
        return zeekName;
    }

    /// The type in the log's header.
    public String zeekType() {
        return zeekType;
    }

    /// What the column says, in one line of plain words.
    public String meaning() {
        return meaning;
    }

    /// Whether the row has a value here; if not, the log prints the mark for unset.
    public boolean isSet(ConnectionView row) {
        if (row.isLogged()) {
            return !row.isLeftOut(ordinal());
        }
        return switch (this) {
            case DURATION, ORIG_BYTES, RESP_BYTES -> row.hasDuration();
            case LOCAL_ORIG, LOCAL_RESP -> row.isLocalityKnown();
            case SERVICE -> !row.service().isEmpty();
            case HISTORY -> !row.history().isEmpty();
            case TUNNEL_PARENTS -> !row.tunnelParents().isEmpty();
            case VLAN -> row.outerVlan() >= 0;
            case INNER_VLAN -> row.innerVlan() >= 0;
            case ORIG_L2_ADDR -> row.origMac() != 0;
            case RESP_L2_ADDR -> row.respMac() != 0;
            case IP_PROTO_NAME -> !IpProtocolNames.of(row.ipProtocol()).isEmpty();
            default -> true;
        };
    }

    /// The value to sort by where it is a number (unsigned); null for texts and addresses.
    public @Nullable ToLongFunction<ConnectionView> number() {
        return number;
    }

    /// Where the store keeps that number as it is; null where it follows from others, and for texts and addresses.
    public @Nullable StoredColumn stored() {
        return switch (this) {
            case ID_ORIG_P -> StoredColumn.ORIG_PORT;
            case ID_RESP_P -> StoredColumn.RESP_PORT;
            case IP_PROTO -> StoredColumn.IP_PROTOCOL;
            case ORIG_BYTES -> StoredColumn.ORIG_BYTES;
            case RESP_BYTES -> StoredColumn.RESP_BYTES;
            case MISSED_BYTES -> StoredColumn.MISSED_BYTES;
            case ORIG_PKTS -> StoredColumn.ORIG_PACKETS;
            case RESP_PKTS -> StoredColumn.RESP_PACKETS;
            case ORIG_IP_BYTES -> StoredColumn.ORIG_IP_BYTES;
            case RESP_IP_BYTES -> StoredColumn.RESP_IP_BYTES;
            default -> null;
        };
    }

    /// The value to sort by where it is a text; null for numbers and addresses.
    public @Nullable Function<ConnectionView, String> text() {
        return text;
    }

    /// Orders two rows by value; both must have one ([#isSet]). The two views must not be the same object.
    public Comparator<ConnectionView> comparator() {
        return comparator;
    }
}
