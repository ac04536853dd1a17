package shad.model.service.names;

/// Types of DNS resource records whose data Zeek reads (IANA, DNS parameters).
final class DnsType {
    static final int A = 1;
    static final int NS = 2;
    static final int CNAME = 5;
    static final int SOA = 6;
    static final int WKS = 11;
    static final int PTR = 12;
    static final int MX = 15;
    static final int TXT = 16;
    static final int AAAA = 28;
    static final int LOC = 29;
    static final int SRV = 33;
    static final int NAPTR = 35;
    static final int A6 = 38;
    static final int OPT = 41;
    static final int DS = 43;
    static final int SSHFP = 44;
    static final int RRSIG = 46;
    static final int NSEC = 47;
    static final int DNSKEY = 48;
    static final int NSEC3 = 50;
    static final int NSEC3PARAM = 51;
    static final int SVCB = 64;
    static final int HTTPS = 65;
    static final int SPF = 99;
    static final int TSIG = 250;
    static final int BINDS = 65534;

    private DnsType() {}
}
