package shad.model.service.registry;

import static shad.model.service.Signature.From.EITHER;
import static shad.model.service.Signature.From.ORIGINATOR;
import static shad.model.service.Signature.From.RESPONDER;
import static shad.model.service.Signature.Transport.ANY;
import static shad.model.service.Signature.Transport.TCP;
import static shad.model.service.Signature.Transport.UDP;

import java.util.concurrent.ForkJoinPool;
import shad.model.service.AnalyzerTable;
import shad.model.service.Protocol;
import shad.model.service.Signature;
import shad.model.service.database.MySqlAnalyzer;
import shad.model.service.database.PostgresAnalyzer;
import shad.model.service.database.RedisAnalyzer;
import shad.model.service.directory.LdapAnalyzer;
import shad.model.service.files.FtpAnalyzer;
import shad.model.service.industrial.Dnp3Analyzer;
import shad.model.service.industrial.ModbusAnalyzer;
import shad.model.service.industrial.MqttAnalyzer;
import shad.model.service.mail.Pop3Analyzer;
import shad.model.service.mail.SmtpAnalyzer;
import shad.model.service.names.DnsAnalyzer;
import shad.model.service.network.DhcpAnalyzer;
import shad.model.service.network.NtpAnalyzer;
import shad.model.service.network.RadiusAnalyzer;
import shad.model.service.network.SnmpAnalyzer;
import shad.model.service.network.SyslogAnalyzer;
import shad.model.service.network.SyslogTcpAnalyzer;
import shad.model.service.remote.RdpAnalyzer;
import shad.model.service.remote.RdpEudpAnalyzer;
import shad.model.service.remote.RfbAnalyzer;
import shad.model.service.remote.SshAnalyzer;
import shad.model.service.smb.SmbAnalyzer;
import shad.model.service.talk.FingerAnalyzer;
import shad.model.service.talk.ImapAnalyzer;
import shad.model.service.talk.IrcAnalyzer;
import shad.model.service.talk.SipAnalyzer;
import shad.model.service.talk.XmppAnalyzer;
import shad.model.service.tls.DtlsAnalyzer;
import shad.model.service.tls.QuicAnalyzer;
import shad.model.service.tls.SslAnalyzer;
import shad.model.service.web.HttpAnalyzer;
import shad.model.service.web.SocksAnalyzer;
import shad.model.service.web.WebSocketAnalyzer;
import shad.model.service.windows.DceRpcAnalyzer;
import shad.model.service.windows.GssapiAnalyzer;
import shad.model.service.windows.KrbAnalyzer;
import shad.model.service.windows.KrbTcpAnalyzer;
import shad.model.service.windows.NtlmAnalyzer;

/// What Zeek's default configuration attaches: the ports of each protocol (base/protocols, `register_for_ports`), its
/// signatures (`dpd.sig`), and the parser.
public final class ServiceTable {
    /// The table of Zeek's defaults.
    public static final AnalyzerTable STANDARD = standard();

    /// The beginning, or the beginning of any later line.
    private static final String LINE_START = "(.*[\\n\\r])?";
    private static final String HTTP_METHODS =
            "OPTIONS|GET|HEAD|POST|PUT|DELETE|QUERY|ACL|BASELINE-CONTROL|BIND|CHECKIN"
                    + "|CHECKOUT|CONNECT|COPY|LABEL|LINK|LOCK|MERGE|MKACTIVITY|MKCALENDAR|MKCOL|MKREDIRECTREF|MOVE|ORDERPATCH"
                    + "|PATCH|PROPFIND|PROPPATCH|REBIND|REPORT|SEARCH|TRACE|UNBIND|UNCHECKOUT|UNLINK|UNLOCK|UPDATE"
                    + "|VERSION-CONTROL|BCOPY|BDELETE|BMOVE|BPROPFIND|BPROPPATCH|NOTIFY|POLL|SUBSCRIBE|UNSUBSCRIBE"
                    + "|X-MS-ENUMATTS|MKWORKSPACE|RPC_IN_DATA|RPC_OUT_DATA";
    private static final String KERBEROS_REQUEST =
            "[\\x6a\\x6c].{1,4}\\x30.{1,4}\\xa1\\x03\\x02\\x01\\x05\\xa2\\x03\\x02\\x01";
    private static final String KERBEROS_REPLY =
            "[\\x6b\\x6d\\x7e].{1,4}\\x30.{1,4}\\xa0\\x03\\x02\\x01\\x05\\xa1\\x03\\x02\\x01";
    private static final String IRC_SERVER =
            LINE_START + " *(?i:server) +[^ ]+ +\\d+ +:.+[\\n\\r]";
    private static final String SOCKS4_REQUEST = "\\x04[\\x01\\x02].{0,32}\\x00";
    private static final String SOCKS4_REPLY = "\\x00[\\x5a-\\x5d]";

