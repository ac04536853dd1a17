package shad.model.service;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import shad.model.conn.EvidenceKind;
import shad.model.service.parse.Ascii;
import shad.model.service.parse.MalformedPayload;

/// Parses one protocol on one connection. A subclass gets the payload in place, chunk by chunk or datagram by datagram,
/// and says when it is sure ([#confirm]) and when it meets what the protocol forbids ([#violate], or any method that
/// reads beyond what is there and throws [MalformedPayload]). It keeps no reference to the bytes it is handed, keeps a
/// bounded amount of state, and allocates nothing for the usual packet. Tracker thread only.
public abstract non-sealed class Analyzer extends Branch {
    /// `max_analyzer_violations`
    private static final int MAX_VIOLATIONS = 1000;
    private static final int MAX_EVIDENCE_LENGTH = 256;

    private final Protocol protocol;
    private final Needs needs;
    private @Nullable AnalyzerTree tree;
    private @Nullable Branch parent;
    private boolean confirmed;
    private boolean skipping;
    private boolean detached;
    private boolean handedOver;
    private boolean helper;
    private boolean sawGap;
    private int violations;

    /// An analyzer of a protocol, with what it demands of a connection to be fed.
    protected Analyzer(Protocol protocol, Needs needs) {
        this.protocol = protocol;
        this.needs = needs;
    }

    /// The protocol that [#confirm] names.
    public final Protocol protocol() {
        return protocol;
    }

    /// Takes the next bytes of a side: `length` bytes of `bytes` from `offset`, a chunk of a stream or a datagram.
    ///
    /// @throws MalformedPayload which counts as a violation
    protected abstract void deliver(boolean fromOriginator, byte[] bytes, int offset, int length);

    /// Hears that the next bytes of a side's stream are lost.
    protected void undelivered(boolean fromOriginator, long length) {}

    /// Hears that a side's stream has ended and all of it was delivered.
    protected void endOfData(boolean fromOriginator) {}

    /// Hears that a side closed or aborted the TCP connection.
    protected void connectionClosed() {}

    /// Hears that the connection is about to be removed; confirmations still count.
    protected void done() {}

    /// Hears that originator and responder changed places. What an analyzer keeps by side it swaps.
    protected void rolesFlipped() {}

    /// Whether this object handles what it throws itself. Two of Zeek's analyzers do not when a signature has just
    /// attached them: what they throw then is held against the signature matching (Zeek, D10).
    protected boolean catchesOnReplay() {
        return true;
    }

    /// The connection.
    protected final Conversation connection() {
        return tree().conversation();
    }

    /// What the engine keeps for all connections.
    protected final ServiceEngine engine() {
        return tree().engine();
    }

    /// Says that the connection speaks this protocol; only the first time counts (Zeek, C1).
    protected final void confirm() {
        if (!confirmed) {
            confirmed = true;
            engine().confirmed(this);
        }
    }

    /// Whether [#confirm] was called.
    protected final boolean isConfirmed() {
        return confirmed;
    }

    /// Whether this object can change the services no more: it has confirmed, and so much was sent that a violation is
    /// not heeded.
    protected final boolean isSettled() {
        return confirmed && connection().payloadBytes() > ServiceEngine.IGNORE_VIOLATIONS_AFTER;
    }

    /// Says that the connection does something that the protocol forbids (Zeek, V1 to V3).
    protected final void violate() {
        Conversation connection = connection();
        boolean excused = connection.isTcp()
                && protocol.excusesBrokenStreams()
                && (connection.isPartial() || connection.hadGap());
        if (!excused && violations < MAX_VIOLATIONS) {
            violations++;
            engine().violated(this);
        }
    }

    /// Looks at nothing more (Zeek, V5).
    protected final void skip() {
        skipping = true;
    }

    /// Takes this analyzer off the tree without a trace: it did its work.
    protected final void detachSilently() {
        detached = true;
    }

    /// From now on all bytes go to the analyzers below, unseen by this one; of gaps and ends they do not hear, and this
    /// one hears of gaps only. When none of them has anything left to find, neither has this one.
    protected final void handOver() {
        handedOver = true;
    }

    /// Whether [#handOver] was called.
    protected final boolean isHandedOver() {
        return handedOver;
    }

    /// Hears that a TLS handshake in an analyzer below was completed.
    protected void tlsEstablished() {}

    /// Tells those above that the TLS handshake was completed.
    protected final void announceTls() {
        for (Branch above = parent(); above instanceof Analyzer analyzer; above = analyzer.parent()) {
            analyzer.tlsEstablished();
        }
    }

    /// Attaches an analyzer below this one, to be fed by [#forwardToChildren]. Returns false if there is one already, if
    /// the protocol does not run over this transport, or if the connection is being finished.
    protected final boolean attachChild(Protocol child) {
        return tree().attach(child, this);
    }

    /// The analyzer of a protocol below this one, to be fed by [#feed]; attached if there is none yet. Null if that can
    /// not be, as [#attachChild] says.
    protected final @Nullable Analyzer child(Protocol child) {
        Analyzer present = find(child);
        return present != null ? present : tree().attachFor(child, this);
    }

    /// Whether nothing below this one will ever do anything again.
    protected final boolean childrenAreIdle() {
        return isIdleBelow();
    }

    /// Takes the analyzers below off the tree; what they found stays.
    protected final void dropChildren() {
        detachAll();
    }

    /// Attaches a matching of signatures below this one, with a budget of its own (Zeek, D12).
    protected final void attachIdentifier() {
        tree().attachIdentifier(this);
    }

    /// Hands bytes to all analyzers below this one.
    protected final void forwardToChildren(boolean fromOriginator, byte[] bytes, int offset, int length) {
        forward(fromOriginator, bytes, offset, length);
    }

    /// Makes an analyzer that is not part of the tree and is fed by [#feed]. Its violations take its name from the
    /// connection, but it goes on working (Zeek, H1).
    protected final Analyzer newHelper(Protocol helper) {
        Analyzer analyzer = engine().create(helper);
        analyzer.attachTo(tree(), this);
        analyzer.helper = true;
        return analyzer;
    }

    /// A helper that is made when it is first needed: `present` itself, or a new one if that is null.
    protected final Analyzer orNewHelper(@Nullable Analyzer present, Protocol helper) {
        return present != null ? present : newHelper(helper);
    }

    /// Hands bytes to a helper or to a child.
    protected final void feed(Analyzer helper, boolean fromOriginator, byte[] bytes, int offset, int length) {
        helper.next(fromOriginator, bytes, offset, length);
    }

    /// Keeps text that was found in the payload beside the connection: at most 256 characters, control characters and
    /// other unprintable bytes shown as `.`.
    protected final void keepEvidence(EvidenceKind kind, byte[] bytes, int offset, int length) {
        keepEvidence(kind,
                new String(bytes, offset, Math.min(length, MAX_EVIDENCE_LENGTH), StandardCharsets.ISO_8859_1));
    }

    /// Keeps text beside the connection, as above.
    protected final void keepEvidence(EvidenceKind kind, String value) {
        String kept = value.length() > MAX_EVIDENCE_LENGTH ? value.substring(0, MAX_EVIDENCE_LENGTH) : value;
        connection().addEvidence(kind, printable(kept));
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Ascii.isPrintable(text.charAt(i))) {
                return masked(text);
            }
        }
        return text;
    }

    private static String masked(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (!Ascii.isPrintable(characters[i])) {
                characters[i] = '.';
            }
        }
        return new String(characters);
    }

    final void attachTo(AnalyzerTree root, Branch above) {
        tree = root;
        parent = above;
    }

    final Branch parent() {
        if (parent == null) {
            throw new IllegalStateException("not attached");
        }
        return parent;
    }

    final AnalyzerTree tree() {
        if (tree == null) {
            throw new IllegalStateException("not attached");
        }
        return tree;
    }

    /// Takes this analyzer off the tree, from the next packet on. Returns false if it was off already, or is a helper.
    final boolean detach() {
        if (helper || detached) {
            return false;
        }
        detached = true;
        return true;
    }

    final boolean isDetached() {
        return detached;
    }

    final boolean isIdle() {
        return detached || skipping || handedOver && isIdleBelow();
    }

    private boolean isDeaf() {
        return skipping
                || detached
                || sawGap
                || needs.beginning() && connection().isPartial();
    }

    final void next(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (isDeaf()) {
            return;
        }
        if (handedOver) {
            forward(fromOriginator, bytes, offset, length);
            return;
        }
        try {
            deliver(fromOriginator, bytes, offset, length);
        } catch (MalformedPayload _) {
            violate();
        }
    }

    /// As [#next], but throws what [#deliver] throws if the analyzer does not catch it.
    final void replay(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (catchesOnReplay()) {
            next(fromOriginator, bytes, offset, length);
        } else if (!isDeaf()) {
            deliver(fromOriginator, bytes, offset, length);
        }
    }

    final void nextUndelivered(boolean fromOriginator, long length) {
        if (isDeaf()) {
            return;
        }
        if (needs.noGaps()) {
            sawGap = true;
        }
        try {
            undelivered(fromOriginator, length);
        } catch (MalformedPayload _) {
            violate();
        }
    }

    final void nextEndOfData(boolean fromOriginator) {
        if (isDeaf() || handedOver) {
            return;
        }
        try {
            endOfData(fromOriginator);
        } catch (MalformedPayload _) {
            violate();
        }
    }

    final void nextClosed() {
        if (!isDeaf()) {
            connectionClosed();
        }
        forwardClosed();
    }

    final void nextDone() {
        if (!isDeaf()) {
            done();
        }
        forwardDone();
    }

    final void nextFlip() {
        rolesFlipped();
        forwardFlip();
    }
}
