package shad.model.testing;

/// Where packets for tests begin: a link layer, then what it carries.
///
/// ```java
/// Packets.ethernet().ipv4("10.0.0.1", "10.0.0.2").tcp(40001, 80).flags("S").seq(1000).build()
/// ```
///
/// Lengths and checksums are right unless a test says otherwise.
public final class Packets {
    private Packets() {}

    /// Ethernet II.
    public static Link ethernet() {
        return new Link(Link.Kind.ETHERNET);
    }

    /// IP without a link layer (LINKTYPE_RAW).
    public static Link rawIp() {
        return new Link(Link.Kind.RAW);
    }

    /// BSD loopback with the address family in little-endian order (LINKTYPE_NULL).
    public static Link loopback() {
        return new Link(Link.Kind.NULL);
    }

    /// Linux cooked capture (LINKTYPE_LINUX_SLL).
    public static Link linuxCooked() {
        return new Link(Link.Kind.LINUX_SLL);
    }

    /// Linux cooked capture version 2 (LINKTYPE_LINUX_SLL2).
    public static Link linuxCooked2() {
        return new Link(Link.Kind.LINUX_SLL2);
    }
}
