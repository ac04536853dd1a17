package shad.app;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A pcap stream without end: a datagram each tenth of a second of its own time, each from another port or host.
final class EndlessCapture extends InputStream {
    private static final int IPV4_UDP = 20 + 8;
    private static final int RAW_IP = 101;

    private ByteBuffer rest = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0xa1b2_c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(RAW_IP)
            .flip();
    private int next;

    @Override
    public int read() {
        throw new UnsupportedOperationException("only read in pieces");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (!rest.hasRemaining()) {
            rest = record(next++);
        }
        int count = Math.min(length, rest.remaining());
        rest.get(target, offset, count);
        return count;
    }

    private static ByteBuffer record(int number) {
        ByteBuffer record = ByteBuffer.allocate(16 + IPV4_UDP).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1_700_000_000 + number / 10)
                .putInt(number % 10 * 100_000)
                .putInt(IPV4_UDP)
                .putInt(IPV4_UDP)
                .order(ByteOrder.BIG_ENDIAN);
        int ip = record.position();
        record.putInt(0x4500_0000 | IPV4_UDP).putInt(0).putInt(0x4011_0000)
                .putInt(0x0a00_0000 | number >>> 15).putInt(0xc0a8_0001);
        record.putShort(ip + 10, (short) ~sum(record, ip));
        // A checksum of 0: the sender did not compute one (RFC 768).
        return record.putShort((short) (1024 + (number & 0x7fff))).putShort((short) 9)
                .putShort((short) 8).putShort((short) 0)
                .flip();
    }

    /// Ones' complement sum of an IPv4 header without options (RFC 1071).
    private static int sum(ByteBuffer record, int header) {
        int sum = 0;
        for (int offset = 0; offset < 20; offset += 2) {
            sum += Short.toUnsignedInt(record.getShort(header + offset));
        }
        return (sum & 0xffff) + (sum >>> 16);
    }
}
