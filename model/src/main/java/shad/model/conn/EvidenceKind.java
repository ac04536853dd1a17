package shad.model.conn;

/// What the payload of a connection told about its ends or its purpose.
public enum EvidenceKind {
    DNS_QUERY("DNS query"),
    DNS_ANSWER("DNS answer"),
    TLS_SERVER_NAME("TLS server name"),
    TLS_ALPN("TLS application protocol"),
    TLS_ALPN_OFFERED("TLS application protocols offered"),
    TLS_VERSION("TLS version"),
    HTTP_HOST("HTTP host"),
    HTTP_REQUEST("HTTP request"),
    HTTP_USER_AGENT("HTTP user agent"),
    HTTP_SERVER("HTTP server"),
    HTTP_STATUS("HTTP status"),
    CLIENT_NAME("client name"),
    CLIENT_SOFTWARE("client software"),
    SERVER_SOFTWARE("server software"),
    USER_NAME("user name"),
    HOST_NAME("host name"),
    COMMUNITY("SNMP community"),
    DETAIL("detail");

    private final String label;

    EvidenceKind(String label) {
        this.label = label;
    }

    /// What a person reads.
    public String label() {
        return label;
    }
}
