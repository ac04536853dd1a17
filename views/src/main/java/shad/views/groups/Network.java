package shad.views.groups;

/// How far addresses are rolled up.
enum Network {
    NONE("Each address", 32, 128),
    SUBNETS("/24 and /64", 24, 64),
    SITES("/16 and /48", 16, 48),
    BLOCKS("/8 and /48", 8, 48);

    private final String word;
    private final int ipv4Bits;
    private final int ipv6Bits;

    Network(String word, int ipv4Bits, int ipv6Bits) {
        this.word = word;
        this.ipv4Bits = ipv4Bits;
        this.ipv6Bits = ipv6Bits;
    }

    String word() {
        return word;
    }

    int ipv4Bits() {
        return ipv4Bits;
    }

    int ipv6Bits() {
        return ipv6Bits;
    }
}
