package shad.model.service.industrial;

import shad.model.service.Analyzer;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;
import shad.model.service.parse.PerSide;
import shad.model.service.parse.StreamBuffer;

/// Modbus/TCP ("MODBUS Application Protocol Specification V1.1b", Zeek `modbus-protocol.pac`): confirmed by the first
/// unit of either side that is complete and holds what its function needs.
public final class ModbusAnalyzer extends Analyzer {
    private static final int HEADER_LENGTH = 8;
    private static final int PROTOCOL_OFFSET = 2;
    private static final int LENGTH_OFFSET = 4;
    /// What the length field does not count: all up to its own end.
    private static final int UNCOUNTED_LENGTH = 6;
    private static final int MIN_LENGTH = 2;
    private static final int MAX_UNIT = UNCOUNTED_LENGTH + 0xffff;

    private final PerSide<StreamBuffer> buffers = new PerSide<>(_ -> new StreamBuffer(MAX_UNIT));
    private final PayloadReader reader = new PayloadReader();

    public ModbusAnalyzer() {
        super(Protocol.MODBUS, Needs.NOTHING);
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        StreamBuffer buffer = buffers.of(fromOriginator);
        buffer.offer(bytes, offset, length);
        try {
            while (buffer.available() >= HEADER_LENGTH && unit(fromOriginator, buffer)) {
                confirm();
            }
        } catch (MalformedPayload malformed) {
            buffer.clear();
            throw malformed;
        } finally {
            buffer.settle();
        }
        if (isSettled()) {
            skip();
        }
    }

    /// Takes a unit off the front; returns false if it is not complete yet.
    private boolean unit(boolean fromOriginator, StreamBuffer buffer) {
        reader.wrap(buffer.bytes(), buffer.start(), buffer.available());
        reader.skip(PROTOCOL_OFFSET);
        int protocol = reader.u16();
        int counted = reader.u16();
        if (protocol != 0 || counted < MIN_LENGTH) {
            throw MalformedPayload.thrown();
        }
        int length = UNCOUNTED_LENGTH + counted;
        if (buffer.available() < length) {
            return false;
        }
        reader.wrap(buffer.bytes(), buffer.start() + LENGTH_OFFSET + 3, length - LENGTH_OFFSET - 3);
        int function = reader.u8();
        boolean oddRegisters = fromOriginator
                ? ModbusFunctions.request(function, reader)
                : ModbusFunctions.response(function, reader);
        if (oddRegisters) {
            violate();
        }
        buffer.consume(length);
        return true;
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        buffers.of(fromOriginator).clear();
    }
}
