package shad.model.capture.live;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNetworkInterface;
import shad.model.capture.live.CaptureInterface.Means;
import shad.model.capture.live.CaptureInterface.Trait;

/// The interfaces of this machine. Any thread; asks the system, so not one that must not wait.
public final class CaptureInterfaces {
    private static final Pattern PSEUDO =
            Pattern.compile("any|lo0?:.*|nflog|nfqueue|dbus-.*|usbmon\\d*|bluetooth-monitor|bluetooth\\d+|.*\\.sock");
    private static final Path SYSTEM_INTERFACES = Path.of("/sys/class/net");
    /// An interface is opened to see whether it may be, not to get frames.
    private static final int PROBE_BUFFER = 1 << 16;

    private CaptureInterfaces() {}

    /// Lists what libpcap knows, in its order: what is connected first. Each is opened for a moment, without promiscuous
    /// mode, to learn whether that is allowed; nothing is captured.
    ///
    /// @param all whether also what is no network interface ([Trait#PSEUDO])
    /// @throws LiveCaptureException when there is no libpcap, or it cannot tell
    public static List<CaptureInterface> list(boolean all) throws LiveCaptureException {
        Map<CaptureHelper, Boolean> mayHelp = new EnumMap<>(CaptureHelper.class);
        List<CaptureInterface> interfaces = new ArrayList<>();
        for (PcapNetworkInterface each : Libpcap.interfaces()) {
            if (all || !isPseudo(each.getName())) {
                interfaces.add(probe(each, mayHelp));
            }
        }
        return List.copyOf(interfaces);
    }

    /// Compiles a capture filter without capturing, and without looking up names.
    ///
    /// @param linkType LINKTYPE_ value of the frames that it is for
    /// @throws LiveCaptureException with libpcap's own words when it is wrong
    public static void checkFilter(String expression, int linkType) throws LiveCaptureException {
        Libpcap.checkFilter(expression, linkType);
    }

    private static CaptureInterface probe(PcapNetworkInterface found, Map<CaptureHelper, Boolean> mayHelp) {
        int linkType = CaptureInterface.UNKNOWN_LINK_TYPE;
        Means means = null;
        Obstacle obstacle = null;
        LiveOptions options = LiveOptions.on(List.of(found.getName()))
                .withPromiscuous(false)
                .withBuffers(PROBE_BUFFER, 1 << 20);
        try (PcapHandle handle = Libpcap.open(found.getName(), options)) {
            linkType = Libpcap.linkType(handle);
            means = Means.SHAD;
        } catch (LiveCaptureException e) {
            obstacle = e.obstacle();
            if (obstacle.kind() == Obstacle.Kind.PERMISSION) {
                means = helperFor(found.getName(), mayHelp);
                obstacle = means == null ? obstacle : null;
            }
        }
        return new CaptureInterface(found.getName(), Objects.requireNonNullElse(found.getDescription(), ""),
                addressesOf(found), linkType, traitsOf(found), means, obstacle);
    }

    /// A helper that may capture on one interface may do so on all: it is asked once.
    private static @Nullable Means helperFor(
            String interfaceName, Map<CaptureHelper, Boolean> mayHelp) {
        for (CaptureHelper helper : CaptureHelper.values()) {
            if (mayHelp.computeIfAbsent(helper, each -> each.mayCaptureOn(interfaceName))) {
                return helper.means();
            }
        }
        return null;
    }

    private static List<InetAddress> addressesOf(PcapNetworkInterface found) {
        return found.getAddresses().stream()
                .map(PcapAddress::getAddress)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Set<Trait> traitsOf(PcapNetworkInterface found) {
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (found.isUp()) {
            traits.add(Trait.UP);
        }
        if (found.isRunning()) {
            traits.add(Trait.RUNNING);
        }
        if (found.isLoopBack()) {
            traits.add(Trait.LOOPBACK);
        }
        if (Files.exists(SYSTEM_INTERFACES.resolve(found.getName()).resolve("phy80211"))) {
            traits.add(Trait.WIRELESS);
        }
        if (isPseudo(found.getName())) {
            traits.add(Trait.PSEUDO);
        }
        return traits;
    }

    static boolean isPseudo(String interfaceName) {
        return PSEUDO.matcher(interfaceName).matches();
    }
}
