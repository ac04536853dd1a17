package shad.model.capture.live;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds host and network names in a capture filter. libpcap would look them up, which sends packets and tells others
/// what one is interested in.
final class FilterNames {
    private static final Pattern WORD = Pattern.compile("\\\\?[A-Za-z0-9_.:/-]+");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "0[xX][0-9a-fA-F]+|[0-9][0-9.]*(/[0-9.]+)?|[0-9]+-[0-9]+|[0-9a-fA-F:.-]*:[0-9a-fA-F:.-]*(/[0-9]+)?"
                            + "|([0-9a-fA-F]{1,2}[-.]){5}[0-9a-fA-F]{1,2}");
    /// What may follow these is known to the system, not to name servers.
    private static final Set<String> BEFORE_LOCAL_NAMES =
            Set.of("port", "portrange", "proto", "protochain", "type", "subtype", "ifname", "on", "rulenum", "reason",
                    "rset", "ruleset", "action", "dir", "iface", "vpi", "vci");
    /// Words of pcap-filter(7).
    private static final Set<String> WORDS = Set.of(
            "host", "net", "port", "portrange", "src", "dst", "ra", "ta", "addr1", "addr2", "addr3", "addr4", "ether",
            "fddi", "tr", "wlan", "ip", "ip6", "arp", "rarp", "decnet", "tcp", "udp", "sctp", "and", "or", "not",
            "gateway", "proto", "protochain", "broadcast", "multicast", "less", "greater", "vlan", "mpls", "pppoed",
            "pppoes", "geneve", "icmp", "icmp6", "igmp", "igrp", "pim", "ah", "esp", "vrrp", "carp", "mask", "len",
            "link", "ppp", "slip", "radio", "inbound", "outbound", "ifindex", "ifname", "on", "rnr", "rulenum",
            "reason", "rset", "ruleset", "srnr", "subrulenum", "action", "type", "subtype", "dir", "iso", "clnp",
            "esis", "isis", "l1", "l2", "iih", "lsp", "snp", "csnp", "psnp", "stp", "ipx", "netbeui", "atalk", "aarp",
            "lat", "moprc", "mopdl", "lane", "oam", "oamf4", "metac", "bcc", "sc", "ilmic", "connectmsg", "vpi", "vci",
            "llc", "byte", "hop", "relation", "nd", "sna", "iface");
    /// Offsets and values of header fields, such as `tcp[tcpflags] & tcp-syn`.
    private static final Pattern FIELD = Pattern.compile("tcpflags|icmp6?(type|code)|(tcp|icmp6?)-[a-z0-9]+");

    private FilterNames() {}

    /// The first name that would be looked up.
    static Optional<String> firstIn(String filter) {
        Matcher matcher = WORD.matcher(filter);
        String before = "";
        while (matcher.find()) {
            String word = matcher.group();
            boolean known = word.startsWith("\\")
                    || NUMBER.matcher(word).matches()
                    || WORDS.contains(word)
                    || FIELD.matcher(word).matches()
                    || BEFORE_LOCAL_NAMES.contains(before);
            if (!known) {
                return Optional.of(word);
            }
            before = word;
        }
        return Optional.empty();
    }
}
