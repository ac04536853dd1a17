package shad.model.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import shad.model.capture.Frame;

/// Writes frames as a pcapng file of one section (draft-ietf-opsawg-pcapng): times to the nanosecond, link types and
/// lengths as they were captured, an interface for each that frames came from. For one thread.
public final class CaptureWriter {
    private static final int SECTION_HEADER = 0x0a0d_0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int ENHANCED_PACKET = 6;
    private static final int BYTE_ORDER_MAGIC = 0x1a2b_3c4d;
    private static final int USER_APPLICATION = 4;
    private static final int INTERFACE_NAME = 2;
    private static final int TIME_RESOLUTION = 9;
    private static final byte[] NANOSECONDS = {9};
    private static final int OPTION_HEADER_LENGTH = 4;
    private static final int PACKET_OVERHEAD = 32;
    /// Room for the largest block before its frame, and for many small ones.
    private static final int BUFFER_LENGTH = 1 << 18;
    private static final int LONGEST_NAME = 1024;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<Network, Integer> networks = new HashMap<>();

    private record Network(int index, int linkType, String name) {}

    /// Writes to `out` in large pieces; it is neither flushed nor closed.
    public CaptureWriter(OutputStream out) {
        this.out = out;
        byte[] application = "Shad".getBytes(StandardCharsets.US_ASCII);
        int length = 28 + optionLength(application) + OPTION_HEADER_LENGTH;
        buffer.putInt(SECTION_HEADER).putInt(length).putInt(BYTE_ORDER_MAGIC);
        buffer.putShort((short) 1).putShort((short) 0).putLong(-1);
        option(USER_APPLICATION, application);
        buffer.putInt(0).putInt(length);
    }

    /// Adds a frame; `interfaceName` is what the capture calls where it came from, empty for nothing.
    public void add(Frame frame, String interfaceName) throws IOException {
        Network network = new Network(frame.interfaceIndex(), frame.linkType(), interfaceName);
        Integer known = networks.get(network);
        int id = known == null ? describe(network) : known;
        int captured = frame.capturedLength();
        int padding = -captured & 3;
        int length = PACKET_OVERHEAD + captured + padding;
        require(PACKET_OVERHEAD);
        buffer.putInt(ENHANCED_PACKET).putInt(length).putInt(id);
        buffer.putInt((int) (frame.timestampNanos() >>> 32)).putInt((int) frame.timestampNanos());
        buffer.putInt(captured).putInt(frame.originalLength());
        put(frame.bytes(), frame.offset(), captured);
        require(Integer.BYTES + padding);
        for (int i = 0; i < padding; i++) {
            buffer.put((byte) 0);
        }
        buffer.putInt(length);
    }

    /// Writes what is still held back.
    public void finish() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    private int describe(Network network) throws IOException {
        int id = networks.size();
        networks.put(network, id);
        byte[] name = network.name.getBytes(StandardCharsets.UTF_8);
        boolean named = name.length > 0 && name.length <= LONGEST_NAME;
        int length = 20 + (named ? optionLength(name) : 0) + optionLength(NANOSECONDS) + OPTION_HEADER_LENGTH;
        require(length);
        buffer.putInt(INTERFACE_DESCRIPTION).putInt(length);
        buffer.putShort((short) network.linkType).putShort((short) 0).putInt(0);
        if (named) {
            option(INTERFACE_NAME, name);
        }
        option(TIME_RESOLUTION, NANOSECONDS);
        buffer.putInt(0).putInt(length);
        return id;
    }

    private static int optionLength(byte[] value) {
        return OPTION_HEADER_LENGTH + (value.length + 3 & ~3);
    }

    private void option(int code, byte[] value) {
        buffer.putShort((short) code).putShort((short) value.length).put(value);
        for (int i = value.length; (i & 3) != 0; i++) {
            buffer.put((byte) 0);
        }
    }

    private void put(byte[] bytes, int offset, int length) throws IOException {
        if (length > buffer.remaining()) {
            finish();
        }
        if (length > buffer.remaining()) {
            out.write(bytes, offset, length);
        } else {
            buffer.put(bytes, offset, length);
        }
    }

    private void require(int length) throws IOException {
        if (length > buffer.remaining()) {
            finish();
        }
    }
}