    private ServiceTable() {}

    /// Has other threads load what takes analyzers a while when they first need it. From any thread, at the beginning of a
    /// run.
    public static void loadInBackground() {
        ForkJoinPool.commonPool().execute(QuicAnalyzer::load);
    }

    private static AnalyzerTable standard() {
        AnalyzerTable.Builder table = new AnalyzerTable.Builder();
        files(table);
        web(table);
        secure(table);
        remote(table);
        mail(table);
        talk(table);
        windows(table);
        databases(table);
        machines(table);
        network(table);
        return table.build();
    }

    private static void files(AnalyzerTable.Builder table) {
        table.analyzer(Protocol.FTP, FtpAnalyzer::new)
                .tcp(Protocol.FTP, 21, 2811)
                .signature(Signature.of("ftp client", TCP, ORIGINATOR, LINE_START + " *(?i:user) "))
                .signature(Signature.of(
                        "ftp server",
                        TCP,
                        RESPONDER,
                        "[ \\n\\r]*(120|220)[^0-9].*[\\n\\r] *(230|331)[^0-9]")
                        .needing("ftp client")
                        .attaching(Protocol.FTP));
    }

    private static void web(AnalyzerTable.Builder table) {
        table.analyzer(Protocol.HTTP, HttpAnalyzer::new)
                .analyzer(Protocol.WEBSOCKET, WebSocketAnalyzer::new)
                .analyzer(Protocol.SOCKS, SocksAnalyzer::new)
                .tcp(Protocol.HTTP, 80, 81, 631, 1080, 3128, 8000, 8080, 8888)
                .signature(Signature.of("http client", TCP, ORIGINATOR, "\\s*(" + HTTP_METHODS + ")")
                        .attaching(Protocol.HTTP))
                .signature(Signature.of("http server", TCP, RESPONDER, "(?i:http)/\\d").attaching(Protocol.HTTP))
                .tcp(Protocol.SOCKS, 1080)
                .signature(Signature.of("socks4 client", TCP, ORIGINATOR, SOCKS4_REQUEST))
                .signature(Signature.of("socks4 server", TCP, RESPONDER, SOCKS4_REPLY)
                        .needing("socks4 client")
                        .attaching(Protocol.SOCKS))
                .signature(Signature.of("socks4 reversed client", TCP, RESPONDER, SOCKS4_REQUEST))
                .signature(Signature.of("socks4 reversed server", TCP, ORIGINATOR, SOCKS4_REPLY)
                        .needing("socks4 reversed client")
                        .attaching(Protocol.SOCKS))
                .signature(Signature.of("socks5 client", TCP, ORIGINATOR, "\\x05.[\\x00-\\x03\\x05-\\x09]"))
                .signature(Signature.of("socks5 server", TCP, RESPONDER, "\\x05[\\x00-\\x03\\x05-\\x09\\xff]")
                        .needing("socks5 client")
                        .attaching(Protocol.SOCKS));
    }

