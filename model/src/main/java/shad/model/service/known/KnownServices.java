package shad.model.service.known;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import shad.model.conn.IpAddress;
import shad.model.conn.KnownService;
import shad.model.conn.LocalNetworks;
import shad.model.conn.RememberedService;
import shad.model.conn.Server;
import shad.model.conn.SipHash;
import shad.model.conn.TransportProtocol;
import shad.model.conn.ZeekSet;
import shad.model.service.Conversation;
import shad.model.service.Protocol;
import shad.model.service.ServiceListener;

/// Notes which servers offer which services, and lists what is news: at every confirmation, and when a connection that
/// showed nothing before is removed (Zeek, policy/protocols/conn/known-services). Owned by the tracker thread.
public final class KnownServices implements ServiceListener {
    /// How long a connection without a name waits for another one to name the service.
    private static final double UNRECOGNISED_DELAY_SECONDS = 300;
    /// Announced connections of FTP, whose label a script of Zeek writes, are no service of their own.
    private static final String FTP_DATA_LABEL = "ftp-data";

    private final KnownServiceOptions options;
    private final LocalNetworks localNetworks;
    private final SipHash setOrder;
    private final DoubleSupplier clock;
    private final ServiceLedger ledger;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private boolean inputEnded;
    /// Grows at its end only, so lists that were handed out share it.
    private @Nullable KnownService[] lines = new @Nullable KnownService[16];
    private int lineCount;

    private record Waiting(double untilSeconds, Sighting sighting) {}

    /// `setOrder` is the hash that orders Zeek's sets; `clock` gives the time of the packet, seconds.
    public KnownServices(
            KnownServiceOptions options, LocalNetworks localNetworks, SipHash setOrder, DoubleSupplier clock) {
        this.options = options;
        this.localNetworks = localNetworks;
        this.setOrder = setOrder;
        this.clock = clock;
        List<RememberedService> remembered = options.remembered();
        this.ledger = remembered == null
                ? new DailyLedger(options.expirySeconds())
                : new KeptLedger(options.expirySeconds(), remembered);
    }

    /// Moves the clock, before the packet of that time is looked at.
    public void advance(double nowSeconds) {
        ledger.advance(nowSeconds);
        while (!waiting.isEmpty() && waiting.element().untilSeconds <= nowSeconds) {
            enter(waiting.remove().sighting);
        }
    }

    /// Tells that there are no more frames. What waits is entered now; connections that are removed from now on are not
    /// entered without a name (Zeek schedules nothing while it terminates).
    public void endInput() {
        inputEnded = true;
        while (!waiting.isEmpty()) {
            enter(waiting.remove().sighting);
        }
    }

    /// The lines so far, in the order of the log. Never changes; any thread.
    public List<KnownService> lines() {
        return Collections.unmodifiableList(Arrays.asList(lines).subList(0, lineCount));
    }

    /// What a run that goes on from this one should remember.
    public List<RememberedService> seen() {
        return ledger.seen();
    }

    @Override
    public void confirmed(Conversation connection) {
        consider(connection);
    }

    @Override
    public void removed(Conversation connection) {
        if (!connection.isServiceNoted()) {
            consider(connection);
        }
    }

    private void consider(Conversation connection) {
        if (!isActive(connection) || !isTracked(connection)) {
            return;
        }
        List<String> names = connection.serviceNames();
        if (isNoService(connection, names)) {
            return;
        }
        connection.noteService();
        double now = clock.getAsDouble();
        Server server = new Server(
                new IpAddress(connection.respHigh(), connection.respLow()),
                connection.respPort(),
                connection.transport());
        if (!names.isEmpty()) {
            enter(new Sighting(now, server, inSetOrder(names)));
        } else if (!inputEnded) {
            Sighting unrecognised = new Sighting(now, server, List.of(KnownService.UNRECOGNISED));
            waiting.add(new Waiting(now + UNRECOGNISED_DELAY_SECONDS, unrecognised));
        }
    }

    private boolean isTracked(Conversation connection) {
        return options.hosts().include(localNetworks.contains(connection.respHigh(), connection.respLow()));
    }

    private boolean isActive(Conversation connection) {
        return connection.hasResponderServed()
                || !options.udpMustAnswer() && connection.transport() == TransportProtocol.UDP;
    }

    private static boolean isNoService(Conversation connection, List<String> names) {
        if (names.size() != 1) {
            return false;
        }
        String name = names.getFirst();
        return name.equals(FTP_DATA_LABEL) || name.equals(Protocol.DNS.name()) && connection.respBytes() == 0;
    }

    private void enter(Sighting sighting) {
        for (List<String> names : ledger.enter(sighting, clock.getAsDouble())) {
            add(new KnownService(Math.round(sighting.seconds() * 1e6), sighting.server(), inSetOrder(names)));
        }
    }

    private void add(KnownService line) {
        if (lineCount == lines.length) {
            lines = Arrays.copyOf(lines, lineCount * 2);
        }
        lines[lineCount++] = line;
    }

    private List<String> inSetOrder(List<String> names) {
        if (names.size() < 2) {
            return names;
        }
        ZeekSet set = new ZeekSet(setOrder);
        names.forEach(set::add);
        return set.ordered();
    }
}
