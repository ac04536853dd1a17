package shad.model.capture.pcap;

import java.io.IOException;
import shad.model.buffer.Layouts;
import shad.model.buffer.ReadWindow;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFault;
import shad.model.capture.CaptureInput;
import shad.model.capture.FileCursor;
import shad.model.capture.Frame;

/// Frames of a classic pcap file. A record begins with seconds, fraction of a second, captured and original length,
/// 32 bits each (draft-ietf-opsawg-pcap section 5).
///
/// Nothing in a record tells where the next one begins but its length, so the first absurd length ends the capture.
final class PcapCursor extends FileCursor {
    /// Captured length that any capture may have, whatever snaplen its header gives: libpcap's own limit.
    private static final int COMMON_LENGTH_LIMIT = 262_144;

    private static final int FRACTION_OFFSET = 4;
    private static final int FIRST_LENGTH_OFFSET = 8;
    private static final int SECOND_LENGTH_OFFSET = 12;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ReadWindow window;
    private final boolean bigEndian;
    private final int fractionNanos;
    private final int headerLength;
    private final int capturedLengthOffset;
    private final int originalLengthOffset;
    private final int snaplen;
    private final int lengthLimit;

    private PcapCursor(CaptureInput input, ReadWindow window, PcapHeader header) {
        super(input);
        this.window = window;
        bigEndian = header.bigEndian();
        fractionNanos = header.fractionNanos();
        headerLength = header.recordHeaderLength();
        capturedLengthOffset = header.lengthsSwapped() ? SECOND_LENGTH_OFFSET : FIRST_LENGTH_OFFSET;
        originalLengthOffset = header.lengthsSwapped() ? FIRST_LENGTH_OFFSET : SECOND_LENGTH_OFFSET;
        int largest = ReadWindow.MAX_LENGTH - headerLength;
        // Headers that give no usable snaplen mean no limit.
        snaplen = header.snaplen() <= 0 ? largest : Math.min(header.snaplen(), largest);
        lengthLimit = Math.max(snaplen, COMMON_LENGTH_LIMIT);
        frame().from(0, header.linkType());
    }

    static PcapCursor open(CaptureInput input) throws CaptureException, IOException {
        ReadWindow window = new ReadWindow(input.content(), 0);
        boolean opened = false;
        try {
            if (!window.require(PcapHeader.LENGTH)) {
                throw new CaptureException(input.name() + " ends within its file header: " + window.available() + " of "
                        + PcapHeader.LENGTH + " bytes; get an undamaged copy");
            }
            PcapHeader header = PcapHeader.read(window.bytes(), window.offset());
            window.advance(PcapHeader.LENGTH);
            PcapCursor cursor = new PcapCursor(input, window, header);
            opened = true;
            return cursor;
        } finally {
            if (!opened) {
                window.close();
            }
        }
    }

    @Override
    protected boolean advance() throws IOException {
        if (!window.require(headerLength)) {
            if (window.available() > 0) {
                reportCut(headerLength);
            }
            return false;
        }
        int capturedLength = Layouts.int32(window.bytes(), window.offset() + capturedLengthOffset, bigEndian);
        if (capturedLength < 0 || capturedLength > lengthLimit) {
            report(filePosition(), CaptureFault.Kind.ABSURD_LENGTH,
                    "the record claims " + Integer.toUnsignedString(capturedLength)
                            + " captured bytes; nothing after it can be read");
            return false;
        }
        int recordLength = headerLength + capturedLength;
        if (!window.require(recordLength)) {
            reportCut(recordLength);
            return false;
        }
        place(frame(), capturedLength);
        window.advance(recordLength);
        return true;
    }

    private void place(Frame frame, int capturedLength) {
        byte[] bytes = window.bytes();
        int record = window.offset();
        long seconds = Integer.toUnsignedLong(Layouts.int32(bytes, record, bigEndian));
        long fraction = Integer.toUnsignedLong(Layouts.int32(bytes, record + FRACTION_OFFSET, bigEndian));
        int originalLength = Layouts.int32(bytes, record + originalLengthOffset, bigEndian);
        frame.wrap(bytes, record + headerLength,
                // A file may keep more than its snaplen; libpcap, and so Zeek, shows the snaplen's worth.
                Math.min(capturedLength, snaplen),
                originalLength < 0 ? Integer.MAX_VALUE : originalLength,
                seconds * NANOS_PER_SECOND + fraction * fractionNanos,
                nextFrameNumber(), window.position());
    }

    private void reportCut(int recordLength) {
        report(filePosition(), CaptureFault.Kind.TRUNCATED,
                "the capture ends within this record: " + window.available() + " of " + recordLength + " bytes");
    }

    @Override
    protected void seek(long filePosition, long[] landmarks) throws IOException {
        window.seek(filePosition);
    }

    @Override
    protected long filePosition() {
        return window.position();
    }

    @Override
    protected void release() throws IOException {
        window.close();
    }
}
