package shad.model.service.industrial;

/// The checksum of DNP3's link layer (IEEE 1815, "CRC-16/DNP").
final class Dnp3Crc {
    /// Generating polynomial, reflected.
    private static final int POLYNOMIAL = 0xa6bc;
    private static final int[] TABLE = table();

    private Dnp3Crc() {}

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? crc >> 1 ^ POLYNOMIAL : crc >> 1;
            }
            table[i] = crc;
        }
        return table;
    }

    /// Whether `length` bytes from `offset` are followed by their checksum, low byte first.
    static boolean matches(byte[] bytes, int offset, int length) {
        int crc = 0;
        for (int i = 0; i < length; i++) {
            crc = TABLE[(crc ^ bytes[offset + i]) & 0xff] ^ crc >> 8;
        }
        int checksum = ~crc & 0xffff;
        int end = offset + length;
        return (bytes[end] & 0xff) == (checksum & 0xff) && (bytes[end + 1] & 0xff) == checksum >> 8;
    }
}
