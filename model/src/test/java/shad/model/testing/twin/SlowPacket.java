package shad.model.testing.twin;

import shad.model.testing.Packet;
import shad.model.testing.Packets;
import shad.model.testing.Tcp;

/// A TCP packet of a trace: `pair` names the two hosts, the lower of which is A. Numbers are unsigned 32-bit ones.
///
/// @param micros capture time
/// @param dataOffset header length in words, as the field says
/// @param payload bytes by the IP header, with 20 bytes of TCP header
/// @param captured bytes of the payload that were captured
public record SlowPacket(
        long micros, int pair, boolean fromA, int portA, int portB, String flags, long seq, long ack, int window,
        int dataOffset, int payload, int captured, boolean badChecksum) {
    boolean has(char flag) {
        return flags.indexOf(flag) >= 0;
    }

    boolean syn() {
        return has('S');
    }

    boolean isAck() {
        return has('A');
    }

    boolean fin() {
        return has('F');
    }

    boolean rst() {
        return has('R');
    }

    int sourcePort() {
        return fromA ? portA : portB;
    }

    int destinationPort() {
        return fromA ? portB : portA;
    }

    double seconds() {
        return SlowTracker.seconds(micros);
    }

    /// The packet as bytes: raw IP.
    public Packet build() {
        Tcp tcp = Packets.rawIp()
                .ipv4(address(pair, fromA), address(pair, !fromA))
                .tcp(fromA ? portA : portB, fromA ? portB : portA)
                .flags(flags)
                .seq(seq)
                .ack(ack)
                .window(window)
                .dataOffset(dataOffset)
                .payloadLength(payload);
        if (badChecksum) {
            tcp.badChecksum();
        }
        return captured < payload ? tcp.captured(40 + captured) : tcp.build();
    }

    private static String address(int pair, boolean isA) {
        // Which of the two is the lower address changes from pair to pair.
        return "10." + pair / 250 + "." + pair % 250 + "." + (isA == (pair % 2 == 0) ? 1 : 2);
    }
}
