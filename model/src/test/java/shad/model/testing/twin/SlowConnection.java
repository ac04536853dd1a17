package shad.model.testing.twin;

import static shad.model.testing.twin.SlowEndpoint.low32;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shad.model.testing.twin.SlowEndpoint.Relative;
import shad.model.testing.twin.SlowEndpoint.State;

/// One connection, step by step.
final class SlowConnection {
    private static final long TOO_LARGE = 1_048_576;
    private static final EnumSet<State> NONE_OR_PARTIAL = EnumSet.of(State.INACTIVE, State.PARTIAL);

    final SlowTracker tracker;
    final int pair;
    final int portA;
    final int portB;
    final List<SlowTimer> timers = new ArrayList<>();
    SlowEndpoint orig;
    SlowEndpoint resp;
    final long startMicros;
    long lastMicros;
    final StringBuilder history = new StringBuilder();
    private final Set<String> written = new HashSet<>();
    boolean active = true;
    boolean partial;
    private boolean origSeen;
    private boolean respSeen;
    private boolean closeDeferred;
    private boolean deferredGen;
    private boolean established;
    private long missed;
    double inactivity;
    boolean removed;

    // What the packet at hand decided.
    private boolean doClose;
    private boolean gen;

    SlowConnection(SlowTracker tracker, SlowPacket packet) {
        this.tracker = tracker;
        this.pair = packet.pair();
        this.portA = packet.portA();
        this.portB = packet.portB();
        this.orig = new SlowEndpoint(packet.fromA());
        this.resp = new SlowEndpoint(!packet.fromA());
        this.startMicros = packet.micros();
        this.lastMicros = startMicros;
    }

    SlowEndpoint peerOf(SlowEndpoint endpoint) {
        return endpoint == orig ? resp : orig;
    }

    private double lastSeconds() {
        return SlowTracker.seconds(lastMicros);
    }

    boolean reusedBy(SlowPacket packet) {
        if (packet.dataOffset() < 5 || !packet.syn()) {
            return false;
        }
        SlowEndpoint reference = orig;
        if (packet.isAck()) {
            if (orig.state != State.INACTIVE) {
                return false;
            }
            reference = resp;
        }
        if (orig.closed || resp.closed) {
            return true;
        }
        if (packet.seq() == low32(reference.isn)) {
            return false;
        }
        boolean reversal = !packet.isAck()
                && orig.state == State.SYN_ACK_SENT
                && resp.state == State.INACTIVE
                && packet.seq() == low32(resp.isn);
        return !reversal;
    }

    void swap() {
        SlowEndpoint endpoint = orig;
        orig = resp;
        resp = endpoint;
        boolean seen = origSeen;
        origSeen = respSeen;
        respSeen = seen;
        partial = false;
    }

    void flip() {
        swap();
        history.append('^');
    }

    void letter(SlowEndpoint side, char upper) {
        history.append(side == orig ? upper : Character.toLowerCase(upper));
    }

    void process(SlowPacket p, boolean io) {
        SlowEndpoint sender = io ? orig : resp;
        SlowEndpoint peer = io ? resp : orig;
        doClose = false;
        gen = false;
        int n = p.payload();
        int seg = (p.rst() ? 0 : n) + (p.syn() ? 1 : 0) + (p.fin() ? 1 : 0);
        long end = low32(p.seq() + seg);
        if (io && !origSeen) {
            partial = !p.syn() || p.isAck();
        } else if (!io && !respSeen && !partial) {
            partial = !p.syn();
        }
        initialize(sender, p, end);
        Relative rel = sender.relative(p.seq(), sender.top, sender.topWraps);
        flagLetter(sender, p, rel.number());
        if (p.window() == 0 && !p.rst() && peer.state != State.CLOSED && sender.state != State.RESET
                && sender.zeroWindows.hit()) {
            letter(sender, 'W');
        }
        if (!(orig.closed && resp.closed)) {
            lastMicros = p.micros();
        }
        if (p.fin()) {
            sender.fins++;
            sender.finEnd = rel.number() + seg;
        }
        long relAck = 0;
        if (p.isAck()) {
            relAck = acknowledge(peer, p);
        }
        advance(sender, p, end);
        transition(sender, peer, p, io);
        if (p.isAck()) {
            peer.stream.acknowledged(relAck, this);
        }
        if (io) {
            origSeen = true;
        } else {
            respSeen = true;
        }
        if (n > 0 && !p.rst() && !rel.underflow() && p.captured() >= n) {
            sender.stream.data(p.syn() ? rel.number() + 1 : rel.number(), n, this);
        }
        checkEof(sender);
        if (doClose) {
            close(sender, gen);
        }
        sender.packets++;
        sender.ipBytes += 40 + n;
        if (established) {
            established = false;
            afterEstablished();
        }
    }

