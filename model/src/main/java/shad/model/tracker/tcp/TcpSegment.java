package shad.model.tracker.tcp;

import shad.model.wire.TcpHeader;

/// What one packet says to the connection. Reused for every packet.
public final class TcpSegment {
    int sequenceNumber;
    int acknowledgmentNumber;
    int flags;
    int rawWindow;
    int headerLength;
    int payloadLength;
    int payloadCaptured;
    long timestampNanos;

    /// Takes over the header's fields. Payload lengths are those of the IP header and of the capture.
    public void set(TcpHeader header, int payloadLength, int payloadCaptured, long timestampNanos) {
        this.sequenceNumber = header.sequenceNumber();
        this.acknowledgmentNumber = header.acknowledgmentNumber();
        this.flags = header.flags();
        this.rawWindow = header.rawWindow();
        this.headerLength = header.headerLength();
        this.payloadLength = payloadLength;
        this.payloadCaptured = payloadCaptured;
        this.timestampNanos = timestampNanos;
    }

    boolean isSyn() {
        return (flags & TcpHeader.SYN) != 0;
    }

    boolean isAck() {
        return (flags & TcpHeader.ACK) != 0;
    }

    boolean isFin() {
        return (flags & TcpHeader.FIN) != 0;
    }

    boolean isRst() {
        return (flags & TcpHeader.RST) != 0;
    }

    /// Octets of sequence space: payload, SYN and FIN; the payload of a RST takes none.
    int segmentLength() {
        return (isRst() ? 0 : payloadLength) + (isSyn() ? 1 : 0) + (isFin() ? 1 : 0);
    }

    /// The number behind the segment.
    int end() {
        return sequenceNumber + segmentLength();
    }
}
