package shad.model.export;

import java.nio.charset.StandardCharsets;
import java.util.List;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;

/// A line with one JSON object; what is unset is left out (Zeek, JSON formatter with its default options).
final class JsonRow implements RowFormat {
    private final ConnectionColumn[] columns;
    private final byte[][] names;
    private final ExtraColumn[] extras;

    JsonRow(List<ConnectionColumn> columns, List<ExtraColumn> extras) {
        this.columns = columns.toArray(ConnectionColumn[]::new);
        this.names = columns.stream()
                .map(column -> ('"' + column.zeekName() + "\":").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.extras = extras.toArray(ExtraColumn[]::new);
    }

    @Override
    public void append(ConnectionView row, TextBuffer target) {
        char separator = '{';
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].isSet(row)) {
                target.append(separator).append(names[i]);
                appendValue(columns[i], row, target);
                separator = ',';
            }
        }
        for (ExtraColumn extra : extras) {
            String text = extra.text().apply(row);
            if (!text.isEmpty()) {
                target.append(separator);
                JsonText.appendString(extra.name(), target);
                target.append(':');
                JsonText.appendString(text, target);
                separator = ',';
            }
        }
        if (separator == '{') {
            target.append('{');
        }
        target.append('}').append('\n');
    }

    private static void appendValue(ConnectionColumn column, ConnectionView row, TextBuffer target) {
        switch (column) {
            case TS -> JsonText.appendDouble(row.startSeconds(), target);
            case DURATION -> JsonText.appendDouble(row.durationSeconds(), target);
            case LOCAL_ORIG -> target.appendAscii(row.isOrigLocal() ? "true" : "false");
            case LOCAL_RESP -> target.appendAscii(row.isRespLocal() ? "true" : "false");
            case SERVICE -> JsonText.appendString(row.service(), target);
            case HISTORY -> JsonText.appendString(row.history(), target);
            case TUNNEL_PARENTS -> appendSet(row.tunnelParents(), target);
            case UID, ID_ORIG_H, ID_RESP_H, PROTO, CONN_STATE, ORIG_L2_ADDR, RESP_L2_ADDR, COMMUNITY_ID,
                    IP_PROTO_NAME -> {
                target.append('"');
                ColumnText.append(column, row, target);
                target.append('"');
            }
            default -> ColumnText.append(column, row, target);
        }
    }

    /// `elements` are joined by commas and none has one in it.
    private static void appendSet(String elements, TextBuffer target) {
        target.append('[');
        if (elements.isEmpty()) {
            target.append(']');
            return;
        }
        int start = 0;
        for (int comma = elements.indexOf(','); comma >= 0; comma = elements.indexOf(',', start)) {
            JsonText.appendString(elements.substring(start, comma), target);
            target.append(',');
            start = comma + 1;
        }
        JsonText.appendString(elements.substring(start), target);
        target.append(']');
    }
}
