package shad.model.export;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;

/// The packets of connections as filters of other programs: display filters (wireshark-filter(4)) and capture filters
/// (pcap-filter(7)). They name the addresses, the ports and the protocol; another connection with the same ones passes
/// too.
public final class PacketFilters {
    private PacketFilters() {}

    /// What Wireshark and `tshark -Y` take for the packets of a connection.
    public static String wireshark(ConnectionView row) {
        boolean ipv4 = row.origAddress().isIpv4();
        String address = ipv4 ? "ip.addr == " : "ipv6.addr == ";
        StringJoiner parts = new StringJoiner(" && ");
        parts.add(address + row.origAddress()).add(address + row.respAddress());
        switch (row.transport()) {
            case TCP, UDP -> {
                String port = row.transport().zeekName() + ".port == ";
                parts.add(port + row.origPort()).add(port + row.respPort());
            }
            case ICMP -> parts.add(icmp(row, "icmpv6"));
            case UNKNOWN -> parts.add((ipv4 ? "ip.proto == " : "ipv6.nxt == ") + row.ipProtocol());
        }
        return parts.toString();
    }

    /// What tcpdump takes for the packets of a connection, in the VLANs that its first packet was in.
    public static String bpf(ConnectionView row) {
        StringJoiner parts = new StringJoiner(" and ");
        if (row.outerVlan() >= 0) {
            parts.add("vlan " + row.outerVlan());
        }
        if (row.innerVlan() >= 0) {
            parts.add("vlan " + row.innerVlan());
        }
        parts.add("host " + row.origAddress()).add("host " + row.respAddress());
        switch (row.transport()) {
            case TCP, UDP -> {
                String port = row.transport().zeekName() + " port ";
                parts.add(port + row.origPort()).add(port + row.respPort());
            }
            case ICMP -> parts.add(icmp(row, "icmp6"));
            case UNKNOWN ->
                parts.add((row.origAddress().isIpv4() ? "ip proto " : "ip6 proto ") + row.ipProtocol());
        }
        return parts.toString();
    }

    /// The packets of any of several connections, of which there is one at least.
    public static String wireshark(List<ConnectionView> rows) {
        Set<String> parts = new LinkedHashSet<>();
        rows.forEach(row -> parts.add(wireshark(row)));
        return any(parts, " || ");
    }

    /// As [#wireshark(List)], for tcpdump. Those in no VLAN come first: in this language `vlan` shifts what follows.
    public static String bpf(List<ConnectionView> rows) {
        List<ConnectionView> ordered = new ArrayList<>(rows);
        ordered.sort((a, b) -> Boolean.compare(a.outerVlan() >= 0, b.outerVlan() >= 0));
        Set<String> parts = new LinkedHashSet<>();
        ordered.forEach(row -> parts.add(bpf(row)));
        return any(parts, " or ");
    }

    private static String any(Set<String> parts, String or) {
        return parts.size() == 1 ? parts.iterator().next() : "(" + String.join(")" + or + "(", parts) + ")";
    }

    private static String icmp(ConnectionView row, String ofIpv6) {
        return row.ipProtocol() == TransportProtocol.IP_ICMPV6 ? ofIpv6 : "icmp";
    }
}
