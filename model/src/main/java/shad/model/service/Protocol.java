package shad.model.service;

/// What analyzers analyze. The constants are Zeek's canonical analyzer names; in conn.log they are lower case.
public enum Protocol {
    AYIYA(Carrier.TUNNEL),
    DCE_RPC(Carrier.STREAM),
    DHCP(Carrier.DATAGRAM),
    DNP3_TCP(Carrier.STREAM),
    DNP3_UDP(Carrier.DATAGRAM),
    DNS(Carrier.STREAM_OR_DATAGRAM),
    DTLS(Carrier.DATAGRAM),
    FINGER(Carrier.STREAM),
    FTP(Carrier.STREAM),
    FTP_DATA(Carrier.STREAM),
    GENEVE(Carrier.TUNNEL),
    GSSAPI(Carrier.STREAM_OR_DATAGRAM),
    GTPV1(Carrier.TUNNEL),
    HTTP(Carrier.STREAM),
    IMAP(Carrier.STREAM),
    IRC(Carrier.STREAM),
    IRC_DATA(Carrier.STREAM),
    /// Kerberos in datagrams and in the tokens of other protocols.
    KRB(Carrier.TOKEN),
    KRB_TCP(Carrier.STREAM),
    LDAP_TCP(Carrier.STREAM),
    LDAP_UDP(Carrier.DATAGRAM),
    MODBUS(Carrier.STREAM),
    MQTT(Carrier.STREAM),
    MYSQL(Carrier.STREAM),
    NTLM(Carrier.STREAM_OR_DATAGRAM),
    NTP(Carrier.DATAGRAM),
    /// The pseudo analyzer that matches signatures; it never confirms.
    PIA(Carrier.TOKEN),
    POP3(Carrier.STREAM),
    POSTGRESQL(Carrier.STREAM),
    QUIC(Carrier.DATAGRAM),
    RADIUS(Carrier.DATAGRAM),
    RDP(Carrier.STREAM),
    RDPEUDP(Carrier.DATAGRAM),
    REDIS(Carrier.STREAM),
    RFB(Carrier.STREAM),
    SIP(Carrier.DATAGRAM),
    SMB(Carrier.STREAM),
    SMTP(Carrier.STREAM),
    SNMP(Carrier.DATAGRAM),
    SOCKS(Carrier.STREAM),
    SSH(Carrier.STREAM),
    SSL(Carrier.STREAM_OR_DATAGRAM),
    SYSLOG(Carrier.DATAGRAM),
    SYSLOG_TCP(Carrier.STREAM),
    TEREDO(Carrier.TUNNEL),
    VXLAN(Carrier.TUNNEL),
    WEBSOCKET(Carrier.STREAM),
    XMPP(Carrier.STREAM);

    private final Carrier carrier;

    Protocol(Carrier carrier) {
        this.carrier = carrier;
    }

    private enum Carrier {
        STREAM,
        DATAGRAM,
        /// Fed by TCP, by UDP, or by another analyzer on either; of the kind that knows about TCP's gaps.
        STREAM_OR_DATAGRAM,
        /// As above, but ignorant of TCP.
        TOKEN,
        /// No analyzer of payload, but of packets; see the decoder.
        TUNNEL
    }

    /// Whether an analyzer of this protocol does anything on a TCP or UDP connection (Zeek, T5 and T6).
    boolean isOver(boolean tcp) {
        return switch (carrier) {
            case STREAM -> tcp;
            case DATAGRAM -> !tcp;
            case STREAM_OR_DATAGRAM, TOKEN -> true;
            case TUNNEL -> false;
        };
    }

    /// Whether a violation has no consequences (Zeek, `DPD::ignore_violations` as base/protocols sets it).
    boolean isKeptDespiteViolations() {
        return this == DCE_RPC || this == NTLM;
    }

    /// Whether violations on TCP count only while the connection is whole: no missing beginning, no gap (Zeek, V2).
    boolean excusesBrokenStreams() {
        return carrier == Carrier.STREAM || carrier == Carrier.STREAM_OR_DATAGRAM;
    }
}