    private static void secure(AnalyzerTable.Builder table) {
        table.analyzer(Protocol.SSL, SslAnalyzer::new)
                .tcp(Protocol.SSL, 443, 465, 563, 585, 614, 636, 989, 990, 992, 993, 995, 5223)
                .signature(Signature.of(
                        "tls server",
                        TCP,
                        RESPONDER,
                        "(\\x15\\x03[\\x00-\\x03].{4})?\\x16\\x03[\\x00-\\x03]..\\x02...(\\x03[\\x00-\\x04]|\\x7f[\\x00-\\x50])")
                        .attaching(Protocol.SSL))
                .signature(Signature.of(
                        "tls client", TCP, ORIGINATOR, "\\x16\\x03[\\x00-\\x03]..\\x01...\\x03[\\x00-\\x03]")
                        .attaching(Protocol.SSL))
                .analyzer(Protocol.DTLS, DtlsAnalyzer::new)
                .udp(Protocol.DTLS, 443)
                .signature(Signature.of(
                        "dtls client",
                        UDP,
                        EITHER,
                        "\\x16\\xfe[\\xff\\xfd]\\x00{7}...\\x01.{11}\\xfe[\\xff\\xfd]")
                        .attaching(Protocol.DTLS))
                .analyzer(Protocol.QUIC, QuicAnalyzer::new)
                .udp(Protocol.QUIC, 443, 784, 853)
                .signature(Signature.of("quic v1", UDP, EITHER, "[\\xc0-\\xcf]\\x00\\x00\\x00\\x01")
                        .attaching(Protocol.QUIC))
                .signature(Signature.of("quic v2", UDP, EITHER, "[\\xd0-\\xdf]\\x6b\\x33\\x43\\xcf")
                        .attaching(Protocol.QUIC));
    }

    private static void remote(AnalyzerTable.Builder table) {
        table.analyzer(Protocol.SSH, SshAnalyzer::new)
                .tcp(Protocol.SSH, 22)
                .signature(Signature.of("ssh client", TCP, ORIGINATOR, "(?i:ssh)-[12]\\.")
                        .needing("ssh server")
                        .attaching(Protocol.SSH))
                .signature(Signature.of("ssh server", TCP, RESPONDER, "(?i:ssh)-[12]\\."))
                .analyzer(Protocol.RDP, RdpAnalyzer::new)
                .tcp(Protocol.RDP, 3389)
                .signature(Signature.of(
                        "rdp client",
                        TCP,
                        ORIGINATOR,
                        ".*(Cookie: mstshash=|Duca.*(rdpdr|rdpsnd|drdynvc|cliprdr))")
                        .needing("rdp server")
                        .attaching(Protocol.RDP))
                .signature(Signature.of("rdp server", TCP, RESPONDER, ".{5}\\xd0|.*McDn"))
                .analyzer(Protocol.RDPEUDP, RdpEudpAnalyzer::new)
                .udp(Protocol.RDPEUDP, 3389)
                .signature(Signature.of("rdpeudp", UDP, EITHER, "\\xff\\xff\\xff\\xff...\\x01")
                        .forPayload(1132, 1232)
                        .attaching(Protocol.RDPEUDP))
                .analyzer(Protocol.RFB, RfbAnalyzer::new)
                .signature(Signature.of("rfb server", TCP, RESPONDER, "RFB")
                        .needing("rfb client")
                        .attaching(Protocol.RFB))
                .signature(Signature.of("rfb client", TCP, ORIGINATOR, "RFB"));
    }

    private static void mail(AnalyzerTable.Builder table) {
        table.analyzer(Protocol.SMTP, SmtpAnalyzer::new)
                .analyzer(Protocol.POP3, Pop3Analyzer::new)
                .tcp(Protocol.SMTP, 25, 587)
                .signature(Signature.of("smtp client", TCP, ORIGINATOR, LINE_START + "\\s*(?i:helo|ehlo)")
                        .needing("smtp server")
                        .attaching(Protocol.SMTP))
                .signature(Signature.of("smtp server", TCP, RESPONDER, "\\s*220[\\s-]"))
                .signature(Signature.of("pop3 server", TCP, RESPONDER, "\\+OK")
                        .needing("pop3 client")
                        .attaching(Protocol.POP3))
                .signature(Signature.of(
                        "pop3 client", TCP, ORIGINATOR, LINE_START + "\\s*(?i:user\\s|apop\\s|capa|auth|stls)"))
                .tcp(Protocol.IMAP, 143)
                .analyzer(Protocol.IMAP, ImapAnalyzer::new);
    }

