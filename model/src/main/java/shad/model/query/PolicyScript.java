package shad.model.query;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Scripts of Zeek that add columns to conn.log when they are loaded (policy/protocols/conn). Zeek appends the columns in
/// the order in which it loads the scripts; Shad always in the order of these constants.
public enum PolicyScript {
    /// vlan-logging
    VLAN("vlan", ConnectionColumn.VLAN, ConnectionColumn.INNER_VLAN),
    /// mac-logging
    MAC("mac", ConnectionColumn.ORIG_L2_ADDR, ConnectionColumn.RESP_L2_ADDR),
    /// community-id-logging
    COMMUNITY_ID("community-id", ConnectionColumn.COMMUNITY_ID),
    /// ip-proto-name-logging
    IP_PROTO_NAME("ip-proto-name", ConnectionColumn.IP_PROTO_NAME);

    private final String shortName;
    private final List<ConnectionColumn> columns;

    PolicyScript(String shortName, ConnectionColumn... columns) {
        this.shortName = shortName;
        this.columns = List.of(columns);
    }

    /// The columns it adds.
    public List<ConnectionColumn> columns() {
        return columns;
    }

    /// The columns of a log for which these scripts are loaded.
    public static List<ConnectionColumn> columnsWith(Collection<PolicyScript> loaded) {
        return Stream.concat(
                ConnectionColumn.base().stream(),
                Stream.of(values()).filter(loaded::contains).flatMap(script -> script.columns.stream()))
                .toList();
    }

    /// The name on the command line.
    @Override
    public String toString() {
        return shortName;
    }
}
