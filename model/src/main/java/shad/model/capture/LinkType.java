package shad.model.capture;

/// Link types as capture files number them (LINKTYPE_ values of the tcpdump group's registry).
///
/// A link type is an `int` everywhere, so that numbers nobody has heard of survive.
public final class LinkType {
    public static final int NULL = 0;
    public static final int ETHERNET = 1;
    public static final int PPP = 9;
    public static final int FDDI = 10;
    public static final int PPP_HDLC = 50;
    public static final int RAW = 101;
    public static final int IEEE802_11 = 105;
    public static final int LOOP = 108;
    public static final int LINUX_SLL = 113;
    public static final int IEEE802_11_RADIOTAP = 127;
    public static final int IPV4 = 228;
    public static final int IPV6 = 229;
    public static final int NFLOG = 239;
    public static final int LINUX_SLL2 = 276;

    private LinkType() {}

    /// What people call the link type, or "link type 147" for one without a name here.
    public static String nameOf(int linkType) {
        return switch (linkType) {
            case NULL -> "BSD loopback";
            case ETHERNET -> "Ethernet";
            case PPP -> "PPP";
            case FDDI -> "FDDI";
            case PPP_HDLC -> "PPP in HDLC framing";
            case RAW -> "raw IP";
            case IEEE802_11 -> "IEEE 802.11";
            case LOOP -> "OpenBSD loopback";
            case LINUX_SLL -> "Linux cooked";
            case IEEE802_11_RADIOTAP -> "IEEE 802.11 with radiotap";
            case IPV4 -> "raw IPv4";
            case IPV6 -> "raw IPv6";
            case NFLOG -> "Linux netfilter log";
            case LINUX_SLL2 -> "Linux cooked v2";
            default -> "link type " + linkType;
        };
    }
}