    private void afterEstablished() {
        int port = resp.isA ? portA : portB;
        int other = resp.isA ? portB : portA;
        if (orig.state == State.INACTIVE && !SlowTracker.likely(port) && SlowTracker.likely(other)) {
            port = other;
        }
        if (port == 22) {
            setInactivity(3600);
        }
    }

    private static void initialize(SlowEndpoint e, SlowPacket p, long end) {
        boolean restart;
        switch (e.state) {
            case INACTIVE -> {
                restart = p.syn();
                if (!p.syn()) {
                    e.isn = low32(p.seq() - 1);
                    e.acked = e.isn;
                    e.top = p.seq();
                }
            }
            case SYN_SENT, SYN_ACK_SENT -> restart = p.syn() && p.seq() != e.isn;
            case ESTABLISHED, PARTIAL -> restart = p.syn();
            case RESET -> restart = p.syn() && e.previous == State.INACTIVE;
            default -> restart = false;
        }
        if (restart) {
            e.isn = p.seq();
            e.acked = p.seq();
            e.top = end;
        }
    }

    private void flagLetter(SlowEndpoint e, SlowPacket p, long rel) {
        int k = (p.syn() ? 1 : 0) + (p.fin() ? 1 : 0) + (p.rst() ? 1 : 0);
        if (k >= 2) {
            char letter = p.fin() && p.rst() ? 'I' : 'Q';
            if (first(e, letter)) {
                letter(e, letter);
            }
        } else if (p.syn()) {
            if (first(e, 'S') || rel != e.histSyn) {
                letter(e, p.isAck() ? 'H' : 'S');
            }
            e.histSyn = rel;
        } else if (p.fin()) {
            if (first(e, 'F') || rel + p.payload() != e.histFin) {
                letter(e, 'F');
            }
            e.histFin = rel + p.payload();
        } else if (p.rst()) {
            if (first(e, 'R') || rel != e.histRst) {
                letter(e, 'R');
            }
            e.histRst = rel;
        } else if (p.payload() > 0 || p.isAck()) {
            char letter = p.payload() > 0 ? 'D' : 'A';
            if (history.toString().equals("H")) {
                swap();
                history.setLength(0);
                history.append("^h");
                origSeen = true;
            }
            if (first(e, letter)) {
                letter(e, letter);
            }
        }
    }

    private boolean first(SlowEndpoint e, char letter) {
        return written.add((e == orig ? "o" : "r") + letter);
    }

    private static long acknowledge(SlowEndpoint peer, SlowPacket p) {
        if (peer.state == State.INACTIVE) {
            peer.isn = low32(p.ack() - 1);
            peer.acked = peer.isn;
            peer.top = peer.isn;
            return 1;
        }
        Relative relative = peer.relative(p.ack(), peer.acked, peer.ackWraps);
        if (relative.underflow()) {
            return 0;
        }
        int a = SlowEndpoint.delta(p.ack(), peer.acked);
        if (!p.rst() && a > 0 && !(p.ack() == 0 && a > TOO_LARGE)) {
            if (p.ack() < peer.acked) {
                peer.ackWraps++;
            }
            peer.acked = p.ack();
        }
        return relative.number();
    }

    private void advance(SlowEndpoint e, SlowPacket p, long end) {
        int d = SlowEndpoint.delta(end, e.top);
        if ((p.syn() || p.rst()) && Math.abs((long) d) > TOO_LARGE) {
            return;
        }
        boolean firstFin = p.fin() && e.top == low32(e.isn + 1);
        if (!firstFin && e.state == State.RESET) {
            return;
        }
        if (firstFin || d > 0) {
            if (end < e.top) {
                e.topWraps++;
            }
            e.top = end;
        } else if (p.payload() > 0 && e.retransmissions.hit()) {
            letter(e, 'T');
        }
    }

