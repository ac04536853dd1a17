package shad.model.decode;

/// What carries a packet inside another.
public enum TunnelType {
    /// IPv4 or IPv6 directly inside IPv4 or IPv6 (RFC 2003, RFC 4213, RFC 2473).
    IP,
    /// RFC 2784, RFC 2890, RFC 2637, ERSPAN; also inside UDP (RFC 8086).
    GRE,
    AYIYA,
    /// RFC 4380.
    TEREDO,
    /// 3GPP TS 29.281.
    GTPV1,
    /// RFC 7348.
    VXLAN,
    /// RFC 8926.
    GENEVE
}
