package shad.model.capture.live;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcap4j.core.PcapHandle;

/// Takes frames from an interface that pcap4j has opened, straight out of libpcap's memory: pcap4j's own loop makes three
/// objects a frame and costs three times as much. Owned by the capturing thread.
@SuppressWarnings("restricted") // Native access is granted to this module.
final class NativePackets implements AutoCloseable {
    /// What `pcap_next_ex` returns for a frame; 0 is none yet.
    static final int FRAME = 1;
    /// What it returns after `pcap_breakloop`.
    static final int BROKEN_OFF = -2;

    // struct pcap_pkthdr with the 64-bit struct timeval of Unix.
    private static final int SECONDS_OFFSET = 0;
    private static final int FRACTION_OFFSET = 8;
    private static final int CAPTURED_LENGTH_OFFSET = 16;
    private static final int LENGTH_OFFSET = 20;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /// pcap4j tells the address of its `pcap_t` in no other way.
    private static final Pattern ADDRESS = Pattern.compile("handle: \\[native@0x([0-9a-f]{1,16})]");
    private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
    private static final MethodHandle NEXT_EX = Linker.nativeLinker().downcallHandle(
            nextExOfPcap4jsLibrary(),
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));

    private final long pcap;
    private final int nanosPerFraction;
    private final Arena arena = Arena.ofConfined();
    /// Where libpcap puts the addresses of a frame's header and bytes.
    private final MemorySegment addresses = arena.allocate(ValueLayout.JAVA_LONG, 2);

    private NativePackets(long pcap, int nanosPerFraction) {
        this.pcap = pcap;
        this.nanosPerFraction = nanosPerFraction;
    }

    /// The frames of `handle`, unless this system's structures are not those that are known here.
    static Optional<NativePackets> of(PcapHandle handle) {
        boolean unix64 = ValueLayout.ADDRESS.byteSize() == Long.BYTES
                && !System.getProperty("os.name", "").startsWith("Windows");
        Matcher address = ADDRESS.matcher(handle.toString());
        if (!unix64 || !address.find()) {
            return Optional.empty();
        }
        boolean nanos = handle.getTimestampPrecision() == PcapHandle.TimestampPrecision.NANO;
        return Optional.of(new NativePackets(Long.parseUnsignedLong(address.group(1), 16), nanos ? 1 : 1000));
    }

    /// The function of the very library that pcap4j uses: another one might lay out a `pcap_t` in another way.
    private static MemorySegment nextExOfPcap4jsLibrary() {
        Pointer function = NativeLibrary.getInstance("pcap").getFunction("pcap_next_ex");
        return MemorySegment.ofAddress(Pointer.nativeValue(function));
    }

    /// Waits for a frame; see pcap_next_ex(3PCAP) for what it returns.
    int next() {
        try {
            return (int) NEXT_EX.invokeExact(pcap, addresses.address(), addresses.address() + Long.BYTES);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native function throws nothing else", e);
        }
    }

    /// Puts the frame that [#next] found into the ring.
    void copyTo(FrameRing ring) {
        long header = addresses.getAtIndex(ValueLayout.JAVA_LONG, 0);
        long seconds = MEMORY.get(ValueLayout.JAVA_LONG_UNALIGNED, header + SECONDS_OFFSET);
        long fraction = MEMORY.get(ValueLayout.JAVA_LONG_UNALIGNED, header + FRACTION_OFFSET);
        ring.put(
                MEMORY,
                addresses.getAtIndex(ValueLayout.JAVA_LONG, 1),
                MEMORY.get(ValueLayout.JAVA_INT_UNALIGNED, header + CAPTURED_LENGTH_OFFSET),
                MEMORY.get(ValueLayout.JAVA_INT_UNALIGNED, header + LENGTH_OFFSET),
                seconds * NANOS_PER_SECOND + fraction * nanosPerFraction);
    }

    @Override
    public void close() {
        arena.close();
    }
}
