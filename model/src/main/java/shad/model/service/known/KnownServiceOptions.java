package shad.model.service.known;

import shad.model.conn.ServiceHosts;

/// What decides which services are listed. Immutable.
///
/// @param hosts whose services
/// @param udpMustAnswer whether a UDP server counts only once it has sent something
/// @param expirySeconds for how long a service that was listed is no news
public record KnownServiceOptions(ServiceHosts hosts, boolean udpMustAnswer, double expirySeconds) {
    /// Zeek's defaults.
    public static final KnownServiceOptions DEFAULT = new KnownServiceOptions(ServiceHosts.LOCAL, true, 86_400);

    public KnownServiceOptions {
        if (!(expirySeconds > 0)) {
            throw new IllegalArgumentException("a service must be remembered for some time");
        }
    }

    public KnownServiceOptions withHosts(ServiceHosts some) {
        return new KnownServiceOptions(some, udpMustAnswer, expirySeconds);
    }

    public KnownServiceOptions withUdpMustAnswer(boolean must) {
        return new KnownServiceOptions(hosts, must, expirySeconds);
    }

    public KnownServiceOptions withExpirySeconds(double seconds) {
        return new KnownServiceOptions(hosts, udpMustAnswer, seconds);
    }
}
