package shad.model.conn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What services are for, in few kinds that tables and charts can tell apart.
public enum ServiceFamily {
    WEB("web", "http", "websocket"),
    NAME("names and addresses", "dns", "dhcp"),
    MAIL("mail and talk", "smtp", "pop3", "imap", "irc", "xmpp", "sip"),
    REMOTE("remote access", "ssh", "rdp", "rdpeudp", "rfb"),
    FILES("files", "ftp", "ftp-data", "gridftp", "gridftp-data", "smb", "irc-dcc-data", "bittorrent"),
    DIRECTORY("directory and sign-in", "ldap", "ldap_tcp", "ldap_udp", "krb", "krb_tcp", "gssapi", "ntlm", "dce_rpc",
            "radius"),
    DATABASE("database", "mysql", "postgresql", "redis"),
    INDUSTRIAL("industrial", "modbus", "dnp3", "dnp3_tcp", "dnp3_udp", "mqtt"),
    TUNNEL("encrypted or tunnelled", "ssl", "dtls", "quic", "socks", "teredo", "ayiya", "vxlan", "geneve", "gtpv1"),
    OTHER("other");

    private static final Map<String, ServiceFamily> BY_NAME = byName();

    private final String word;
    private final List<String> names;

    ServiceFamily(String word, String... names) {
        this.word = word;
        this.names = List.of(names);
    }

    private static Map<String, ServiceFamily> byName() {
        Map<String, ServiceFamily> families = new HashMap<>();
        Arrays.stream(values()).forEach(family -> family.names.forEach(name -> families.put(name, family)));
        return Map.copyOf(families);
    }

    /// The family of a service as conn.log names it, or of several joined by commas: then of the first that is more
    /// than an envelope or a sign-in for others. A name that lost its analyzer (`-http`) counts as the name.
    public static ServiceFamily of(String service) {
        ServiceFamily found = OTHER;
        for (String name : service.split(",", -1)) {
            String plain = name.startsWith("-") ? name.substring(1) : name;
            ServiceFamily family = BY_NAME.getOrDefault(plain.toLowerCase(Locale.ROOT), OTHER);
            if (family.weight() > found.weight()) {
                found = family;
            }
        }
        return found;
    }

    /// How much the family says of a connection that has services of several.
    private int weight() {
        return switch (this) {
            case OTHER -> 0;
            case TUNNEL -> 1;
            case DIRECTORY -> 2;
            default -> 3;
        };
    }

    /// What the services of the family are for, in few words.
    public String word() {
        return word;
    }
}
