package shad.model.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import shad.model.store.ConnectionView;

/// Looks for one [TextWord] in rows. Texts that many rows share are searched once and remembered by their ids. For one
/// thread and the rows of one store.
final class WordMatcher {
    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private final TextWord word;
    private final byte[] wanted;
    private final boolean caseCounts;
    private final ConnectionColumn[] columns;
    private final byte[][] remembered = new byte[ConnectionColumn.values().length][];
    private final TextBuffer text = new TextBuffer(256);
    /// Numbers below this cannot hold the word as part of their digits.
    private final long leastNumber;

    WordMatcher(TextWord word) {
        this.word = word;
        this.wanted = word.text().getBytes(StandardCharsets.UTF_8);
        this.caseCounts = word.caseCounts();
        this.columns = word.columns().toArray(ConnectionColumn[]::new);
        this.leastNumber = leastNumber(wanted);
        Arrays.fill(remembered, new byte[0]);
    }

    private static long leastNumber(byte[] digits) {
        long number = 0;
        for (int i = 0; i < digits.length && i < 18; i++) {
            if (digits[i] < '0' || digits[i] > '9') {
                return 0;
            }
            number = number * 10 + digits[i] - '0';
        }
        return number;
    }

    boolean matches(ConnectionView row) {
        return occurs(row) != word.negated();
    }

    private boolean occurs(ConnectionView row) {
        for (ConnectionColumn column : columns) {
            if (occurs(column, row)) {
                return true;
            }
        }
        return false;
    }

    private boolean occurs(ConnectionColumn column, ConnectionView row) {
        return switch (column) {
            case PROTO -> remembered(column, row.transport().ordinal(), row);
            case CONN_STATE -> remembered(column, row.state().ordinal(), row);
            case LOCAL_ORIG -> remembered(column, row.isLocalityKnown() ? row.isOrigLocal() ? 2 : 1 : 0, row);
            case LOCAL_RESP -> remembered(column, row.isLocalityKnown() ? row.isRespLocal() ? 2 : 1 : 0, row);
            case IP_PROTO -> remembered(column, row.ipProtocol(), row);
            case SERVICE -> remembered(column, row.serviceId(), row);
            case HISTORY -> remembered(column, row.historyId(), row);
            case TUNNEL_PARENTS -> remembered(column, row.tunnelParentsId(), row);
            case ID_ORIG_P -> occursInNumber(column, row.origPort(), row);
            case ID_RESP_P -> occursInNumber(column, row.respPort(), row);
            case ORIG_BYTES -> occursInNumber(column, row.origBytes(), row);
            case RESP_BYTES -> occursInNumber(column, row.respBytes(), row);
            case MISSED_BYTES -> occursInNumber(column, row.missedBytes(), row);
            case ORIG_PKTS -> occursInNumber(column, row.origPackets(), row);
            case RESP_PKTS -> occursInNumber(column, row.respPackets(), row);
            case ORIG_IP_BYTES -> occursInNumber(column, row.origIpBytes(), row);
            case RESP_IP_BYTES -> occursInNumber(column, row.respIpBytes(), row);
            case VLAN -> remembered(column, row.outerVlan() + 1, row);
            case INNER_VLAN -> remembered(column, row.innerVlan() + 1, row);
            case IP_PROTO_NAME -> remembered(column, row.ipProtocol(), row);
            case TS, UID, ID_ORIG_H, ID_RESP_H, DURATION, ORIG_L2_ADDR, RESP_L2_ADDR, COMMUNITY_ID ->
                search(column, row);
        };
    }

    private boolean remembered(ConnectionColumn column, int id, ConnectionView row) {
        byte[] answers = remembered[column.ordinal()];
        if (id >= answers.length) {
            answers = Arrays.copyOf(answers, Math.max(id + 1, answers.length * 2));
            remembered[column.ordinal()] = answers;
        }
        if (answers[id] == UNKNOWN) {
            answers[id] = search(column, row) ? YES : NO;
        }
        return answers[id] == YES;
    }

    private boolean occursInNumber(ConnectionColumn column, long number, ConnectionView row) {
        return Long.compareUnsigned(number, leastNumber) >= 0 && search(column, row);
    }

    private boolean search(ConnectionColumn column, ConnectionView row) {
        text.truncate(0);
        ColumnText.append(column, row, text);
        byte[] bytes = text.bytes();
        int length = text.length();
        if (word.whole()) {
            return length == wanted.length && isAt(bytes, 0);
        }
        byte first = wanted[0];
        for (int at = 0; at + wanted.length <= length; at++) {
            if (folded(bytes[at]) == first && isAt(bytes, at)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(byte[] bytes, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (folded(bytes[at + i]) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private byte folded(byte b) {
        return caseCounts ? b : TextWord.lowerCase(b);
    }
}
