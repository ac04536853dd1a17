package shad.model.service.tls;

/// Cipher suites that authenticate but do not encrypt, as far as Zeek's names of them say `WITH_NULL` (ssl/consts.zeek):
/// those of TLS 1.3 (RFC 9150) do not, and those of RFC 4785 have no name there.
final class NullCiphers {
    private NullCiphers() {}

    static boolean contains(int cipherSuite) {
        return switch (cipherSuite) {
            case 0x0000, 0x0001, 0x0002, 0x001c, 0x003b, 0x0082, 0x0083, // RSA, Fortezza, GOST
                    0x00b0, 0x00b1, 0x00b4, 0x00b5, 0x00b8, 0x00b9, // pre-shared keys
                    0xc001, 0xc006, 0xc00b, 0xc010, 0xc015, 0xc039, 0xc03a, 0xc03b -> // elliptic curves
                true;
            default -> false;
        };
    }
}
