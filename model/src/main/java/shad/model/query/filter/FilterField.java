package shad.model.query.filter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shad.model.query.ConnectionColumn;

/// What a condition may be about: a column, or several columns under one name. Compared by identity.
public final class FilterField {
    /// How several columns make one value.
    enum Joint {
        /// One column, or a condition that any of several may fulfil.
        ANY,
        /// Numbers that are added; unset unless all are set.
        SUM,
        /// Truths that must all hold; unset unless all are set.
        ALL
    }

    private static final Map<ConnectionColumn, FilterField> BY_COLUMN = new EnumMap<>(ConnectionColumn.class);
    /// The address of either end.
    public static final FilterField HOST = new FilterField("host", FieldType.ADDRESS, "Address of either end",
            Joint.ANY, List.of(ConnectionColumn.ID_RESP_H, ConnectionColumn.ID_ORIG_H));

    /// The mark that a person gave.
    public static final FilterField MARK =
            new FilterField("mark", FieldType.MARK, "The mark that somebody gave it", Joint.ANY, List.of());
    /// The note that a person wrote.
    public static final FilterField NOTE =
            new FilterField("note", FieldType.TEXT, "The note that somebody wrote on it", Joint.ANY, List.of());

    private static final List<FilterField> FIELDS;
    private static final Map<String, FilterField> BY_NAME;

    static {
        for (ConnectionColumn column : ConnectionColumn.all()) {
            BY_COLUMN.put(
                    column,
                    new FilterField(column.zeekName(), typeOf(column), column.meaning(), Joint.ANY, List.of(column)));
        }
        List<FilterField> fields = new ArrayList<>(BY_COLUMN.values());
        fields.add(HOST);
        fields.add(new FilterField("port", FieldType.PORT, "Port of either end", Joint.ANY,
                List.of(ConnectionColumn.ID_RESP_P, ConnectionColumn.ID_ORIG_P)));
        fields.add(new FilterField("mac", FieldType.TEXT, "Link-layer (MAC) address of either end", Joint.ANY,
                List.of(ConnectionColumn.ORIG_L2_ADDR, ConnectionColumn.RESP_L2_ADDR)));
        fields.add(new FilterField("bytes", FieldType.BYTES, "Payload bytes of both ends together", Joint.SUM,
                List.of(ConnectionColumn.ORIG_BYTES, ConnectionColumn.RESP_BYTES)));
        fields.add(new FilterField("pkts", FieldType.COUNT, "Packets of both ends together", Joint.SUM,
                List.of(ConnectionColumn.ORIG_PKTS, ConnectionColumn.RESP_PKTS)));
        fields.add(new FilterField("ip_bytes", FieldType.BYTES, "Bytes of both ends by IP total length", Joint.SUM,
                List.of(ConnectionColumn.ORIG_IP_BYTES, ConnectionColumn.RESP_IP_BYTES)));
        fields.add(new FilterField("local", FieldType.TRUTH, "Whether both ends are in local networks", Joint.ALL,
                List.of(ConnectionColumn.LOCAL_ORIG, ConnectionColumn.LOCAL_RESP)));
        fields.add(MARK);
        fields.add(NOTE);
        FIELDS = List.copyOf(fields);
        BY_NAME = FIELDS.stream().collect(Collectors.toMap(FilterField::name, Function.identity()));
    }

    private final String name;
    private final FieldType type;
    private final String meaning;
    private final Joint joint;
    private final List<ConnectionColumn> columns;

    private FilterField(
            String name, FieldType type, String meaning, Joint joint, List<ConnectionColumn> columns) {
        this.name = name;
        this.type = type;
        this.meaning = meaning;
        this.joint = joint;
        this.columns = columns;
    }

    private static FieldType typeOf(ConnectionColumn column) {
        return switch (column) {
            case TS -> FieldType.TIME;
            case ID_ORIG_H, ID_RESP_H -> FieldType.ADDRESS;
            case ID_ORIG_P, ID_RESP_P -> FieldType.PORT;
            case PROTO -> FieldType.PROTOCOL;
            case SERVICE, TUNNEL_PARENTS -> FieldType.NAMES;
            case DURATION -> FieldType.INTERVAL;
            case ORIG_BYTES, RESP_BYTES, MISSED_BYTES, ORIG_IP_BYTES, RESP_IP_BYTES -> FieldType.BYTES;
            case CONN_STATE -> FieldType.STATE;
            case LOCAL_ORIG, LOCAL_RESP -> FieldType.TRUTH;
            case HISTORY -> FieldType.HISTORY;
            case ORIG_PKTS, RESP_PKTS, IP_PROTO, VLAN, INNER_VLAN -> FieldType.COUNT;
            case UID, ORIG_L2_ADDR, RESP_L2_ADDR, COMMUNITY_ID, IP_PROTO_NAME -> FieldType.TEXT;
        };
    }

    /// All fields: the columns in the order of the log, then those that stand for several, then marks and notes.
    public static List<FilterField> all() {
        return FIELDS;
    }

    public static FilterField of(ConnectionColumn column) {
        return Stream.of(BY_COLUMN.get(column)).findFirst().orElseThrow();
    }

    static Optional<FilterField> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// As it is written in a filter: `id.resp_p`, `host`.
    public String name() {
        return name;
    }

    public FieldType type() {
        return type;
    }

    /// What the field says, in one line of plain words.
    public String meaning() {
        return meaning;
    }

    /// Whether a person wrote the values, so that no column has them.
    boolean isRemark() {
        return columns.isEmpty();
    }

    /// The columns behind the field; none for what a person wrote.
    public List<ConnectionColumn> columns() {
        return columns;
    }

    Joint joint() {
        return joint;
    }

    @Override
    public String toString() {
        return name;
    }
}
