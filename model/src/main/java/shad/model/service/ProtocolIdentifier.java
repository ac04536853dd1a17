package shad.model.service;

import java.util.Arrays;
import shad.model.buffer.Layouts;
import shad.model.service.parse.MalformedPayload;
import shad.model.service.pattern.PatternSet;

/// Matches the signatures against the first bytes of a connection, and attaches beside itself what they name, with all
/// that came so far (Zeek, the PIA; D1 to D15).
final class ProtocolIdentifier extends Analyzer {
    /// `dpd_buffer_size`: when more bytes of both sides together have come, matching ends.
    private static final int MAX_BYTES = 1024;
    /// `dpd_max_packets`: the same for chunks.
    private static final int MAX_CHUNKS = 100;
    private static final int FIRST_CHUNKS = 4;

    private final boolean tcp;
    private Side originator;
    private Side responder;
    private byte[] buffer = Layouts.NO_BYTES;
    private int buffered;
    /// Lengths of the chunks in the buffer, those of the responder as their complement.
    private int[] chunks = new int[FIRST_CHUNKS];
    private int chunkCount;
    /// Chunks and gaps.
    private int chunkEvents;

    /// What is being delivered.
    private static final class Chunk {
        private final boolean fromOriginator;
        private final byte[] bytes;
        private final int offset;
        private final int length;

        Chunk(boolean fromOriginator, byte[] bytes, int offset, int length) {
            this.fromOriginator = fromOriginator;
            this.bytes = bytes;
            this.offset = offset;
            this.length = length;
        }
    }

    /// What matched on one side.
    private static final class Side {
        private final SignatureSet signatures;
        private final PatternSet.Run run;
        /// Rules whose pattern matched, but not the rest of the rule.
        private long waiting;
        /// Rules that fired on this side.
        private long fired;

        Side(SignatureSet signatures) {
            this.signatures = signatures;
            this.run = signatures.run();
        }
    }

    ProtocolIdentifier(ServiceEngine engine, boolean tcp) {
        super(Protocol.PIA, Needs.NOTHING);
        this.tcp = tcp;
        Signatures signatures = engine.signatures();
        this.originator = new Side(tcp ? signatures.ofStream(true) : signatures.ofDatagrams());
        this.responder = new Side(tcp ? signatures.ofStream(false) : signatures.ofDatagrams());
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        boolean last = buffered + length > MAX_BYTES || ++chunkEvents > MAX_CHUNKS;
        Side side = fromOriginator ? originator : responder;
        if (!tcp) {
            side.signatures.restart(side.run);
        }
        long matched = side.signatures.match(side.run, bytes, offset, length);
        long fresh = tcp ? matched & ~(side.waiting | side.fired) : matched & ~side.fired;
        if (fresh != 0) {
            fire(fresh, new Chunk(fromOriginator, bytes, offset, length));
        }
        if (last) {
            stop();
        } else {
            keep(fromOriginator, bytes, offset, length);
        }
    }

    @Override
    protected void undelivered(boolean fromOriginator, long length) {
        if (++chunkEvents > MAX_CHUNKS) {
            stop();
        }
    }

    @Override
    protected void rolesFlipped() {
        Side side = originator;
        originator = responder;
        responder = side;
    }

    private void stop() {
        buffer = Layouts.NO_BYTES;
        detachSilently();
    }

    private void fire(long rules, Chunk chunk) {
        Side side = chunk.fromOriginator ? originator : responder;
        for (long rest = rules; rest != 0; rest &= rest - 1) {
            evaluate(Long.numberOfTrailingZeros(rest), chunk.fromOriginator, chunk);
        }
        side.waiting |= rules & ~side.fired;
    }

    /// Fires a rule whose pattern matched on a side, if its other conditions hold; then those on the other side that
    /// waited for it.
    private void evaluate(int rule, boolean onOriginator, Chunk chunk) {
        Side side = onOriginator ? originator : responder;
        Side other = onOriginator ? responder : originator;
        Signature signature = engine().signatures().rule(rule);
        int need = engine().signatures().neededBy(rule);
        boolean done = ((side.fired | other.fired) & 1L << rule) != 0;
        boolean unmet = need >= 0 && (other.fired & 1L << need) == 0;
        if (done || unmet || chunk.length < signature.minPayload() || chunk.length > signature.maxPayload()) {
            return;
        }
        side.fired |= 1L << rule;
        Protocol attached = signature.attaches();
        if (attached != null) {
            attachBeside(attached, chunk);
        }
        for (long rest = other.waiting & ~other.fired; rest != 0; rest &= rest - 1) {
            int waiting = Long.numberOfTrailingZeros(rest);
            if (engine().signatures().neededBy(waiting) == rule) {
                evaluate(waiting, !onOriginator, chunk);
            }
        }
    }

    private void attachBeside(Protocol protocol, Chunk current) {
        Analyzer analyzer = tree().attachFor(protocol, parent());
        if (analyzer == null) {
            return;
        }
        try {
            int at = 0;
            for (int i = 0; i < chunkCount; i++) {
                boolean ofResponder = chunks[i] < 0;
                int length = ofResponder ? ~chunks[i] : chunks[i];
                analyzer.replay(!ofResponder, buffer, at, length);
                at += length;
            }
            analyzer.replay(current.fromOriginator, current.bytes, current.offset, current.length);
        } catch (MalformedPayload _) {
            violate();
        }
    }

    private void keep(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (buffered + length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(MAX_BYTES, Math.max(buffered + length, 2 * buffer.length)));
        }
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunkCount * 2);
        }
        chunks[chunkCount++] = fromOriginator ? length : ~length;
    }
}
