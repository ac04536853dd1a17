package shad.model.capture.pcapng;

import java.io.IOException;
import java.nio.ByteBuffer;
import shad.model.capture.CaptureFormat;
import shad.model.capture.CaptureInput;
import shad.model.capture.FileCursor;

/// Recognises the pcapng format by its first section header block.
public final class PcapngFormat implements CaptureFormat {
    @Override
    public boolean recognises(ByteBuffer head) {
        return head.remaining() >= Integer.BYTES && head.getInt(head.position()) == BlockType.SECTION_HEADER;
    }

    @Override
    public FileCursor open(CaptureInput input) throws IOException {
        return new PcapngCursor(input);
    }
}
