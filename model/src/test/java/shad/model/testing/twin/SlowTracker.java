package shad.model.testing.twin;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Follows TCP connections. Knows nothing but TCP over IPv4, and takes it that fewer timers are due at a time than the
/// limit of 300.
public final class SlowTracker {
    private static final Set<Integer> LIKELY_PORTS = Set.of(22, 80, 502, 3389);

    private final List<SlowConnection> all = new ArrayList<>();
    private final Map<String, SlowConnection> live = new HashMap<>();
    private final PriorityQueue<SlowTimer> timers = new PriorityQueue<>();
    private double clock;
    private long timersMade;

    /// Whole seconds and microseconds in a binary number, whose rounding decides which timers are due.
    static double seconds(long micros) {
        long whole = micros / 1_000_000;
        return whole + (micros - whole * 1_000_000) / 1e6;
    }

    static boolean likely(int port) {
        return LIKELY_PORTS.contains(port);
    }

    void arm(SlowConnection connection, SlowTimer.Kind kind, double time) {
        SlowTimer timer = new SlowTimer(connection, kind, time, timersMade++);
        timers.add(timer);
        connection.timers.add(timer);
    }

    void remove(SlowConnection connection) {
        connection.removed = true;
        live.remove(key(connection.pair, connection.portA, connection.portB));
    }

    private static String key(int pair, int portA, int portB) {
        return pair + ":" + portA + ":" + portB;
    }

    /// Takes the next packet.
    public void packet(SlowPacket packet) {
        clock = Math.max(clock, packet.seconds());
        runTimers();
        SlowConnection connection = live.get(key(packet.pair(), packet.portA(), packet.portB()));
        if (connection != null && connection.reusedBy(packet)) {
            remove(connection);
            connection = null;
        }
        if (connection == null) {
            connection = begin(packet);
        }
        int header = packet.dataOffset() * 4;
        if (header < 20 || header > 20 + packet.payload() || header > 20 + packet.captured()) {
            return;
        }
        boolean fromOriginator = connection.orig.isA == packet.fromA();
        if (packet.captured() >= packet.payload() && packet.badChecksum()) {
            SlowEndpoint sender = fromOriginator ? connection.orig : connection.resp;
            if (sender.checksums.hit()) {
                connection.letter(sender, 'C');
            }
            return;
        }
        connection.process(packet, fromOriginator);
    }

    private SlowConnection begin(SlowPacket packet) {
        SlowConnection connection = new SlowConnection(this, packet);
        all.add(connection);
        live.put(key(packet.pair(), packet.portA(), packet.portB()), connection);
        arm(connection, SlowTimer.Kind.EXPIRE, clock + 5);
        connection.setInactivity(60);
        boolean attempt = packet.syn() && !packet.isAck();
        if (!attempt && likely(packet.sourcePort())
                && (!likely(packet.destinationPort())
                        || !packet.syn() && packet.sourcePort() < packet.destinationPort())) {
            connection.flip();
        }
        return connection;
    }

    private void runTimers() {
        int run = 0;
        while (!timers.isEmpty() && timers.peek().time <= clock) {
            SlowTimer timer = timers.remove();
            if (timer.cancelled || timer.connection.removed) {
                continue;
            }
            if (++run > 300) {
                throw new IllegalStateException("the trace makes too many timers due at once");
            }
            timer.connection.timers.remove(timer);
            timer.connection.fire(timer, clock);
        }
    }

    /// The rows in the order of their first packets.
    public List<String> rows() {
        return all.stream().map(SlowConnection::toString).toList();
    }
}
