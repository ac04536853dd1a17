package shad.model.capture.live;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shad.model.capture.LinkType;

/// A network interface, and whether it can be captured on. Immutable.
///
/// @param name by which the system knows it
/// @param description what the system says about it, or empty
/// @param addresses IP addresses of its own
/// @param linkType LINKTYPE_ value of its frames, or [#UNKNOWN_LINK_TYPE]
/// @param traits what it is and how it is doing
/// @param means by what it can be captured on, or null where it cannot
/// @param obstacle why it cannot be captured on, or null where it can
public record CaptureInterface(
        String name,
        String description,
        List<InetAddress> addresses,
        int linkType,
        Set<Trait> traits,
        @Nullable Means means,
        @Nullable Obstacle obstacle) {
    /// What nobody could be asked for without capturing.
    public static final int UNKNOWN_LINK_TYPE = -1;

    /// What an interface is, and how it is doing.
    public enum Trait {
        /// Switched on.
        UP,
        /// Connected to something.
        RUNNING,
        LOOPBACK,
        WIRELESS,
        /// Not a network interface but something else that libpcap can read, or all of them at once.
        PSEUDO
    }

    /// Who captures.
    public enum Means {
        /// Shad itself.
        SHAD,
        /// Wireshark's `dumpcap`, started by Shad.
        DUMPCAP,
        /// `tcpdump`, started by Shad.
        TCPDUMP
    }

    public CaptureInterface {
        addresses = List.copyOf(addresses);
        traits = Set.copyOf(traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// What people call the type of its frames, unless it is unknown.
    public Optional<String> linkTypeName() {
        return linkType == UNKNOWN_LINK_TYPE ? Optional.empty() : Optional.of(LinkType.nameOf(linkType));
    }
}
