package shad.model.conn;

/// Which ICMP types answer each other (RFC 792, RFC 950, RFC 1256; RFC 4443, RFC 4861, RFC 2710, RFC 4620, RFC 6275).
public final class IcmpTypes {
    /// The type is answered by no other.
    public static final int ONE_WAY = -1;

    private IcmpTypes() {}

    /// The type that answers, or is answered by, `type`; [#ONE_WAY] if there is none. `v6` is told by the IP protocol
    /// number, whatever the version of the IP header.
    public static int counterpart(int type, boolean v6) {
        return v6 ? counterpartV6(type) : counterpartV4(type);
    }

    private static int counterpartV4(int type) {
        return switch (type) {
            case 8 -> 0;
            case 0 -> 8;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 10 -> 9;
            case 9 -> 10;
            case 17 -> 18;
            case 18 -> 17;
            default -> ONE_WAY;
        };
    }

    private static int counterpartV6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 130 -> 131;
            case 131 -> 130;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> ONE_WAY;
        };
    }
}