    private static void talk(AnalyzerTable.Builder table) {
        table.tcp(Protocol.IRC, 6666, 6667, 6668, 6669)
                .analyzer(Protocol.IRC, IrcAnalyzer::new)
                .signature(Signature.of(
                        "irc client, user first",
                        TCP,
                        ORIGINATOR,
                        LINE_START + " *(?i:user) +.+[\\n\\r]+ *(?i:nick) +.*[\\n\\r]")
                        .needing("irc reply")
                        .attaching(Protocol.IRC))
                .signature(Signature.of(
                        "irc client, nick first",
                        TCP,
                        ORIGINATOR,
                        LINE_START + " *(?i:nick) +.+[\\n\\r]+ *(?i:user) +.+[\\n\\r]")
                        .needing("irc reply")
                        .attaching(Protocol.IRC))
                .signature(Signature.of("irc reply", TCP, RESPONDER, LINE_START + "(:[^ \\n\\r]+ )?\\d\\d\\d "))
                .signature(Signature.of("irc server to server, first", TCP, EITHER, IRC_SERVER))
                .signature(Signature.of("irc server to server, second", TCP, EITHER, IRC_SERVER)
                        .needing("irc server to server, first")
                        .attaching(Protocol.IRC))
                .tcp(Protocol.XMPP, 5222, 5269)
                .analyzer(Protocol.XMPP, XmppAnalyzer::new)
                .signature(Signature.of(
                        "xmpp", TCP, EITHER, "(<\\?xml[^?>]*\\?>)?[\\n\\r ]*<stream:stream [^>]*xmlns='jabber:")
                        .attaching(Protocol.XMPP))
                .udp(Protocol.SIP, 5060)
                .analyzer(Protocol.SIP, SipAnalyzer::new)
                .signature(Signature.of("sip request", UDP, EITHER, ".* SIP/\\d\\.\\d\\r\\n").attaching(Protocol.SIP))
                .signature(Signature.of("sip reply", UDP, EITHER, " ?SIP/\\d\\.\\d(\\r\\n| \\d\\d\\d )")
                        .attaching(Protocol.SIP))
                .tcp(Protocol.FINGER, 79)
                .analyzer(Protocol.FINGER, FingerAnalyzer::new);
    }

    private static void windows(AnalyzerTable.Builder table) {
        table.tcp(Protocol.SMB, 139, 445)
                .analyzer(Protocol.SMB, SmbAnalyzer::new)
                .signature(Signature.of("smb", TCP, EITHER, ".{4}[\\xfe\\xff]SMB").attaching(Protocol.SMB))
                .tcp(Protocol.DCE_RPC, 135)
                .analyzer(Protocol.DCE_RPC, DceRpcAnalyzer::new)
                .signature(Signature.of("dce-rpc", ANY, EITHER, "\\x05[\\x00\\x01][\\x00-\\x13]")
                        .attaching(Protocol.DCE_RPC))
                .analyzer(Protocol.GSSAPI, GssapiAnalyzer::new)
                .analyzer(Protocol.NTLM, NtlmAnalyzer::new)
                .udp(Protocol.KRB, 88)
                .analyzer(Protocol.KRB, KrbAnalyzer::new)
                .signature(Signature.of("krb udp request", UDP, EITHER, KERBEROS_REQUEST).attaching(Protocol.KRB))
                .signature(Signature.of("krb udp reply", UDP, EITHER, KERBEROS_REPLY).attaching(Protocol.KRB))
                .tcp(Protocol.KRB_TCP, 88)
                .analyzer(Protocol.KRB_TCP, KrbTcpAnalyzer::new)
                .signature(Signature.of("krb tcp request", TCP, EITHER, ".{4}" + KERBEROS_REQUEST)
                        .attaching(Protocol.KRB_TCP))
                .signature(Signature.of("krb tcp reply", TCP, EITHER, ".{4}" + KERBEROS_REPLY)
                        .attaching(Protocol.KRB_TCP))
                .udp(Protocol.LDAP_UDP, 389)
                .analyzer(Protocol.LDAP_UDP, LdapAnalyzer::overUdp)
                .signature(Signature.of("ldap udp bind", UDP, EITHER, "\\x30.\\x02\\x01.\\x60"))
                .signature(Signature.of("ldap udp", UDP, EITHER, "\\x30")
                        .needing("ldap udp bind")
                        .attaching(Protocol.LDAP_UDP))
                .tcp(Protocol.LDAP_TCP, 389, 3268)
                .analyzer(Protocol.LDAP_TCP, LdapAnalyzer::overTcp)
                .signature(Signature.of("ldap tcp bind", TCP, EITHER, "\\x30.\\x02\\x01.\\x60"))
                .signature(Signature.of("ldap tcp", TCP, EITHER, "\\x30")
                        .needing("ldap tcp bind")
                        .attaching(Protocol.LDAP_TCP));
    }

