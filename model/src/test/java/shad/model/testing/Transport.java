package shad.model.testing;

import java.nio.charset.StandardCharsets;

/// What the transports have in common: a payload, a checksum, and the end of the building.
///
/// @param <T> the transport itself
public abstract sealed class Transport<T extends Transport<T>> permits Tcp, Udp, Icmp {
    private final Ip ip;
    private byte[] payload = new byte[0];
    private boolean badChecksum;

    Transport(Ip ip) {
        this.ip = ip;
    }

    abstract T self();

    /// The packet, whole.
    public abstract Packet build();

    public final T payload(byte... bytes) {
        payload = bytes;
        return self();
    }

    /// Payload as text, one byte for each character up to U+00FF.
    public final T payload(String text) {
        return payload(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// `length` bytes of payload that do not matter.
    public final T payloadLength(int length) {
        return payload(Bytes.counting(length));
    }

    public final T badChecksum() {
        badChecksum = true;
        return self();
    }

    /// The packet, of which only the first `length` bytes, link layer included, were captured.
    public final Packet captured(int length) {
        return build().captured(length);
    }

    final Ip ip() {
        return ip;
    }

    final byte[] payload() {
        return payload;
    }

    /// `right` unless the checksum shall be bad.
    final int checksumField(int right) {
        return right ^ (badChecksum ? 0x5555 : 0);
    }
}
