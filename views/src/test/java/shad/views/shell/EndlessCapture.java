package shad.views.shell;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/// A pcap stream without end: one datagram after the other, each from another port or host, a millisecond apart.
final class EndlessCapture extends InputStream {
    private static final int HEADER = 24;
    private static final int RECORD = 16 + 14 + 20 + 8 + 4;
    private static final int RECORDS_AT_ONCE = 500;

    private final AtomicLong reads = new AtomicLong();
    private ByteBuffer rest = header();
    private int next;

    /// How often somebody has read from it.
    long reads() {
        return reads.get();
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("only read in pieces");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        reads.incrementAndGet();
        if (!rest.hasRemaining()) {
            pause();
            rest = records();
        }
        int count = Math.min(length, rest.remaining());
        rest.get(target, offset, count);
        return count;
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ByteBuffer header() {
        return ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xa1b2_c3d4).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(1)
                .flip();
    }

    private ByteBuffer records() {
        ByteBuffer records = ByteBuffer.allocate(RECORDS_AT_ONCE * RECORD);
        for (int i = 0; i < RECORDS_AT_ONCE; i++) {
            putRecord(records, next++);
        }
        return records.flip();
    }

    private static void putRecord(ByteBuffer target, int number) {
        int length = RECORD - 16;
        target.order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1_700_000_000 + number / 1000).putInt(number % 1000 * 1000).putInt(length).putInt(length);
        target.order(ByteOrder.BIG_ENDIAN)
                .putLong(0x0200_0000_0001_0200L).putInt(2).putShort((short) 0x0800);
        int ip = target.position();
        target.putInt(0x4500_0000 | 32).putInt(0).putShort((short) 0x4011).putShort((short) 0)
                .putInt(0x0a00_0001 + number / 60_000).putInt(0x0a01_0001);
        target.putShort(ip + 10, checksum(target, ip));
        target.putShort((short) (1024 + number % 60_000)).putShort((short) 53).putShort((short) 12)
                .putShort((short) 0).putInt(number);
    }

    private static short checksum(ByteBuffer packet, int ip) {
        int sum = 0;
        for (int at = 0; at < 20; at += 2) {
            sum += packet.getShort(ip + at) & 0xffff;
        }
        sum = (sum >> 16) + (sum & 0xffff);
        return (short) ~((sum >> 16) + sum);
    }
}