    private void transition(SlowEndpoint e, SlowEndpoint p, SlowPacket packet, boolean io) {
        switch (e.state) {
            case INACTIVE -> fromInactive(e, p, packet, io);
            case SYN_SENT, SYN_ACK_SENT -> {
                if (packet.fin()) {
                    set(e, State.CLOSED);
                    doClose = true;
                    gen = true;
                }
                if (packet.rst()) {
                    set(e, State.RESET);
                    active = false;
                    doClose = true;
                }
            }
            case ESTABLISHED, PARTIAL -> {
                if (packet.syn() && !packet.isAck() && e.state == State.PARTIAL && p.state == State.INACTIVE) {
                    set(e, State.SYN_SENT);
                }
                if (packet.fin() && !packet.rst()) {
                    set(e, State.CLOSED);
                    if (p.state == State.RESET && p.previous == State.CLOSED) {
                        set(p, State.CLOSED);
                    }
                    doClose = true;
                    gen = true;
                }
                if (packet.rst()) {
                    set(e, State.RESET);
                    doClose = true;
                    if (!(p.state == State.RESET && p.previous == State.ESTABLISHED)) {
                        active = false;
                    }
                }
            }
            case CLOSED -> {
                if (packet.rst() && p.state != State.CLOSED) {
                    set(e, State.RESET);
                    doClose = !e.closed;
                }
            }
            case RESET -> {
            }
        }
    }

    private void fromInactive(SlowEndpoint e, SlowEndpoint p, SlowPacket packet, boolean io) {
        boolean changed = false;
        if (packet.syn() && io) {
            set(e, packet.isAck() ? State.SYN_ACK_SENT : State.SYN_SENT);
            tracker.arm(this, SlowTimer.Kind.ATTEMPT, packet.seconds() + 5);
            changed = true;
        } else if (packet.syn()) {
            if (!packet.isAck() && p.state == State.SYN_ACK_SENT && packet.seq() == low32(e.isn)) {
                flip();
                set(p, State.ESTABLISHED);
                origSeen = true;
            }
            if (p.state == State.SYN_SENT) {
                set(p, State.ESTABLISHED);
            }
            set(e, State.ESTABLISHED);
            if (p.state != State.PARTIAL) {
                established = true;
            }
            changed = true;
        }
        if (packet.fin()) {
            set(e, State.CLOSED);
            doClose = true;
            gen = true;
            changed = true;
        }
        if (packet.rst()) {
            boolean rejected = io
                    ? p.state == State.ESTABLISHED
                    : p.state == State.SYN_SENT || p.state == State.SYN_ACK_SENT;
            set(e, State.RESET);
            doClose = true;
            gen = !rejected;
            changed = true;
        }
        if (changed || !io && packet.payload() == 0 && orig.state == State.SYN_SENT) {
            return;
        }
        if (packet.isAck() && p.state == State.ESTABLISHED) {
            set(e, State.ESTABLISHED);
            partial = false;
            if (io) {
                origSeen = true;
            } else {
                respSeen = true;
            }
        } else {
            set(e, State.PARTIAL);
        }
    }

    private void set(SlowEndpoint e, State state) {
        if (e.state == state) {
            return;
        }
        e.previous = e.state;
        e.state = state;
        if (e.previous.handshake() && !state.handshake() && peerOf(e).state.handshake()) {
            setInactivity(300);
        }
    }

    void setInactivity(double seconds) {
        if (seconds == inactivity) {
            return;
        }
        inactivity = seconds;
        cancel(true);
        tracker.arm(this, SlowTimer.Kind.INACTIVITY, lastSeconds() + seconds);
    }

    private void cancel(boolean inactivityTimers) {
        for (SlowTimer timer : timers) {
            if ((timer.kind == SlowTimer.Kind.INACTIVITY) == inactivityTimers) {
                timer.cancelled = true;
            }
        }
        timers.removeIf(timer -> timer.cancelled);
    }

    void gap(SlowEndpoint e, long length) {
        if (orig.clean() && resp.clean()) {
            if (e.gaps.hit()) {
                letter(e, 'G');
            }
            missed += length;
        }
    }

    private boolean pending(SlowEndpoint e) {
        if (e.stream.skip) {
            return false;
        }
        long have = e.isn + e.stream.delivered;
        long last = e.fullTop();
        if (Long.compareUnsigned(last, have) < 0) {
            return false;
        }
        if (have != last - 1 && have != last) {
            return true;
        }
        return e.state != State.RESET && !peerOf(e).stream.pieces.isEmpty();
    }

