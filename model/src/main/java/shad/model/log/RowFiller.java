package shad.model.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shad.model.conn.CommunityId;
import shad.model.conn.ConnState;
import shad.model.conn.EndReason;
import shad.model.conn.IpAddress;
import shad.model.conn.IpProtocolNames;
import shad.model.conn.TransportProtocol;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;
import shad.model.store.ConnectionRecord;
import shad.model.store.build.ConnectionStore;
import shad.model.store.build.HistoryTrie;
import shad.model.store.build.TextPages;

/// Puts the values of a line into a row, column by column, and the row into the store. A value that conn.log cannot have
/// is told as a problem, in words that follow the name of its column. For one thread.
final class RowFiller {
    /// How a value is written.
    enum Form {
        /// As in a TSV log, with `\xhh` for bytes that would confuse a reader.
        ZEEK,
        /// Plain, as it is in a JSON log once its own escapes are gone.
        PLAIN
    }

    private static final ConnectionColumn[] COLUMNS = ConnectionColumn.values();
    private static final int ALL_UNSET = (1 << COLUMNS.length) - 1;
    private static final int LONGEST_TEXT = 1 << 12;
    /// Characters of different texts and histories that are kept; a log without end must not fill the memory.
    private static final long MOST_CHARACTERS = 128L << 20;
    private static final int UNKNOWN_PROTOCOL = 255;
    private static final int MOST_VLAN = Short.MAX_VALUE;
    private static final int MAC_LENGTH = 17;
    /// A later second would be in the year 5138: it is a count of milliseconds.
    private static final double MILLIS_FROM = 1e11;

    private final ConnectionRecord row = new ConnectionRecord();
    private final TextPages uids = new TextPages();
    private final TextPages communityIds = new TextPages();
    private final ConnectionStore store = ConnectionStore.ofLog(uids, communityIds);
    private final ByteTexts states = new ByteTexts();
    private final ByteTexts transports = new ByteTexts();
    private final ByteTexts labels = new ByteTexts();
    private final CommunityId hash = new CommunityId();
    private final byte[] computedId = new byte[CommunityId.LENGTH];
    private final byte[] uid = new byte[TextPages.MAX_LENGTH];
    private final byte[] communityId = new byte[TextPages.MAX_LENGTH];
    private int uidLength;
    private int communityIdLength;
    private long durationMicros;
    private int transport;
    private String protocolName = "";
    private long characters;
    /// Columns that had a value in some row, by ordinal from bit 0 on.
    private int everSet;

    RowFiller() {
        row.endReason = EndReason.LOGGED;
        for (ConnState state : ConnState.values()) {
            put(states, state.name(), state.ordinal());
        }
        for (TransportProtocol protocol : TransportProtocol.values()) {
            put(transports, protocol.zeekName(), protocol.ordinal());
        }
        begin();
    }

