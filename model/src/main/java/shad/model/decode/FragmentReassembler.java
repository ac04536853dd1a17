package shad.model.decode;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;
import shad.model.conn.Tally;
import shad.model.wire.Ipv4Header;
import shad.model.wire.Ipv6Header;

/// Puts IP fragments together (RFC 791 section 3.2, RFC 8200 section 4.5) by Zeek's rules: bytes that arrived first
/// win, the header is that of the first fragment to arrive, and what is not complete five minutes after its first
/// fragment is forgotten. Owned by the tracker thread.
final class FragmentReassembler {
    /// `frag_timeout`
    private static final double TIMEOUT_SECONDS = 300;
    /// What incomplete packets may hold together; protects against floods.
    private static final long MAX_HELD_BYTES = 64L << 20;
    /// More pieces than 64 KiB in eights can come in.
    private static final int MAX_PIECES = 1 << 13;

    private final Tally<DropReason> drops;
    private final DoubleSupplier clock;
    private final Map<Key, Packet> packets = new LinkedHashMap<>();
    private long held;

    FragmentReassembler(Tally<DropReason> drops, DoubleSupplier clock) {
        this.drops = drops;
        this.clock = clock;
    }

    /// A fragment, as its headers describe it. Offsets are those of the packet's bytes.
    ///
    /// @param id the identification
    /// @param headerOffset where the IP header starts
    /// @param headerLength bytes of header that go in front of the whole: for IPv6 all before the fragment header
    /// @param protocolOffset where in these bytes the protocol of the payload is written
    /// @param protocol that protocol, by this fragment
    /// @param dataOffset where the data starts
    /// @param dataLength bytes of data
    /// @param position place of the data in the whole
    /// @param more whether another fragment follows
    record Fragment(
            int id,
            int headerOffset,
            int headerLength,
            int protocolOffset,
            int protocol,
            int dataOffset,
            int dataLength,
            int position,
            boolean more) {}

    /// Takes a fragment. Returns the whole packet, its IP header first, if that completes it.
    byte @Nullable [] add(DecodedPacket packet, Fragment fragment) {
        double now = clock.getAsDouble();
        forget(now);
        Key key = new Key(
                packet.sourceHigh, packet.sourceLow, packet.destinationHigh, packet.destinationLow, fragment.id);
        Packet whole = packets.get(key);
        if (whole == null) {
            whole = new Packet(packet, fragment, now + TIMEOUT_SECONDS);
            packets.put(key, whole);
        }
        whole.addFrame(packet.frameNumber);
        int before = whole.data.length;
        boolean complete = whole.add(packet.bytes, fragment);
        held += whole.data.length - before;
        if (complete) {
            remove(key, whole);
            packet.beginFrameNumber = whole.beginFrameNumber;
            packet.beginFilePosition = whole.beginFilePosition;
            packet.fragmentFrames = Arrays.copyOf(whole.frames, whole.frameCount);
            return whole.build(packet.ipv4);
        }
        boolean tooMuch = held > MAX_HELD_BYTES || whole.frameCount > MAX_PIECES;
        if (tooMuch) {
            remove(key, whole);
        }
        drops.add(tooMuch ? DropReason.FRAGMENT_MEMORY : DropReason.FRAGMENT, packet.frameNumber);
        return null;
    }

    private void remove(Key key, Packet whole) {
        packets.remove(key);
        held -= whole.data.length;
    }

    /// Packets are kept in the order of their first fragments, so the outdated ones come first.
    private void forget(double now) {
        Iterator<Packet> oldest = packets.values().iterator();
        while (oldest.hasNext()) {
            Packet packet = oldest.next();
            if (packet.expirySeconds > now) {
                return;
            }
            held -= packet.data.length;
            oldest.remove();
        }
    }

    private record Key(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int id) {}

    private static final class Packet {
        private final byte[] header;
        private final int protocolOffset;
        private final double expirySeconds;
        private final long beginFrameNumber;
        private final long beginFilePosition;
        private byte[] data = new byte[2048];
        /// What has arrived: pairs of start and end, ascending and disjoint.
        private int[] ranges = new int[8];
        private int pieces;
        private long[] frames = new long[4];
        private int frameCount;
        /// The end of the last fragment, or 0 while it is not known.
        private int size;

        Packet(DecodedPacket packet, Fragment first, double expirySeconds) {
            this.beginFrameNumber = packet.beginFrameNumber;
            this.beginFilePosition = packet.beginFilePosition;
            this.header = Arrays.copyOfRange(packet.bytes, first.headerOffset, first.headerOffset + first.headerLength);
            this.protocolOffset = first.protocolOffset;
            this.expirySeconds = expirySeconds;
        }

        void addFrame(long frame) {
            if (frameCount == frames.length) {
                frames = Arrays.copyOf(frames, 2 * frameCount);
            }
            frames[frameCount++] = frame;
        }

        boolean add(byte[] bytes, Fragment fragment) {
            if (fragment.position == 0) {
                header[protocolOffset] = (byte) fragment.protocol;
            }
            int end = fragment.position + fragment.dataLength;
            if (!fragment.more) {
                size = Math.max(size, end);
            }
            if (end > data.length) {
                data = Arrays.copyOf(data, Math.max(end, data.length * 2));
            }
            insert(bytes, fragment, end);
            return isComplete();
        }

        /// Copies what no earlier fragment covers.
        private void insert(byte[] bytes, Fragment fragment, int end) {
            int from = fragment.position;
            int i = 0;
            while (from < end) {
                while (i < pieces && ranges[2 * i + 1] <= from) {
                    i++;
                }
                if (i < pieces && ranges[2 * i] <= from) {
                    from = ranges[2 * i + 1];
                    continue;
                }
                int to = i < pieces ? Math.min(end, ranges[2 * i]) : end;
                System.arraycopy(
                        bytes, fragment.dataOffset + (from - fragment.position), data, from, to - from);
                addRange(i, from, to);
                from = to;
            }
        }

        private void addRange(int index, int start, int end) {
            if (2 * pieces == ranges.length) {
                ranges = Arrays.copyOf(ranges, ranges.length * 2);
            }
            System.arraycopy(ranges, 2 * index, ranges, 2 * index + 2, 2 * (pieces - index));
            ranges[2 * index] = start;
            ranges[2 * index + 1] = end;
            pieces++;
        }

        /// Whether data reaches from the start to the end without a hole. Where a hole lies beyond a sufficient run,
        /// the run is taken for the whole.
        private boolean isComplete() {
            if (size == 0 || pieces == 0 || ranges[0] != 0) {
                return false;
            }
            int run = ranges[1];
            for (int i = 1; i < pieces && ranges[2 * i] == run; i++) {
                run = ranges[2 * i + 1];
            }
            if (run < size) {
                return false;
            }
            size = run;
            return true;
        }

        byte[] build(boolean ipv4) {
            int length = header.length + size;
            byte[] whole = Arrays.copyOf(header, length);
            System.arraycopy(data, 0, whole, header.length, size);
            if (ipv4) {
                Layouts.setShortBe(whole, Ipv4Header.TOTAL_LENGTH_OFFSET, length);
                Layouts.setShortBe(whole, Ipv4Header.FRAGMENT_OFFSET, 0);
            } else {
                Layouts.setShortBe(whole, Ipv6Header.PAYLOAD_LENGTH_OFFSET, length - Ipv6Header.LENGTH);
            }
            return whole;
        }
    }
}
