package shad.model.decode;

/// Why a frame, or a packet inside it, ended in no connection. The order is that of the layers.
public enum DropReason {
    EMPTY_RECORD("the record has no bytes"),
    TRUNCATED_LINK_HEADER("the link-layer header is cut short"),
    UNKNOWN_LINK_PROTOCOL("the link layer carries a protocol that is not tracked"),
    NOT_DATA("the link layer carries no data: a management or control frame"),
    ENCRYPTED("the link layer is encrypted"),
    ARP("address resolution (ARP)"),
    TOO_DEEP("too many headers inside each other"),
    TRUNCATED_IP("the IP header is cut short"),
    UNKNOWN_IP_VERSION("neither IPv4 nor IPv6"),
    ZERO_TOTAL_LENGTH("the IPv4 total length is 0, as segmentation offload leaves it"),
    WIRE_SHORTER_THAN_IP("the packet is shorter than its IP header says"),
    BAD_IP_HEADER_LENGTH("the IP header length contradicts the packet's length"),
    BAD_IP_CHECKSUM("bad IPv4 header checksum"),
    FRAGMENT("a fragment that did not complete a packet"),
    ENCRYPTED_PAYLOAD("IPv6 payload encrypted by ESP"),
    MOBILITY("mobility header"),
    NO_NEXT_HEADER("IPv6 packet without payload"),
    IGMP("group management (IGMP)"),
    FRAGMENT_MEMORY("a fragment that came while too many others were waiting to be completed"),
    TUNNEL_MALFORMED("a tunnel header that contradicts itself, or a packet in it that does not fill it"),
    TUNNEL_TOO_DEEP("too many tunnels inside each other"),
    TRUNCATED_TRANSPORT_HEADER("the transport header is cut short");

    private final String meaning;

    DropReason(String meaning) {
        this.meaning = meaning;
    }

    /// The reason in plain words.
    public String meaning() {
        return meaning;
    }
}
