package shad.model.service.names;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;
import shad.model.conn.EvidenceKind;
import shad.model.conn.IpAddress;
import shad.model.service.Analyzer;
import shad.model.service.Conversation;
import shad.model.service.Needs;
import shad.model.service.Protocol;
import shad.model.service.parse.PerSide;

/// DNS over UDP and TCP, multicast DNS, LLMNR and the NetBIOS name service (RFC 1035, RFC 6762, RFC 4795, RFC 1002). A
/// response that comes first shows that the roles were guessed wrong (Zeek, DNS analyzer).
public final class DnsAnalyzer extends Analyzer {
    private static final int NETBIOS_NAMES = 137;
    private static final int QUERY = 0;
    private static final int NOTIFY = 4;
    private static final int UPDATE = 5;

    private final DnsMessage message = new DnsMessage();
    private boolean first = true;
    private final PerSide<Framing> framings = new PerSide<>(_ -> new Framing());

    public DnsAnalyzer() {
        super(Protocol.DNS, Needs.NOTHING);
    }

    /// One direction over TCP: two bytes of length before each message (RFC 1035 section 4.2.2).
    private static final class Framing {
        private int lengthBytes;
        private int length;
        private byte[] kept = Layouts.NO_BYTES;
        private int keptLength;
    }

    @Override
    protected void deliver(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (connection().isTcp()) {
            stream(fromOriginator, bytes, offset, length);
        } else {
            message(fromOriginator, bytes, offset, length);
        }
    }

    @Override
    protected void rolesFlipped() {
        framings.swap();
    }

    /// What is left of a message when a side closes is parsed as far as it came, without a look at its direction.
    @Override
    protected void connectionClosed() {
        flush(framings.ifPresent(true));
        flush(framings.ifPresent(false));
    }

    private void flush(@Nullable Framing framing) {
        if (framing != null && framing.keptLength > 0) {
            message(false, framing.kept, 0, framing.keptLength);
        }
    }

    private void stream(boolean fromOriginator, byte[] bytes, int offset, int length) {
        Framing framing = framings.of(fromOriginator);
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (framing.lengthBytes < 2) {
                framing.length = framing.length << 8 | bytes[at++] & 0xff;
                framing.lengthBytes++;
                continue;
            }
            int missing = framing.length - framing.keptLength;
            if (framing.keptLength == 0 && missing <= end - at) {
                startMessage(framing);
                message(fromOriginator, bytes, at, missing);
                at += missing;
                continue;
            }
            int part = Math.min(missing, end - at);
            keep(framing, bytes, at, part);
            at += part;
            if (framing.keptLength == framing.length) {
                int whole = framing.length;
                startMessage(framing);
                message(fromOriginator, framing.kept, 0, whole);
            }
        }
    }

    private static void startMessage(Framing framing) {
        framing.lengthBytes = 0;
        framing.length = 0;
        framing.keptLength = 0;
    }

    private static void keep(Framing framing, byte[] bytes, int offset, int length) {
        int total = framing.keptLength + length;
        if (total > framing.kept.length) {
            framing.kept = Arrays.copyOf(framing.kept, Math.max(total, 2 * framing.kept.length));
        }
        System.arraycopy(bytes, offset, framing.kept, framing.keptLength, length);
        framing.keptLength = total;
    }

    private void message(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (length < DnsMessage.HEADER_LENGTH) {
            return;
        }
        Conversation connection = connection();
        int flags = DnsMessage.flags(bytes, offset);
        int operation = DnsMessage.operation(flags);
        boolean netbios = connection.origPort() == NETBIOS_NAMES || connection.respPort() == NETBIOS_NAMES;
        if (!netbios && operation != QUERY && operation != NOTIFY && operation != UPDATE) {
            connection.reachLimit();
            return;
        }
        if (first) {
            first = false;
            if (DnsMessage.isResponse(flags) && fromOriginator && !isMulticast(connection)) {
                connection.flipRoles();
            }
        }
        boolean wantsText = !isConfirmed() || DnsMessage.isResponse(flags) && engine().listener().wantsNames();
        DnsMessage.Outcome outcome = message.parse(
                bytes,
                offset,
                length,
                operation == UPDATE && !netbios,
                connection.respPort() == NETBIOS_NAMES,
                wantsText,
                engine().listener()::named);
        if (message.isChainTooLong()) {
            connection.reachLimit();
        }
        switch (outcome) {
            case PARSED -> parsed(wantsText && !netbios);
            case UNPARSED -> {
            }
            case VIOLATION -> violate();
            case TOO_MANY_QUESTIONS -> {
                violate();
                connection.reachLimit();
            }
        }
    }

    private void parsed(boolean keepQuestion) {
        if (keepQuestion && !isConfirmed() && !message.question().isEmpty()) {
            keepEvidence(EvidenceKind.DNS_QUERY, message.question());
        }
        confirm();
    }

    /// Answers to a group are sent unasked.
    private static boolean isMulticast(Conversation connection) {
        long high = connection.respHigh();
        long low = connection.respLow();
        return IpAddress.isIpv4(high, low) ? (low >>> 28 & 0xf) == 0xe : high >>> 56 == 0xff;
    }
}
