package shad.views.testing;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.store.StoreSnapshot;

/// The rows of a capture of empty UDP datagrams.
public final class Datagrams {
    private static final int IP_HEADER_LENGTH = 20;
    private static final int UDP_HEADER_LENGTH = 8;
    private static final int FRAME_LENGTH = IP_HEADER_LENGTH + UDP_HEADER_LENGTH;
    private static final int PCAP_MAGIC = 0xa1b2_c3d4;
    private static final int LINKTYPE_RAW = 101;
    private static final int FILE_HEADER_LENGTH = 24;
    private static final int RECORD_HEADER_LENGTH = 16;

    private Datagrams() {}

    /// One datagram at each of these times, in seconds since the epoch; those far apart are connections of their own.
    public static StoreSnapshot at(int... seconds) {
        ByteBuffer pcap = ByteBuffer
                .allocate(FILE_HEADER_LENGTH + seconds.length * (RECORD_HEADER_LENGTH + FRAME_LENGTH))
                .order(ByteOrder.BIG_ENDIAN)
                .putInt(PCAP_MAGIC).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535)
                .putInt(LINKTYPE_RAW);
        for (int second : seconds) {
            pcap.putInt(second).putInt(0).putInt(FRAME_LENGTH).putInt(FRAME_LENGTH);
            // IPv4: version and header length, total length, time to live, UDP, checksum (not verified), addresses.
            pcap.putShort((short) 0x4500).putShort((short) FRAME_LENGTH).putInt(0)
                    .put((byte) 64).put((byte) 17).putShort((short) 0).putInt(0xc000_0201).putInt(0xc000_0202);
            // UDP: ports, length, no checksum.
            pcap.putShort((short) 40_000).putShort((short) 9).putShort((short) UDP_HEADER_LENGTH).putShort((short) 0);
        }
        Analysis analysis = Analysis.ofStream(
                new ByteArrayInputStream(pcap.array()),
                "datagrams",
                AnalysisOptions.DEFAULT.withIgnoreChecksums(true),
                null);
        try {
            analysis.run();
        } catch (CaptureException e) {
            throw new IllegalStateException(e);
        }
        return analysis.snapshot();
    }
}
