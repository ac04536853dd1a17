package shad.model.inspect;

import java.util.List;
import java.util.Set;
import shad.model.conn.Side;
import shad.model.wire.TcpHeader;

/// One packet of a flow and what the tracker made of it.
///
/// @param index its place among the packets of the flow, from 0
/// @param frameNumber the frame that held it, from 1
/// @param filePosition where the frame's record starts in the uncompressed capture
/// @param timestampNanos capture time, nanoseconds since the epoch
/// @param side its sender, by the roles that the connection has in the end
/// @param flags the eight control bits of TCP; 0 for other transports
/// @param sequenceNumber as sent
/// @param acknowledgmentNumber as sent, whether or not ACK says that it means something
/// @param relativeSeq position of the first byte as the tracker counts it, the first payload byte of a stream being 1;
///     unsigned
/// @param relativeAck position that is acknowledged; 0 for none
/// @param payloadLength bytes behind the transport header by the IP header
/// @param payloadCaptured how many of them the capture has
/// @param rawWindow the window field
/// @param window the window in bytes where both ends agreed on scaling, otherwise the field
/// @param ipLength what `orig_ip_bytes` or `resp_ip_bytes` grows by
/// @param inFlight bytes of its sender that are not acknowledged, this packet's included
/// @param options the options of TCP in short
/// @param letters what it wrote into the history, all letters in their order; empty for none
/// @param notes why these letters were written, and why others were not
/// @param oddities what is unusual about it
public record FrameNote(
        int index,
        long frameNumber,
        long filePosition,
        long timestampNanos,
        Side side,
        int flags,
        int sequenceNumber,
        int acknowledgmentNumber,
        long relativeSeq,
        long relativeAck,
        int payloadLength,
        int payloadCaptured,
        int rawWindow,
        long window,
        int ipLength,
        int inFlight,
        String options,
        String letters,
        List<LetterNote> notes,
        Set<Oddity> oddities) {
    private static final int PSH = 0x08;
    private static final int URG = 0x20;
    private static final int ECE = 0x40;
    private static final int CWR = 0x80;

    public FrameNote {
        notes = List.copyOf(notes);
        oddities = Set.copyOf(oddities);
    }

    /// The control bits that are set, by name, such as `SYN ACK`; empty for none.
    public String flagNames() {
        StringBuilder names = new StringBuilder();
        name(names, TcpHeader.SYN, "SYN");
        name(names, TcpHeader.FIN, "FIN");
        name(names, TcpHeader.RST, "RST");
        name(names, PSH, "PSH");
        name(names, TcpHeader.ACK, "ACK");
        name(names, URG, "URG");
        name(names, ECE, "ECE");
        name(names, CWR, "CWR");
        return names.toString();
    }

    /// Whether the acknowledgment number means something.
    public boolean isAck() {
        return (flags & TcpHeader.ACK) != 0;
    }

    private void name(StringBuilder names, int bit, String name) {
        if ((flags & bit) != 0) {
            names.append(names.isEmpty() ? "" : " ").append(name);
        }
    }
}
