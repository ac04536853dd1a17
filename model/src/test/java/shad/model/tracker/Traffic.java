package shad.model.tracker;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.analysis.Untracked;
import shad.model.capture.CaptureException;
import shad.model.conn.KnownService;
import shad.model.conn.Server;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.testing.Conversation;
import shad.model.testing.Packet;
import shad.model.testing.PcapWriter;

/// Packets in, rows out: puts packets into a capture and has it analysed.
public final class Traffic {
    private final PcapWriter capture = new PcapWriter();
    private AnalysisOptions options = AnalysisOptions.DEFAULT;

    /// The packets of a conversation.
    public static Traffic of(Conversation conversation) {
        Traffic traffic = new Traffic();
        for (Conversation.Timed timed : conversation.build()) {
            traffic.capture.packet(timed.nanos(), timed.packet());
        }
        return traffic;
    }

    /// Adds a packet at a time in seconds; all packets must have one link type.
    public Traffic at(String seconds, Packet packet) {
        capture.linkType(packet.linkType());
        capture.packet(Conversation.nanos(seconds), packet);
        return this;
    }

    public Traffic ignoringChecksums() {
        options = options.withIgnoreChecksums(true);
        return this;
    }

    public Traffic with(AnalysisOptions changed) {
        options = changed;
        return this;
    }

    public byte[] toByteArray() {
        return capture.toByteArray();
    }

    /// The analysis, run to its end.
    public Analysis run() {
        return run(capture.toByteArray(), options);
    }

    /// A capture's analysis, run to its end.
    public static Analysis run(byte[] capture, AnalysisOptions options) {
        Analysis analysis = Analysis.ofStream(new ByteArrayInputStream(capture), "test capture", options, null);
        try {
            analysis.run();
        } catch (CaptureException e) {
            throw new AssertionError(e);
        }
        return analysis;
    }

    /// A view of the only row.
    public ConnectionView connection() {
        StoreSnapshot snapshot = run().snapshot();
        if (snapshot.size() != 1) {
            throw new AssertionError("one connection expected, not " + snapshot.size());
        }
        return snapshot.view().at(0);
    }

    /// The rows in the order of their first packets, as [#text] has them.
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        StoreSnapshot snapshot = run().snapshot();
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            rows.add(text(view.at(row)));
        }
        return rows;
    }

    /// The rows in the order of the log: originator, its port, responder, its port.
    public List<String> logOrder() {
        List<String> rows = new ArrayList<>();
        StoreSnapshot snapshot = run().snapshot();
        ConnectionView view = snapshot.view();
        for (int position = 0; position < snapshot.endedCount(); position++) {
            rows.add(ends(view.at(snapshot.rowInLogOrder(position))));
        }
        return rows;
    }

    /// The rows as protocol and ends, in the order of their first packets.
    public List<String> ends() {
        List<String> rows = new ArrayList<>();
        StoreSnapshot snapshot = run().snapshot();
        ConnectionView view = snapshot.view();
        for (int row = 0; row < snapshot.size(); row++) {
            rows.add(view.at(row).ipProtocol() + " " + ends(view));
        }
        return rows;
    }

    /// The lines of known_services.log: time, if that is not 0, host, port, transport, names.
    public List<String> knownServices() {
        return run().knownServices().stream().map(Traffic::text).toList();
    }

    private static String text(KnownService line) {
        long micros = line.micros() - Conversation.START_SECONDS * 1_000_000L;
        Server server = line.server();
        return (micros == 0 ? "" : seconds(micros) + " ")
                + server.host() + " " + server.port() + " " + server.transport().zeekName()
                + " " + line.names().stream().map(name -> name.isEmpty() ? "(empty)" : name).collect(joining(","));
    }

    /// What led to no connection: reasons and how often.
    public String untracked() {
        TreeMap<String, Long> counts = new TreeMap<>();
        for (Untracked untracked : run().untracked()) {
            counts.put(untracked.reason(), untracked.count());
        }
        return counts.toString();
    }

    private static String ends(ConnectionView row) {
        return row.origAddress() + " " + row.origPort() + " > " + row.respAddress() + " " + row.respPort();
    }

    /// A row in one line: originator (A, B, or its address) and its start if that is not 0, duration, bytes, state,
    /// missed bytes, history, packets.
    public static String text(ConnectionView row) {
        String originator = row.origAddress().toString();
        String name = switch (originator) {
            case Conversation.ADDRESS_A -> "A";
            case Conversation.ADDRESS_B -> "B";
            default -> originator;
        };
        long startMicros = row.startMicros() - Conversation.START_SECONDS * 1_000_000L;
        boolean timed = row.hasDuration();
        return name + (startMicros == 0 ? "" : "@" + seconds(startMicros))
                + " " + (timed ? seconds(row.durationMicros()) : "-")
                + " " + (timed ? bytes(row.origBytes()) + "/" + bytes(row.respBytes()) : "-/-")
                + " " + row.state()
                + " " + bytes(row.missedBytes())
                + " " + (row.history().isEmpty() ? "-" : row.history())
                + " " + row.origPackets() + "/" + row.respPackets();
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
    }

    private static String bytes(long unsigned) {
        return Long.toUnsignedString(unsigned);
    }
}
