package shad.model.flow;

import java.util.SplittableRandom;
import shad.model.conn.EndpointOrder;
import shad.model.conn.IpAddress;

/// What makes two packets belong to the same connection: the two ends and the IP protocol. The ends are ordered, low
/// before high, and have no roles, so a role flip touches no key (Zeek, five-tuple connection key). Live connections
/// extend it, which saves an object each; a key that is filled again for every packet serves to look them up.
public class FlowKey {
    /// Differs from run to run, so that nobody can prepare addresses that meet in one place of the table.
    private static final long SEED = new SplittableRandom().nextLong();

    private long lowHigh;
    private long lowLow;
    private long highHigh;
    private long highLow;
    private int ports;
    private int protocol;
    private int hash;

    /// Fills the key for a conversation that both ends may begin. Returns whether the source is the low end.
    public final boolean set(
            long sourceHigh,
            long sourceLow,
            int sourcePort,
            long destinationHigh,
            long destinationLow,
            int destinationPort,
            int protocol) {
        boolean sourceIsLow = EndpointOrder.isLower(
                sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort);
        if (sourceIsLow) {
            fill(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort, protocol);
        } else {
            fill(destinationHigh, destinationLow, destinationPort, sourceHigh, sourceLow, sourcePort, protocol);
        }
        return sourceIsLow;
    }

    /// Fills the key for messages that go one way only: the source is always the low end.
    public final void setOneWay(
            long sourceHigh,
            long sourceLow,
            int sourcePort,
            long destinationHigh,
            long destinationLow,
            int destinationPort,
            int protocol) {
        fill(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort, protocol);
    }

    /// Takes over another key.
    protected final void copy(FlowKey other) {
        fill(
                other.lowHigh,
                other.lowLow,
                other.ports >>> 16,
                other.highHigh,
                other.highLow,
                other.ports & 0xffff,
                other.protocol);
    }

    private void fill(long lowHigh, long lowLow, int lowPort, long highHigh, long highLow, int highPort, int protocol) {
        this.lowHigh = lowHigh;
        this.lowLow = lowLow;
        this.highHigh = highHigh;
        this.highLow = highLow;
        this.ports = lowPort << 16 | highPort;
        this.protocol = protocol;
        long mixed = (lowLow ^ SEED) * 0x9e3779b97f4a7c15L;
        mixed = (Long.rotateLeft(mixed, 29) ^ highLow) * 0xc2b2ae3d27d4eb4fL;
        mixed = (Long.rotateLeft(mixed, 31) ^ lowHigh + Long.rotateLeft(highHigh, 17)) * 0x165667b19e3779f9L;
        mixed = (Long.rotateLeft(mixed, 29) ^ ((long) ports << 8 | protocol)) * 0x27d4eb2f165667c5L;
        this.hash = (int) (mixed >>> 32);
    }

    /// Whether both stand for the same conversation.
    public final boolean isSame(FlowKey other) {
        return ports == other.ports
                && lowLow == other.lowLow
                && highLow == other.highLow
                && protocol == other.protocol
                && lowHigh == other.lowHigh
                && highHigh == other.highHigh;
    }

    /// A number that the same conversation has throughout a run of the program, well mixed.
    public final int hash() {
        return hash;
    }

    public final long lowHigh() {
        return lowHigh;
    }

    public final long lowLow() {
        return lowLow;
    }

    public final long highHigh() {
        return highHigh;
    }

    public final long highLow() {
        return highLow;
    }

    public final int lowPort() {
        return ports >>> 16;
    }

    public final int highPort() {
        return ports & 0xffff;
    }

    /// The IP protocol number.
    public final int protocol() {
        return protocol;
    }

    /// Orders as Zeek sorts the connections that are left at the end of input: by the bytes of the key.
    public static int compare(FlowKey a, FlowKey b) {
        int order = IpAddress.compare(a.lowHigh, a.lowLow, b.lowHigh, b.lowLow);
        if (order == 0) {
            order = IpAddress.compare(a.highHigh, a.highLow, b.highHigh, b.highLow);
        }
        if (order == 0) {
            order = Integer.compareUnsigned(a.ports, b.ports);
        }
        return order == 0 ? Integer.compare(a.protocol, b.protocol) : order;
    }
}
