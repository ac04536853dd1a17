package shad.model.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import shad.model.conn.EvidenceKind;
import shad.model.conn.TransportProtocol;
import shad.model.service.registry.ServiceTable;

/// A conversation for tests of analyzers, without frames and without a tracker: what each side says goes to the analyzers
/// of Zeek's standard table, a chunk or datagram a call, and each call is one packet.
///
///     assertEquals(List.of("FTP"), Talk.tcp(21).client("USER joe\r\n").names());
public final class Talk implements Conversation {
    private static final ThreadLocal<Signatures> SIGNATURES =
            ThreadLocal.withInitial(() -> new Signatures(ServiceTable.STANDARD));
    private static final long ORIG_LOW = 0xffff_0a00_0001L;
    private static final long RESP_LOW = 0xffff_0a00_0002L;

    private final boolean tcp;
    private final int respPort;
    private final ServiceEngine engine;
    private final AnalyzerTree tree;
    private final List<String> names = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private boolean flipped;
    private boolean partial;
    private boolean gap;
    private boolean bytewise;
    private boolean limitReached;
    private boolean gridFtpPossible;
    private int flips;
    private boolean serviceNoted;
    private long bytes;
    private long clientBytes;

    private Talk(boolean tcp, int respPort, ServiceEngine engine) {
        this.tcp = tcp;
        this.respPort = respPort;
        this.engine = engine;
        boolean expected = tcp && engine.applyExpectations(this);
        this.tree = engine.begin(this, respPort, expected);
        engine.drain();
    }

    private static ServiceEngine newEngine() {
        return new ServiceEngine(ServiceTable.STANDARD, SIGNATURES.get(), () -> 1, ServiceListener.NONE);
    }

    /// A TCP connection to a port, whole from its SYN on.
    public static Talk tcp(int respPort) {
        return new Talk(true, respPort, newEngine());
    }

    /// A UDP conversation with a port.
    public static Talk udp(int respPort) {
        return new Talk(false, respPort, newEngine());
    }

    /// Another connection between the same hosts, in the same capture.
    public Talk another(int otherPort) {
        return new Talk(tcp, otherPort, engine);
    }

    /// A new conversation of the same kind.
    public Talk again() {
        return new Talk(tcp, respPort, newEngine());
    }

    /// From now on the connection is one that was joined after its beginning.
    public Talk partial() {
        partial = true;
        return this;
    }

    /// From now on every byte of a stream comes in a packet of its own.
    public Talk byteByByte() {
        bytewise = true;
        return this;
    }

    public Talk client(String text) {
        return say(true, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Talk server(String text) {
        return say(false, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public Talk client(byte[] payload) {
        return say(true, payload);
    }

    public Talk server(byte[] payload) {
        return say(false, payload);
    }

    /// One side's next chunk or datagram, and the end of its packet. The bytes lie in the middle of a larger array, as
    /// they do in a frame.
    public Talk say(boolean client, byte[] payload) {
        if (bytewise && tcp) {
            for (byte value : payload) {
                chunk(client, new byte[] {value});
            }
        } else {
            chunk(client, payload);
        }
        return this;
    }

    private void chunk(boolean client, byte[] payload) {
        byte[] frame = new byte[payload.length + 11];
        System.arraycopy(payload, 0, frame, 7, payload.length);
        bytes += payload.length;
        clientBytes += client ? payload.length : 0;
        tree.deliver(client != flipped, frame, 7, payload.length);
        engine.drain();
    }

    /// Bytes of a side are lost.
    public Talk lose(boolean client, long length) {
        tree.undelivered(client != flipped, length);
        gap = true;
        bytes += length;
        clientBytes += client ? length : 0;
        engine.drain();
        return this;
    }

    /// A side sends its FIN, all before it having arrived.
    public Talk fin(boolean client) {
        tree.endOfData(client != flipped);
        tree.connectionClosed();
        engine.drain();
        return this;
    }

    /// The connection is removed.
    public Talk end() {
        tree.done();
        engine.ended(this, false);
        return this;
    }

    /// The names, in their own case, in order.
    public List<String> names() {
        return List.copyOf(names);
    }

    /// The column of the log.
    public String column() {
        return names.isEmpty() ? "-" : String.join(",", names).toLowerCase(java.util.Locale.ROOT);
    }

    /// What was kept as evidence: `kind=value`.
    public List<String> evidence() {
        return List.copyOf(evidence);
    }

    /// Whether the connection may be a data channel of GridFTP.
    public boolean isGridFtpPossible() {
        return gridFtpPossible;
    }

    public int flips() {
        return flips;
    }

    public boolean isLimitReached() {
        return limitReached;
    }

    public Expectations expectations() {
        return engine.expectations();
    }

    /// Bytes written as hexadecimal digits, blanks anywhere.
    public static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    /// Pieces one after the other: byte arrays, strings, and integers as single bytes.
    public static byte[] bytes(Object... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object piece : pieces) {
            switch (piece) {
                case byte[] array -> out.writeBytes(array);
                case String text -> out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
                case Integer value -> out.write(value);
                default -> throw new IllegalArgumentException(String.valueOf(piece));
            }
        }
        return out.toByteArray();
    }

    @Override
    public boolean isTcp() {
        return tcp;
    }

    @Override
    public int origPort() {
        return flipped ? respPort : 40000;
    }

    @Override
    public int respPort() {
        return flipped ? 40000 : respPort;
    }

    @Override
    public long origHigh() {
        return 0;
    }

    @Override
    public long origLow() {
        return flipped ? RESP_LOW : ORIG_LOW;
    }

    @Override
    public long respHigh() {
        return 0;
    }

    @Override
    public long respLow() {
        return flipped ? ORIG_LOW : RESP_LOW;
    }

    @Override
    public TransportProtocol transport() {
        return tcp ? TransportProtocol.TCP : TransportProtocol.UDP;
    }

    @Override
    public long respBytes() {
        return flipped ? clientBytes : bytes - clientBytes;
    }

    @Override
    public boolean hasResponderServed() {
        return tcp || respBytes() > 0;
    }

    @Override
    public void noteService() {
        serviceNoted = true;
    }

    @Override
    public boolean isServiceNoted() {
        return serviceNoted;
    }

    @Override
    public boolean isPartial() {
        return partial;
    }

    @Override
    public boolean hadGap() {
        return gap;
    }

    @Override
    public long payloadBytes() {
        return bytes;
    }

    @Override
    public void flipRoles() {
        flipped = !flipped;
        flips++;
        tree.rolesFlipped();
    }

    @Override
    public void reachLimit() {
        limitReached = true;
    }

    @Override
    public void addService(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    @Override
    public List<String> serviceNames() {
        return names;
    }

    @Override
    public void removeService(String name) {
        names.remove(name);
    }

    @Override
    public void confirmed(Protocol protocol) {}

    @Override
    public void mayBeGridFtpData() {
        gridFtpPossible = true;
    }

    @Override
    public void addEvidence(EvidenceKind kind, String value) {
        evidence.add(kind + "=" + value);
    }
}