    private static void databases(AnalyzerTable.Builder table) {
        table.tcp(Protocol.MYSQL, 1434, 3306)
                .analyzer(Protocol.MYSQL, MySqlAnalyzer::new)
                .tcp(Protocol.POSTGRESQL, 5432)
                .analyzer(Protocol.POSTGRESQL, PostgresAnalyzer::new)
                .signature(Signature.of(
                        "postgresql ssl request", TCP, EITHER, "\\x00\\x00\\x00\\x08\\x04\\xd2\\x16\\x2f"))
                .signature(Signature.of("postgresql ssl answer", ANY, EITHER, "[SN]")
                        .needing("postgresql ssl request")
                        .attaching(Protocol.POSTGRESQL))
                .signature(Signature.of(
                        "postgresql startup", TCP, EITHER, ".{4}\\x00\\x03\\x00.{0,256}user\\x00"))
                .signature(Signature.of("postgresql response", ANY, EITHER, "[A-Za-z0-9]\\x00\\x00..")
                        .needing("postgresql startup")
                        .attaching(Protocol.POSTGRESQL))
                .tcp(Protocol.REDIS, 6379)
                .analyzer(Protocol.REDIS, RedisAnalyzer::new)
                .signature(Signature.of("redis client", TCP, ORIGINATOR, ".*\\r\\n")
                        .needing("redis server")
                        .attaching(Protocol.REDIS))
                .signature(Signature.of(
                        "redis server",
                        TCP,
                        RESPONDER,
                        "[-+_,].*\\r\\n|[:$*#(!=%~>`][+-]?\\d+(\\.\\d*)?\\r\\n")
                        .attaching(Protocol.REDIS));
    }

    private static void machines(AnalyzerTable.Builder table) {
        table.tcp(Protocol.MODBUS, 502)
                .analyzer(Protocol.MODBUS, ModbusAnalyzer::new)
                .tcp(Protocol.DNP3_TCP, 20000)
                .analyzer(Protocol.DNP3_TCP, Dnp3Analyzer::overTcp)
                .signature(Signature.of("dnp3 tcp", TCP, RESPONDER, "\\x05\\x64").attaching(Protocol.DNP3_TCP))
                .udp(Protocol.DNP3_TCP, 20000)
                .analyzer(Protocol.DNP3_UDP, Dnp3Analyzer::overUdp)
                .signature(Signature.of("dnp3 udp", UDP, EITHER, "\\x05\\x64").attaching(Protocol.DNP3_UDP))
                .tcp(Protocol.MQTT, 1883)
                .analyzer(Protocol.MQTT, MqttAnalyzer::new)
                .signature(Signature.of("mqtt", ANY, EITHER, ".{4,7}MQ").attaching(Protocol.MQTT));
    }

    private static void network(AnalyzerTable.Builder table) {
        table.analyzer(Protocol.DNS, DnsAnalyzer::new)
                .tcp(Protocol.DNS, 53)
                .udp(Protocol.DNS, 53, 137, 5353, 5355)
                .analyzer(Protocol.NTP, NtpAnalyzer::new)
                .udp(Protocol.NTP, 123)
                .analyzer(Protocol.DHCP, DhcpAnalyzer::new)
                .udp(Protocol.DHCP, 67, 68, 4011)
                .signature(Signature.of("dhcp", UDP, EITHER, ".{236}\\x63\\x82\\x53\\x63").attaching(Protocol.DHCP))
                .analyzer(Protocol.SNMP, SnmpAnalyzer::new)
                .udp(Protocol.SNMP, 161, 162)
                .analyzer(Protocol.RADIUS, RadiusAnalyzer::new)
                .udp(Protocol.RADIUS, 1812)
                .analyzer(Protocol.SYSLOG, SyslogAnalyzer::new)
                .udp(Protocol.SYSLOG, 514)
                .analyzer(Protocol.SYSLOG_TCP, SyslogTcpAnalyzer::new)
                .tcp(Protocol.SYSLOG_TCP, 514);
    }
}
