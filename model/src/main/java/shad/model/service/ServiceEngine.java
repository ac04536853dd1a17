package shad.model.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/// What all connections of one tracker share for finding services: the table of analyzers, the compiled signatures, what
/// is expected, and the queue in which confirmations and violations wait for the end of the packet (Zeek, 1.4 to 1.6).
/// Tracker thread only.
public final class ServiceEngine {
    /// `DPD::ignore_violations_after`, bytes of both sides.
    static final long IGNORE_VIOLATIONS_AFTER = 10_240;

    private final AnalyzerTable table;
    private final DoubleSupplier clock;
    private final ServiceListener listener;
    private final Expectations expectations = new Expectations();
    private final Signatures signatures;
    /// What happened in this packet, in order.
    private List<Event> raised = new ArrayList<>();
    private List<Event> handling = new ArrayList<>();
    private final List<Event> failed = new ArrayList<>();

    private sealed interface Event {
        record Confirmed(Conversation connection, Protocol protocol) implements Event {}

        record Violated(Analyzer analyzer) implements Event {}

        record Labelled(Conversation connection, String name) implements Event {}

        record LimitReached(Conversation connection) implements Event {}

        record Failed(Conversation connection, String name) implements Event {}
    }

    /// `signatures` are those of the table; `clock` gives the time of the packet, seconds.
    public ServiceEngine(
            AnalyzerTable table, Signatures signatures, DoubleSupplier clock, ServiceListener listener) {
        this.table = table;
        this.clock = clock;
        this.listener = listener;
        this.signatures = signatures;
    }

    /// Looks whether somebody announced a TCP connection that begins, or whose roles changed, and gives it its name.
    /// Returns whether ports do not count for it.
    public boolean applyExpectations(Conversation connection) {
        if (expectations.isEmpty() || !expectations.isExpected(connection, clock.getAsDouble())) {
            return false;
        }
        String label = expectations.label(connection);
        if (label != null) {
            raised.add(new Event.Labelled(connection, label));
        }
        return true;
    }

    /// Makes the analyzers of a connection, for the responder's port that it began with.
    public AnalyzerTree begin(Conversation connection, int port, boolean expected) {
        AnalyzerTree tree = new AnalyzerTree(this, connection);
        if (!expected) {
            for (Protocol protocol : table.atPort(connection.isTcp(), port)) {
                tree.attach(protocol, tree);
            }
        }
        tree.attachIdentifier(tree);
        return tree;
    }

    /// Hears that a connection is being removed, after its analyzers were told; what they confirmed still counts.
    /// `reused` tells that a new connection between the same ends takes its place.
    public void ended(Conversation connection, boolean reused) {
        handleRaised();
        if (!reused && connection.isTcp()) {
            expectations.ended(connection);
        }
        listener.removed(connection);
    }

    /// Handles what a packet brought about: first all that happened, in order, then what that entails (Zeek, O1 and O2).
    /// Called after each packet; an analyzer may do so in the middle of one where Zeek does (O5).
    public void drain() {
        if (!raised.isEmpty()) {
            handleRaised();
        }
        if (!failed.isEmpty()) {
            for (Event event : failed) {
                if (event instanceof Event.Failed(Conversation connection, String name)) {
                    connection.removeService(name);
                }
            }
            failed.clear();
        }
    }

    private void handleRaised() {
        List<Event> events = raised;
        raised = handling;
        handling = events;
        for (Event event : events) {
            switch (event) {
                case Event.Confirmed(Conversation connection, Protocol protocol) -> {
                    connection.addService(protocol.name());
                    connection.confirmed(protocol);
                    listener.confirmed(connection);
                }
                case Event.Labelled(Conversation connection, String name) -> connection.addService(name);
                case Event.LimitReached(Conversation connection) -> connection.reachLimit();
                case Event.Violated(Analyzer analyzer) -> violated(analyzer, analyzer.tree());
                case Event.Failed failure -> failed.add(failure);
            }
        }
        events.clear();
    }

    private void violated(Analyzer analyzer, AnalyzerTree tree) {
        Conversation connection = tree.conversation();
        if (analyzer.protocol().isKeptDespiteViolations() || connection.payloadBytes() > IGNORE_VIOLATIONS_AFTER) {
            return;
        }
        if (!tree.holds(analyzer.protocol()) || analyzer.detach()) {
            failed.add(new Event.Failed(connection, analyzer.protocol().name()));
        }
    }

    /// Takes note that a packet analyzer found the tunnel that a UDP connection carries.
    public void confirmedTunnel(Conversation connection, Protocol tunnel) {
        raised.add(new Event.Confirmed(connection, tunnel));
    }

    /// Adds a name that a script of Zeek would add, at the end of the packet.
    public void label(Conversation connection, String name) {
        raised.add(new Event.Labelled(connection, name));
    }

    /// Notes in the history, at the end of the packet, that a script of Zeek would have given up at a limit.
    public void reachLimit(Conversation connection) {
        raised.add(new Event.LimitReached(connection));
    }

    void confirmed(Analyzer analyzer) {
        raised.add(new Event.Confirmed(analyzer.tree().conversation(), analyzer.protocol()));
    }

    void violated(Analyzer analyzer) {
        raised.add(new Event.Violated(analyzer));
    }

    /// The time of the packet, seconds.
    public double nowSeconds() {
        return clock.getAsDouble();
    }

    /// Connections that others announced.
    public Expectations expectations() {
        return expectations;
    }

    /// Hears of what the payload told about addresses.
    public ServiceListener listener() {
        return listener;
    }

    boolean has(Protocol protocol) {
        return table.has(protocol);
    }

    Analyzer create(Protocol protocol) {
        return table.create(protocol);
    }

    Signatures signatures() {
        return signatures;
    }
}
