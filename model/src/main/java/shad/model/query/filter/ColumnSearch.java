package shad.model.query.filter;

import java.util.Arrays;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;

/// Tests the text of one column. Texts that many rows share are tested once and remembered by a number that stands for
/// them. For one thread and the rows of one store.
final class ColumnSearch implements RowFilter {
    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    /// Counts below this are remembered.
    private static final int SMALL = 1 << 14;

    private static final int NOT_SHARED = -1;

    private final ConnectionColumn column;
    private final TextTest test;
    private final boolean unsetToo;
    private final TextBuffer text = new TextBuffer(256);
    private byte[] remembered = new byte[64];

    private ColumnSearch(ConnectionColumn column, TextTest test, boolean unsetToo) {
        this.column = column;
        this.test = test;
        this.unsetToo = unsetToo;
    }

    /// Tests what the log prints, be it the mark for no value.
    static ColumnSearch ofPrinted(ConnectionColumn column, TextTest test) {
        return new ColumnSearch(column, test, true);
    }

    /// Tests values; no row without a value passes.
    static ColumnSearch ofValues(ConnectionColumn column, TextTest test) {
        return new ColumnSearch(column, test, false);
    }

    /// About how much it takes to test a row.
    static int cost(ConnectionColumn column) {
        return switch (column) {
            case TS, UID, ID_ORIG_H, ID_RESP_H, DURATION, ORIG_L2_ADDR, RESP_L2_ADDR -> Plan.OWN_TEXT;
            case COMMUNITY_ID -> Plan.OWN_TEXT * 10;
            default -> Plan.SHARED_TEXT;
        };
    }

    @Override
    public boolean test(ConnectionView row) {
        int key = row.isLeftOut(column.ordinal()) ? NOT_SHARED : key(row);
        if (key == NOT_SHARED) {
            return search(row);
        }
        if (key >= remembered.length) {
            remembered = Arrays.copyOf(remembered, Math.max(key + 1, remembered.length * 2));
        }
        if (remembered[key] == UNKNOWN) {
            remembered[key] = search(row) ? YES : NO;
        }
        return remembered[key] == YES;
    }

    /// Equal for rows with the same text here; [#NOT_SHARED] where remembering does not pay.
    private int key(ConnectionView row) {
        return switch (column) {
            case PROTO -> row.transport().ordinal();
            case CONN_STATE -> row.state().ordinal();
            case LOCAL_ORIG -> row.isLocalityKnown() ? row.isOrigLocal() ? 2 : 1 : 0;
            case LOCAL_RESP -> row.isLocalityKnown() ? row.isRespLocal() ? 2 : 1 : 0;
            case IP_PROTO, IP_PROTO_NAME -> row.ipProtocol();
            case SERVICE -> row.serviceId();
            case HISTORY -> row.historyId();
            case TUNNEL_PARENTS -> row.tunnelParentsId();
            case VLAN -> row.outerVlan() + 1;
            case INNER_VLAN -> row.innerVlan() + 1;
            case ID_ORIG_P -> row.origPort();
            case ID_RESP_P -> row.respPort();
            case ORIG_BYTES -> row.hasDuration() ? small(row.origBytes()) : 0;
            case RESP_BYTES -> row.hasDuration() ? small(row.respBytes()) : 0;
            case MISSED_BYTES -> small(row.missedBytes());
            case ORIG_PKTS -> small(row.origPackets());
            case RESP_PKTS -> small(row.respPackets());
            case ORIG_IP_BYTES -> small(row.origIpBytes());
            case RESP_IP_BYTES -> small(row.respIpBytes());
            case TS, UID, ID_ORIG_H, ID_RESP_H, DURATION, ORIG_L2_ADDR, RESP_L2_ADDR, COMMUNITY_ID -> NOT_SHARED;
        };
    }

    private static int small(long count) {
        return count >= 0 && count < SMALL ? (int) count + 1 : NOT_SHARED;
    }

    private boolean search(ConnectionView row) {
        if (!unsetToo && !column.isSet(row)) {
            return false;
        }
        text.truncate(0);
        ColumnText.append(column, row, text);
        return test.test(text.bytes(), text.length());
    }
}