    private static void put(ByteTexts texts, String text, int number) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        texts.put(bytes, 0, bytes.length, number);
    }

    ConnectionStore store() {
        return store;
    }

    /// Whether some row has a value in a column.
    boolean wasSet(ConnectionColumn column) {
        return (everSet >>> column.ordinal() & 1) != 0;
    }

    /// Begins a row in which nothing is set.
    void begin() {
        row.unset = ALL_UNSET;
        row.startNanos = 0;
        row.origHigh = 0;
        row.origLow = 0;
        row.respHigh = 0;
        row.respLow = 0;
        row.origPort = 0;
        row.respPort = 0;
        row.ipProtocol = 0;
        row.state = ConnState.OTH;
        row.localityKnown = false;
        row.localOrig = false;
        row.localResp = false;
        row.serviceId = 0;
        row.historyId = 0;
        row.tunnelParentsId = 0;
        row.origBytes = 0;
        row.respBytes = 0;
        row.missedBytes = 0;
        row.origPackets = 0;
        row.respPackets = 0;
        row.origIpBytes = 0;
        row.respIpBytes = 0;
        row.outerVlan = ConnectionRecord.NO_VLAN;
        row.innerVlan = ConnectionRecord.NO_VLAN;
        row.origMac = 0;
        row.respMac = 0;
        row.communityId = 0;
        uidLength = 0;
        communityIdLength = 0;
        durationMicros = 0;
        transport = 0;
        protocolName = "";
    }

    private boolean isSet(ConnectionColumn column) {
        return (row.unset >>> column.ordinal() & 1) == 0;
    }

    /// Sets a value; returns what is wrong with it, null where nothing is.
    @Nullable
    String set(ConnectionColumn column, byte[] bytes, int from, int to, Form form) {
        String problem =
                switch (column) {
                    case TS -> start(bytes, from, to);
                    case DURATION -> duration(bytes, from, to);
                    case UID -> (uidLength = identifier(bytes, from, to, uid)) < 0 ? "is no identifier" : null;
                    case COMMUNITY_ID -> (communityIdLength = identifier(bytes, from, to, communityId)) < 0
                            ? "is no identifier"
                            : null;
                    case ID_ORIG_H, ID_RESP_H -> address(column, bytes, from, to);
                    case ID_ORIG_P, ID_RESP_P, IP_PROTO, VLAN, INNER_VLAN -> small(column, bytes, from, to);
                    case PROTO ->
                        (transport = transports.find(bytes, from, to)) == ByteTexts.UNKNOWN ? "is no transport" : null;
                    case CONN_STATE -> state(bytes, from, to);
                    case SERVICE, TUNNEL_PARENTS, IP_PROTO_NAME -> label(column, bytes, from, to, form);
                    case HISTORY -> history(bytes, from, to);
                    case LOCAL_ORIG, LOCAL_RESP -> local(column, bytes, from, to);
                    case ORIG_L2_ADDR, RESP_L2_ADDR -> mac(column, bytes, from, to);
                    case ORIG_BYTES, RESP_BYTES, MISSED_BYTES, ORIG_PKTS, ORIG_IP_BYTES, RESP_PKTS, RESP_IP_BYTES ->
                        count(column, bytes, from, to);
                };
        if (problem == null) {
            row.unset &= ~(1 << column.ordinal());
        }
        return problem;
    }

    /// Sets a text of no characters, which differs from none.
    @Nullable
    String setEmpty(ConnectionColumn column) {
        return switch (column) {
            case SERVICE, HISTORY, TUNNEL_PARENTS, UID -> {
                row.unset &= ~(1 << column.ordinal());
                yield null;
            }
            default -> "is empty";
        };
    }

    /// Puts the row into the store, unless its values contradict each other; returns what is wrong, null where nothing is.
    @Nullable
    String end() {
        if (!isSet(ConnectionColumn.TS) && isSet(ConnectionColumn.DURATION)) {
            row.startNanos = 0;
        }
        row.lastNanos = row.startNanos + durationMicros * 1000;
        if (row.lastNanos < row.startNanos) {
            return "duration ends later than time can be counted";
        }
        if (!isSet(ConnectionColumn.IP_PROTO)) {
            row.ipProtocol = guessedProtocol();
        } else if (isSet(ConnectionColumn.PROTO)
                && TransportProtocol.ofIpProtocol(row.ipProtocol).ordinal() != transport) {
            return "proto and ip_proto contradict each other";
        }
        if (isSet(ConnectionColumn.IP_PROTO_NAME) && !IpProtocolNames.of(row.ipProtocol).equals(protocolName)) {
            return "ip_proto_name is not what ip_proto is called";
        }
        row.uidOrdinal = uids.add(uid, 0, uidLength);
        keepCommunityId();
        store.end(store.add(), row);
        everSet |= ~row.unset;
        return null;
    }

    /// What a log of an older Zeek says only by the name of the transport.
    private int guessedProtocol() {
        if (!isSet(ConnectionColumn.PROTO)) {
            return UNKNOWN_PROTOCOL;
        }
        return switch (TransportProtocol.ofOrdinal(transport)) {
            case TCP -> TransportProtocol.IP_TCP;
            case UDP -> TransportProtocol.IP_UDP;
            case ICMP -> isSet(ConnectionColumn.ID_ORIG_H) && !IpAddress.isIpv4(row.origHigh, row.origLow)
                    ? TransportProtocol.IP_ICMPV6
                    : TransportProtocol.IP_ICMP;
            case UNKNOWN -> UNKNOWN_PROTOCOL;
        };
    }

    /// Only an identifier that is not the computed one, for it has another seed, takes room.
    private void keepCommunityId() {
        if (!isSet(ConnectionColumn.COMMUNITY_ID)) {
            return;
        }
        hash.write(
                row.origHigh, row.origLow, row.origPort, row.respHigh, row.respLow, row.respPort, row.ipProtocol,
                computedId, 0);
        if (!Arrays.equals(communityId, 0, communityIdLength, computedId, 0, computedId.length)) {
            row.communityId = 1 + communityIds.add(communityId, 0, communityIdLength);
        }
    }

    // --- values -----------------------------------------------------------------------------------------------------

    private @Nullable String start(byte[] bytes, int from, int to) {
        long micros = from < to && bytes[Math.min(from + 4, to - 1)] == '-' ? instant(bytes, from, to) : Numbers.NONE;
        if (micros == Numbers.NONE) {
            micros = Numbers.micros(bytes, from, to);
        }
        if (micros == Numbers.NONE) {
            micros = fromMillis(bytes, from, to);
        }
        row.startNanos = micros * 1000;
        return micros == Numbers.NONE ? "is no time" : null;
    }

    /// A time as JSON logs with ISO 8601 times have it.
    private static long instant(byte[] bytes, int from, int to) {
        try {
            Instant instant = Instant.parse(ascii(bytes, from, to));
            return Math.abs(instant.getEpochSecond()) < Numbers.MOST_SECONDS
                    ? instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1000
                    : Numbers.NONE;
        } catch (DateTimeException _) {
            return Numbers.NONE;
        }
    }

    /// A time as JSON logs with times in milliseconds have it.
    private static long fromMillis(byte[] bytes, int from, int to) {
        if (to - from > 32) {
            return Numbers.NONE;
        }
        try {
            double millis = Double.parseDouble(ascii(bytes, from, to));
            return millis >= MILLIS_FROM && millis < Numbers.MOST_SECONDS * 1e3
                    ? Math.round(millis * 1e3)
                    : Numbers.NONE;
        } catch (NumberFormatException _) {
            return Numbers.NONE;
        }
    }

    private @Nullable String duration(byte[] bytes, int from, int to) {
        durationMicros = Numbers.micros(bytes, from, to);
        if (durationMicros < 0) {
            durationMicros = 0;
            return "is no duration";
        }
        return null;
    }

    private static int identifier(byte[] bytes, int from, int to, byte[] target) {
        if (to - from > target.length || from == to) {
            return -1;
        }
        for (int i = from; i < to; i++) {
            if (bytes[i] <= ' ' || bytes[i] == 0x7f || bytes[i] == '\\') {
                return -1;
            }
        }
        System.arraycopy(bytes, from, target, 0, to - from);
        return to - from;
    }

    private @Nullable String address(ConnectionColumn column, byte[] bytes, int from, int to) {
        long ipv4 = ipv4(bytes, from, to);
        long high = 0;
        long low = IpAddress.mappedLow((int) ipv4);
        if (ipv4 < 0) {
            Optional<IpAddress> parsed =
                    to - from <= IpAddress.MAX_LENGTH ? IpAddress.parse(ascii(bytes, from, to)) : Optional.empty();
            if (parsed.isEmpty()) {
                return "is no address";
            }
            high = parsed.get().high();
            low = parsed.get().low();
        }
        if (column == ConnectionColumn.ID_ORIG_H) {
            row.origHigh = high;
            row.origLow = low;
        } else {
            row.respHigh = high;
            row.respLow = low;
        }
        return null;
    }

    /// The 32 bits of a dotted address, -1 where it is none.
    private static long ipv4(byte[] bytes, int from, int to) {
        long address = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9 && digits < 3) {
                part = part * 10 + digit;
                digits++;
            } else if (bytes[i] == '.' && digits > 0 && part <= 255) {
                address = address << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else {
                return -1;
            }
        }
        return dots == 3 && digits > 0 && part <= 255 ? address << 8 | part : -1;
    }

    private @Nullable String small(ConnectionColumn column, byte[] bytes, int from, int to) {
        long most =
                switch (column) {
                    case IP_PROTO -> UNKNOWN_PROTOCOL;
                    case VLAN, INNER_VLAN -> MOST_VLAN;
                    default -> 0xffff;
                };
        long number = Numbers.upTo(most, bytes, from, to);
        if (number < 0) {
            return "is no number up to " + most;
        }
        switch (column) {
            case ID_ORIG_P -> row.origPort = (int) number;
            case ID_RESP_P -> row.respPort = (int) number;
            case IP_PROTO -> row.ipProtocol = (int) number;
            case VLAN -> row.outerVlan = (int) number;
            default -> row.innerVlan = (int) number;
        }
        return null;
    }

    private @Nullable String count(ConnectionColumn column, byte[] bytes, int from, int to) {
        if (!Numbers.isCount(bytes, from, to)) {
            return "is no count";
        }
        long number = Numbers.count(bytes, from, to);
        switch (column) {
            case ORIG_BYTES -> row.origBytes = number;
            case RESP_BYTES -> row.respBytes = number;
            case MISSED_BYTES -> row.missedBytes = number;
            case ORIG_PKTS -> row.origPackets = number;
            case ORIG_IP_BYTES -> row.origIpBytes = number;
            case RESP_PKTS -> row.respPackets = number;
            default -> row.respIpBytes = number;
        }
        return null;
    }

    private @Nullable String state(byte[] bytes, int from, int to) {
        int ordinal = states.find(bytes, from, to);
        if (ordinal == ByteTexts.UNKNOWN) {
            return "is no state";
        }
        row.state = ConnState.ofOrdinal(ordinal);
        return null;
    }

    private @Nullable String local(ConnectionColumn column, byte[] bytes, int from, int to) {
        if (to - from != 1 || bytes[from] != 'T' && bytes[from] != 'F') {
            return "is neither T nor F";
        }
        row.localityKnown = true;
        if (column == ConnectionColumn.LOCAL_ORIG) {
            row.localOrig = bytes[from] == 'T';
        } else {
            row.localResp = bytes[from] == 'T';
        }
        return null;
    }

    private @Nullable String history(byte[] bytes, int from, int to) {
        if (to - from > LONGEST_TEXT) {
            return "has too many letters";
        }
        int id = HistoryTrie.EMPTY;
        int known = store.histories().count();
        for (int i = from; i < to; i++) {
            if (bytes[i] <= ' ' || bytes[i] == 0x7f || bytes[i] == '\\') {
                return "is no history";
            }
            id = store.histories().append(id, (char) bytes[i]);
        }
        row.historyId = id;
        return hasRoom(store.histories().count() - known) ? null : TOO_MANY;
    }

    private static final String TOO_MANY = "is one of too many different texts";

    private boolean hasRoom(int more) {
        characters += more;
        return more == 0 || characters <= MOST_CHARACTERS;
    }

    private @Nullable String label(ConnectionColumn column, byte[] bytes, int from, int to, Form form) {
        int id = form == Form.ZEEK ? labels.find(bytes, from, to) : ByteTexts.UNKNOWN;
        if (id == ByteTexts.UNKNOWN) {
            if (to - from > LONGEST_TEXT) {
                return "is too long";
            }
            String text = text(bytes, from, to, form);
            if (text == null) {
                return "is not written as Zeek would";
            }
            if (column == ConnectionColumn.IP_PROTO_NAME) {
                protocolName = text;
                return null;
            }
            if (!hasRoom(to - from)) {
                return TOO_MANY;
            }
            id = store.labels().id(text);
            if (form == Form.ZEEK) {
                labels.put(bytes, from, to, id);
            }
        }
        switch (column) {
            case SERVICE -> row.serviceId = id;
            case TUNNEL_PARENTS -> row.tunnelParentsId = id;
            default -> protocolName = store.labels().text(id);
        }
        return null;
    }

    /// The text that bytes stand for; null where writing it would give other bytes.
    private static @Nullable String text(byte[] bytes, int from, int to, Form form) {
        byte[] written = Arrays.copyOfRange(bytes, from, to);
        try {
            byte[] plain = form == Form.ZEEK ? ZeekString.unescape(written) : written;
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
            if (form == Form.PLAIN) {
                return text;
            }
            TextBuffer again = new TextBuffer(written.length);
            ZeekString.append(text, again);
            return Arrays.equals(again.bytes(), 0, again.length(), written, 0, written.length) ? text : null;
        } catch (CharacterCodingException | IllegalArgumentException _) {
            return null;
        }
    }

    private @Nullable String mac(ConnectionColumn column, byte[] bytes, int from, int to) {
        long mac = 0;
        for (int i = from; i < to; i++) {
            boolean colon = (i - from) % 3 == 2;
            int digit = colon ? 0 : Character.digit(bytes[i], 16);
            if (digit < 0 || colon && bytes[i] != ':') {
                return "is no link-layer address";
            }
            mac = colon ? mac : mac << 4 | digit;
        }
        if (to - from != MAC_LENGTH) {
            return "is no link-layer address";
        }
        if (column == ConnectionColumn.ORIG_L2_ADDR) {
            row.origMac = mac;
        } else {
            row.respMac = mac;
        }
        return null;
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
