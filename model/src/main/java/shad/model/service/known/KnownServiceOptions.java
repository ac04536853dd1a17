package shad.model.service.known;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.conn.RememberedService;
import shad.model.conn.ServiceHosts;

/// What decides which services are listed. Immutable.
///
/// @param hosts whose services
/// @param udpMustAnswer whether a UDP server counts only once it has sent something
/// @param expirySeconds for how long a service that was listed is no news
/// @param remembered what earlier runs saw; null where a run stands for itself
public record KnownServiceOptions(
        ServiceHosts hosts, boolean udpMustAnswer, double expirySeconds, @Nullable List<RememberedService> remembered) {
    /// Zeek's defaults.
    public static final KnownServiceOptions DEFAULT = new KnownServiceOptions(ServiceHosts.LOCAL, true, 86_400, null);

    public KnownServiceOptions {
        if (!(expirySeconds > 0)) {
            throw new IllegalArgumentException("a service must be remembered for some time");
        }
        remembered = remembered == null ? null : List.copyOf(remembered);
    }

    public KnownServiceOptions withHosts(ServiceHosts some) {
        return new KnownServiceOptions(some, udpMustAnswer, expirySeconds, remembered);
    }

    public KnownServiceOptions withUdpMustAnswer(boolean must) {
        return new KnownServiceOptions(hosts, must, expirySeconds, remembered);
    }

    public KnownServiceOptions withExpirySeconds(double seconds) {
        return new KnownServiceOptions(hosts, udpMustAnswer, seconds, remembered);
    }

    public KnownServiceOptions withRemembered(List<RememberedService> services) {
        return new KnownServiceOptions(hosts, udpMustAnswer, expirySeconds, services);
    }
}
