package shad.model.capture.live;

import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.PcapNetworkInterface.PromiscuousMode;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;
import shad.model.capture.LinkType;

/// libpcap, which pcap4j loads when the first of these is called: where it is missing they say so, and everything that
/// needs no live capture works without. Any thread.
final class Libpcap {
    private static final int DLT_RAW = 12;
    private static final int DLT_RAW_OPENBSD = 14;
    /// For how long the kernel may gather frames before it hands them over; nothing is later than this for it.
    private static final int GATHER_MILLIS = 20;
    private static final Pattern FILTER_PREFIX = Pattern.compile("^Error occurred in pcap_\\w+: ");

    /// Held here: the JDK forgets the level of a logger that nobody holds.
    private static final Logger PCAP4J_LOGGER = Logger.getLogger("org.pcap4j");

    static {
        // What matters of it comes as an exception as well.
        PCAP4J_LOGGER.setLevel(Level.OFF);
    }

    private Libpcap() {}

    /// What can be captured on as far as libpcap knows, pseudo interfaces included.
    static List<PcapNetworkInterface> interfaces() throws LiveCaptureException {
        try {
            return Pcaps.findAllDevs();
        } catch (PcapNativeException e) {
            throw new LiveCaptureException("interfaces", obstacle("", message(e)), e);
        } catch (LinkageError e) {
            throw missing(e);
        }
    }

    /// Opens an interface for capturing, its filter in place.
    static PcapHandle open(String interfaceName, LiveOptions options) throws LiveCaptureException {
        refuseNames(options.filter());
        PcapHandle handle = null;
        boolean ready = false;
        try {
            handle = activate(interfaceName, options);
            if (!options.filter().isBlank()) {
                handle.setFilter(options.filter(), BpfProgram.BpfCompileMode.OPTIMIZE);
            }
            ready = true;
            return handle;
        } catch (PcapNativeException | NotOpenException e) {
            Obstacle obstacle = handle == null ? obstacle(interfaceName, message(e)) : badFilter(message(e));
            throw new LiveCaptureException(interfaceName, obstacle, e);
        } catch (LinkageError e) {
            throw missing(e);
        } finally {
            if (handle != null && !ready) {
                handle.close();
            }
        }
    }

    /// Where an interface has no nanoseconds pcap4j takes microseconds.
    private static PcapHandle activate(String interfaceName, LiveOptions options) throws PcapNativeException {
        PcapHandle.Builder builder = new PcapHandle.Builder(interfaceName)
                .snaplen(options.snaplen())
                .promiscuousMode(
                        options.promiscuous() ? PromiscuousMode.PROMISCUOUS : PromiscuousMode.NONPROMISCUOUS)
                .timeoutMillis(GATHER_MILLIS)
                .bufferSize(options.bufferBytes())
                .timestampPrecision(PcapHandle.TimestampPrecision.NANO)
                .immediateMode(options.immediate());
        return (options.monitor() ? builder.rfmon(true) : builder).build();
    }

    /// Compiles a filter for frames of a link type without capturing anything.
    ///
    /// @throws LiveCaptureException with libpcap's own words when the filter is wrong
    static void checkFilter(String expression, int linkType) throws LiveCaptureException {
        refuseNames(expression);
        try {
            PcapHandle handle = Pcaps.openDead(DataLinkType.getInstance(linkType), LiveOptions.LARGEST_SNAPLEN);
            try {
                handle.compileFilter(
                        expression, BpfProgram.BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN)
                        .free();
            } finally {
                handle.close();
            }
        } catch (PcapNativeException | NotOpenException e) {
            throw new LiveCaptureException("capture filter", badFilter(message(e)), e);
        } catch (LinkageError e) {
            throw missing(e);
        }
    }

    static void refuseNames(String filter) throws LiveCaptureException {
        Optional<String> name = FilterNames.firstIn(filter);
        if (name.isPresent()) {
            Obstacle obstacle = badFilter("'" + name.get() + "' is no word of it, and names of hosts are not looked up,"
                    + " since that sends packets; write its address");
            throw new LiveCaptureException("capture filter", obstacle);
        }
    }

    /// LINKTYPE_ value of what a handle captures: on a few systems the DLT_ values of old are others.
    static int linkType(PcapHandle handle) {
        int dlt = handle.getDlt().value();
        return dlt == DLT_RAW || dlt == DLT_RAW_OPENBSD ? LinkType.RAW : dlt;
    }

    static String message(Exception e) {
        String message = e.getMessage();
        return message == null ? e.toString() : FILTER_PREFIX.matcher(message).replaceFirst("");
    }

    private static Obstacle badFilter(String words) {
        return new Obstacle(Obstacle.Kind.FILTER, "the capture filter is wrong: " + words, Remedy.NONE);
    }

    private static LiveCaptureException missing(LinkageError cause) {
        return new LiveCaptureException("live capture", new Obstacle(
                Obstacle.Kind.LIBRARY_MISSING, "libpcap cannot be loaded", Remedies.installLibpcap()), cause);
    }

    /// What libpcap's words mean.
    static Obstacle obstacle(String interfaceName, String words) {
        if (words.contains("permission") || words.contains("not permitted") || words.contains("Permission denied")) {
            return new Obstacle(Obstacle.Kind.PERMISSION, "you may not capture here", Remedies.allowCapture());
        }
        if (words.contains("No such device") || words.contains("disappeared")) {
            return new Obstacle(Obstacle.Kind.GONE, "there is no such interface",
                    Remedy.inWords("shad interfaces lists those that there are"));
        }
        if (words.contains("not up") || words.contains("went down")) {
            return new Obstacle(Obstacle.Kind.DOWN, "the interface is switched off",
                    Remedy.byCommand("", "sudo ip link set dev " + interfaceName + " up"));
        }
        if (words.contains("rfmon") || words.contains("monitor mode")) {
            return new Obstacle(Obstacle.Kind.UNSUPPORTED, "the interface has no monitor mode",
                    Remedy.inWords("capture without it"));
        }
        return new Obstacle(Obstacle.Kind.OTHER, words, Remedy.NONE);
    }
}
