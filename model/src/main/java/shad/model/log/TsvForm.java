package shad.model.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shad.model.query.ConnectionColumn;
import shad.model.query.ZeekString;

/// Lines of values below a header that says by which marks they are separated (Zeek, ASCII log writer). A header may come
/// again, where logs were put together.
final class TsvForm implements LineForm {
    private static final int MOST_COLUMNS = 2000;
    private static final int LONGEST_MARK = 64;
    private static final byte[] NO_MARK = {};
    private static final String SEPARATOR = "#separator ";

    private final Columns columns;
    private final RowFiller filler;
    private byte[] separator = {'\t'};
    private byte[] emptyField = ascii("(empty)");
    private byte[] unsetField = ascii("-");
    private byte[] setSeparator = ascii(",");
    private String path = "";
    /// The columns of the values, null for those that are not known; empty before there is a header.
    private @Nullable ConnectionColumn[] fields = {};

    TsvForm(Columns columns, RowFiller filler) {
        this.columns = columns;
        this.filler = filler;
    }

    @Override
    public @Nullable String read(byte[] bytes, int from, int to, long line) {
        if (from < to && bytes[from] == '#') {
            return header(new String(bytes, from, to - from, StandardCharsets.UTF_8), line);
        }
        if (fields.length == 0) {
            return "the line comes before a header with #fields";
        }
        return row(bytes, from, to);
    }

    @Override
    public @Nullable String misfit() {
        boolean named = path.equals("conn") || path.startsWith("conn_") || path.startsWith("conn-");
        if (named || columns.areTelling()) {
            return null;
        }
        return path.isEmpty() ? "lacks a header with the columns of conn.log" : "is Zeek's " + path + ".log";
    }

    // --- header -----------------------------------------------------------------------------------------------------

    private @Nullable String header(String text, long line) {
        if (text.startsWith(SEPARATOR)) {
            byte[] mark = mark(text.substring(SEPARATOR.length()));
            separator = mark.length == 0 ? separator : mark;
            return mark.length == 0 ? "the separator is not written as Zeek would" : null;
        }
        String between = new String(separator, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(between);
        String name = end < 0 ? text : text.substring(0, end);
        String value = end < 0 ? "" : text.substring(end + between.length());
        switch (name) {
            case "#empty_field" -> emptyField = mark(value);
            case "#unset_field" -> unsetField = mark(value);
            case "#set_separator" -> setSeparator = mark(value);
            case "#path" -> path = value;
            case "#fields" -> {
                return fields(value, between, line);
            }
            case "#open", "#close", "#types" -> {}
            default -> {
                return "the header has a line that is not known";
            }
        }
        return null;
    }

    /// The bytes of a mark; none where it is not written as Zeek would.
    private static byte[] mark(String text) {
        try {
            byte[] mark = ZeekString.unescape(text.getBytes(StandardCharsets.UTF_8));
            return mark.length <= LONGEST_MARK ? mark : NO_MARK;
        } catch (IllegalArgumentException _) {
            return NO_MARK;
        }
    }

    private @Nullable String fields(String names, String between, long line) {
        List<@Nullable ConnectionColumn> found = new ArrayList<>();
        int start = 0;
        for (int end = names.indexOf(between); start <= names.length(); end = names.indexOf(between, start)) {
            int to = end < 0 ? names.length() : end;
            ConnectionColumn column = columns.find(names.substring(start, to), line);
            if (column != null && found.contains(column)) {
                return "the header names " + column.zeekName() + " twice";
            }
            found.add(column);
            if (found.size() > MOST_COLUMNS) {
                return "the header names more than " + MOST_COLUMNS + " columns";
            }
            start = to + between.length();
        }
        fields = found.toArray(ConnectionColumn[]::new);
        for (ConnectionColumn column : ConnectionColumn.base()) {
            if (!found.contains(column)) {
                columns.lacks(column, line);
            }
        }
        return null;
    }

    // --- rows -------------------------------------------------------------------------------------------------------

    private @Nullable String row(byte[] bytes, int from, int to) {
        filler.begin();
        int start = from;
        for (int field = 0; field < fields.length; field++) {
            boolean last = field == fields.length - 1;
            int end = endOfValue(bytes, start, to);
            if (last != (end == to)) {
                return "the line has " + (last ? "more" : "fewer") + " values than the header has columns";
            }
            ConnectionColumn column = fields[field];
            String problem = column == null ? null : value(column, bytes, start, end);
            if (problem != null && column != null) {
                return column.zeekName() + " " + problem;
            }
            start = end + separator.length;
        }
        return filler.end();
    }

    private int endOfValue(byte[] bytes, int from, int to) {
        byte first = separator[0];
        for (int i = from; i < to; i++) {
            if (bytes[i] == first && isAt(bytes, i, to, separator)) {
                return i;
            }
        }
        return to;
    }

    private static boolean isAt(byte[] bytes, int at, int to, byte[] mark) {
        return mark.length == 1
                || to - at >= mark.length && Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
    }

    private @Nullable String value(ConnectionColumn column, byte[] bytes, int from, int to) {
        if (is(unsetField, bytes, from, to)) {
            return null;
        }
        if (is(emptyField, bytes, from, to)) {
            return filler.setEmpty(column);
        }
        if (column == ConnectionColumn.TUNNEL_PARENTS && (setSeparator.length != 1 || setSeparator[0] != ',')) {
            byte[] commas = withCommas(bytes, from, to);
            return filler.set(column, commas, 0, commas.length, RowFiller.Form.ZEEK);
        }
        return filler.set(column, bytes, from, to, RowFiller.Form.ZEEK);
    }

    private static boolean is(byte[] mark, byte[] bytes, int from, int to) {
        return to - from == mark.length
                && (from == to || bytes[from] == mark[0])
                && Arrays.equals(mark, 0, mark.length, bytes, from, to);
    }

    private byte[] withCommas(byte[] bytes, int from, int to) {
        String set = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        String between = new String(setSeparator, StandardCharsets.ISO_8859_1);
        return (between.isEmpty() ? set : set.replace(between, ",")).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
