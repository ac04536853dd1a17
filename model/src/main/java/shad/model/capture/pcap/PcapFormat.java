package shad.model.capture.pcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFormat;
import shad.model.capture.CaptureInput;
import shad.model.capture.FileCursor;

/// Recognises the classic pcap format.
public final class PcapFormat implements CaptureFormat {
    @Override
    public boolean recognises(ByteBuffer head) {
        return head.remaining() >= Integer.BYTES && PcapHeader.isMagic(head.getInt(head.position()));
    }

    @Override
    public FileCursor open(CaptureInput input) throws CaptureException, IOException {
        return PcapCursor.open(input);
    }
}