    void checkEof(SlowEndpoint e) {
        boolean ends = e.fins > 0 || e.state == State.CLOSED || e.state == State.RESET;
        if (!e.eof && ends && !pending(e)) {
            e.eof = true;
            if (closeDeferred) {
                close(e, deferredGen);
                closeDeferred = false;
            }
        }
    }

    private void close(SlowEndpoint e, boolean generate) {
        if (pending(e)) {
            closeDeferred = true;
            if (!deferredGen) {
                deferredGen = generate;
            }
            return;
        }
        closeDeferred = false;
        if (e.closed) {
            return;
        }
        e.closed = true;
        SlowEndpoint p = peerOf(e);
        if (e.state == State.RESET || p.closed || p.state == State.INACTIVE) {
            if (e.previous != State.INACTIVE || p.state != State.INACTIVE) {
                if (generate || deferredGen) {
                    active = false;
                }
                deferredGen = false;
            }
            cancel(false);
            tracker.arm(this, SlowTimer.Kind.DELETE, lastSeconds() + 5);
        } else if (e.previous != State.INACTIVE) {
            tracker.arm(this, SlowTimer.Kind.EXPIRE, lastSeconds() + 6);
        }
    }

    void fire(SlowTimer timer, double now) {
        switch (timer.kind) {
            case DELETE -> tracker.remove(this);
            case ATTEMPT -> {
                if (active && (orig.state == State.SYN_SENT || orig.state == State.SYN_ACK_SENT)
                        && resp.state == State.INACTIVE) {
                    tracker.remove(this);
                }
            }
            case INACTIVITY -> {
                if (lastSeconds() + inactivity <= now) {
                    tracker.remove(this);
                } else {
                    tracker.arm(this, SlowTimer.Kind.INACTIVITY, lastSeconds() + inactivity);
                }
            }
            case EXPIRE -> {
                if (!active) {
                    return;
                }
                if (lastSeconds() + 5 < now && isOver()) {
                    tracker.remove(this);
                } else {
                    tracker.arm(this, SlowTimer.Kind.EXPIRE, now + 6);
                }
            }
        }
    }

    private boolean isOver() {
        if (orig.state == State.INACTIVE && resp.state == State.INACTIVE) {
            return true;
        }
        if (!orig.closed && !resp.closed) {
            return false;
        }
        return orig.closed && resp.closed
                || orig.state == State.RESET
                || resp.state == State.RESET
                || orig.state == State.INACTIVE
                || resp.state == State.INACTIVE;
    }

    private String state() {
        State o = orig.state;
        State r = resp.state;
        if (r == State.RESET) {
            if (o == State.SYN_SENT || o == State.SYN_ACK_SENT) {
                return "REJ";
            }
            if (o == State.RESET && orig.size(resp) == 0 && resp.size(orig) == 0) {
                return "REJ";
            }
            return NONE_OR_PARTIAL.contains(o) ? "RSTRH" : "RSTR";
        }
        if (o == State.RESET) {
            if (!NONE_OR_PARTIAL.contains(r)) {
                return "RSTO";
            }
            return history.toString().matches("\\^?S[^HAFGIQ]*R.*") ? "RSTOS0" : "OTH";
        }
        if (o == State.CLOSED && r == State.CLOSED) {
            return "SF";
        }
        if (o == State.CLOSED) {
            return NONE_OR_PARTIAL.contains(r) ? "SH" : "S2";
        }
        if (r == State.CLOSED) {
            return NONE_OR_PARTIAL.contains(o) ? "SHR" : "S3";
        }
        if (o == State.SYN_SENT && r == State.INACTIVE) {
            return "S0";
        }
        return o == State.ESTABLISHED && r == State.ESTABLISHED ? "S1" : "OTH";
    }

    /// The row: pair, originator, start, duration, bytes, state, missed bytes, history, packets, IP bytes.
    @Override
    public String toString() {
        long duration = lastMicros - startMicros;
        return pair + (orig.isA ? "A" : "B") + " " + BigDecimal.valueOf(startMicros, 6)
                + (duration > 0
                        ? " " + duration + " " + Long.toUnsignedString(orig.size(resp)) + "/"
                                + Long.toUnsignedString(resp.size(orig))
                        : " - -/-")
                + " " + state() + " " + Long.toUnsignedString(missed) + " " + history
                + " " + orig.packets + "/" + resp.packets + " " + orig.ipBytes + "/" + resp.ipBytes;
    }
}
