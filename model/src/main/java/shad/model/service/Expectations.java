package shad.model.service;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Connections that others announced: the data channels of FTP and the transfers of IRC (Zeek, X1 to X6). Tracker
/// thread only.
public final class Expectations {
    /// How long an announcement holds, seconds.
    private static final double LIFETIME = 300;
    /// `FTP::max_expected_data_channels`; the same bound keeps the other table small.
    private static final int MAX_EXPECTED = 100_000;
    /// `IRC::max_dcc_expected_transfers`
    private static final int MAX_EXPECTED_IRC = 5_000;

    /// What is expected, and until when.
    private final Map<Channel, Double> scheduled = new HashMap<>();
    private final Map<Endpoint, Channel.Kind> labelled = new HashMap<>();
    private int labelledIrc;
    private double nextPurge;

    /// Hashed and compared by hand, as channels are: what the compiler makes of a record is slow until a run is warm, and
    /// these are asked for with every connection.
    private record Endpoint(long high, long low, int port) {
        @Override
        public int hashCode() {
            return (Long.hashCode(high) * 31 + Long.hashCode(low)) * 31 + port;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Endpoint that && high == that.high && low == that.low && port == that.port;
        }
    }

    private record Channel(long origHigh, long origLow, boolean fromAnyone, Endpoint responder) {
        enum Kind {
            FTP_DATA("ftp-data"),
            IRC_DATA("irc-dcc-data");

            private final String label;

            Kind(String label) {
                this.label = label;
            }
        }

        @Override
        public int hashCode() {
            return (Long.hashCode(origHigh) * 31 + Long.hashCode(origLow)) * 31 + responder.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Channel that
                    && origHigh == that.origHigh
                    && origLow == that.origLow
                    && fromAnyone == that.fromAnyone
                    && responder.equals(that.responder);
        }
    }

    /// Expects the data channel of an FTP session from one address to an address and TCP port.
    public void expectFtpData(
            long origHigh, long origLow, long respHigh, long respLow, int respPort, double nowSeconds) {
        Endpoint responder = new Endpoint(respHigh, respLow, respPort);
        expect(new Channel(origHigh, origLow, false, responder), Channel.Kind.FTP_DATA, nowSeconds);
    }

    /// Expects a file transfer between users of IRC, from anyone to an address and TCP port, unless too many are
    /// expected already.
    public void expectIrcData(long respHigh, long respLow, int respPort, double nowSeconds) {
        if (labelledIrc >= MAX_EXPECTED_IRC) {
            return;
        }
        Endpoint responder = new Endpoint(respHigh, respLow, respPort);
        expect(new Channel(0, 0, true, responder), Channel.Kind.IRC_DATA, nowSeconds);
    }

    private void expect(Channel channel, Channel.Kind kind, double nowSeconds) {
        purge(nowSeconds);
        if (labelled.size() < MAX_EXPECTED) {
            countIrc(labelled.put(channel.responder, kind), -1);
            countIrc(kind, 1);
        }
        if (scheduled.size() < MAX_EXPECTED) {
            scheduled.put(channel, nowSeconds + LIFETIME);
        }
    }

    private void countIrc(Channel.@Nullable Kind kind, int change) {
        if (kind == Channel.Kind.IRC_DATA) {
            labelledIrc += change;
        }
    }

    private void purge(double nowSeconds) {
        if (nowSeconds < nextPurge) {
            return;
        }
        nextPurge = nowSeconds + LIFETIME;
        scheduled.values().removeIf(expires -> expires <= nowSeconds);
    }

    boolean isEmpty() {
        return scheduled.isEmpty();
    }

    /// Whether somebody announced this TCP connection: ports are not asked then.
    boolean isExpected(Conversation connection, double nowSeconds) {
        Endpoint responder = responder(connection);
        return isScheduled(new Channel(connection.origHigh(), connection.origLow(), false, responder), nowSeconds)
                || isScheduled(new Channel(0, 0, true, responder), nowSeconds);
    }

    private boolean isScheduled(Channel channel, double nowSeconds) {
        Double expires = scheduled.get(channel);
        return expires != null && nowSeconds < expires;
    }

    /// The name that an expected connection gets; null if it has lost its claim to one.
    @Nullable
    String label(Conversation connection) {
        Channel.Kind kind = labelled.get(responder(connection));
        return kind == null ? null : kind.label;
    }

    /// Takes the claim to a name from an expected connection that was removed (Zeek, X4; `finalize_irc_data`).
    void ended(Conversation connection) {
        if (!labelled.isEmpty()) {
            countIrc(labelled.remove(responder(connection)), -1);
        }
    }

    private static Endpoint responder(Conversation connection) {
        return new Endpoint(connection.respHigh(), connection.respLow(), connection.respPort());
    }
}
