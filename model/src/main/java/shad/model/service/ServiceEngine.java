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
    /// What is to be done about what happened in this packet, in order.
    private List<Runnable> raised = new ArrayList<>();
    private List<Runnable> handling = new ArrayList<>();
    /// What is to be done about violations, after all that.
    private final List<Runnable> failed = new ArrayList<>();

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
            raised.add(() -> connection.addService(label));
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
        handleRaised();
        if (!failed.isEmpty()) {
            failed.forEach(Runnable::run);
            failed.clear();
        }
    }

    private void handleRaised() {
        if (raised.isEmpty()) {
            return;
        }
        List<Runnable> events = raised;
        raised = handling;
        handling = events;
        events.forEach(Runnable::run);
        events.clear();
    }

    private void confirm(Conversation connection, Protocol protocol) {
        connection.addService(protocol.name());
        connection.confirmed(protocol);
        listener.confirmed(connection);
    }

    private void violated(Analyzer analyzer, AnalyzerTree tree) {
        Conversation connection = tree.conversation();
        if (analyzer.protocol().isKeptDespiteViolations() || connection.payloadBytes() > IGNORE_VIOLATIONS_AFTER) {
            return;
        }
        if (!tree.holds(analyzer.protocol()) || analyzer.detach()) {
            failed.add(() -> connection.removeService(analyzer.protocol().name()));
        }
    }

    /// Takes note that a packet analyzer found the tunnel that a UDP connection carries.
    public void confirmedTunnel(Conversation connection, Protocol tunnel) {
        raised.add(() -> confirm(connection, tunnel));
    }

    /// Adds a name that a script of Zeek would add, at the end of the packet.
    public void label(Conversation connection, String name) {
        raised.add(() -> connection.addService(name));
    }

    /// Notes in the history, at the end of the packet, that a script of Zeek would have given up at a limit.
    public void reachLimit(Conversation connection) {
        raised.add(connection::reachLimit);
    }

    void confirmed(Analyzer analyzer) {
        raised.add(() -> confirm(analyzer.tree().conversation(), analyzer.protocol()));
    }

    void violated(Analyzer analyzer) {
        raised.add(() -> violated(analyzer, analyzer.tree()));
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

    Analyzer create(Protocol protocol) {
        return table.create(protocol);
    }

    Signatures signatures() {
        return signatures;
    }
}
