package shad.model.log;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import shad.model.query.ConnectionColumn;

/// Lines of one JSON object each (Zeek, ASCII log writer with use_json). Plain values are read in place; a line with
/// anything else, such as an escape within a string, is left to a JSON parser.
final class JsonForm implements LineForm {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] TRUE = {'T'};
    private static final byte[] FALSE = {'F'};
    /// What [#plain] returns for a line that it cannot read.
    private static final String NOT_PLAIN = "not plain";

    private final Columns columns;
    private final RowFiller filler;
    private final ByteTexts numbers = new ByteTexts();
    private final List<@Nullable ConnectionColumn> known = new ArrayList<>();
    private byte[] joined = new byte[256];
    private int at;

    JsonForm(Columns columns, RowFiller filler) {
        this.columns = columns;
        this.filler = filler;
    }

    @Override
    public @Nullable String read(byte[] bytes, int from, int to, long line) {
        filler.begin();
        String problem = plain(bytes, from, to, line);
        if (NOT_PLAIN.equals(problem)) {
            filler.begin();
            problem = parsed(bytes, from, to, line);
        }
        return problem == null ? filler.end() : problem;
    }

    @Override
    public @Nullable String misfit() {
        return columns.areTelling() ? null : "has no field that only conn.log has, such as conn_state";
    }

    private @Nullable ConnectionColumn column(byte[] bytes, int from, int to, long line) {
        int number = numbers.find(bytes, from, to);
        if (number == ByteTexts.UNKNOWN) {
            ConnectionColumn column = columns.find(new String(bytes, from, to - from, StandardCharsets.UTF_8), line);
            if (known.size() < Columns.MOST_OTHERS) {
                numbers.put(bytes, from, to, known.size());
                known.add(column);
            }
            return column;
        }
        return known.get(number);
    }

    // --- plain values, in place -------------------------------------------------------------------------------------

    private @Nullable String plain(byte[] bytes, int from, int to, long line) {
        at = from;
        if (!take(bytes, to, '{')) {
            return NOT_PLAIN;
        }
        while (true) {
            if (!take(bytes, to, '"')) {
                return NOT_PLAIN;
            }
            int nameFrom = at;
            int nameTo = endOfString(bytes, at, to);
            at = nameTo + 1;
            if (nameTo < 0 || !take(bytes, to, ':')) {
                return NOT_PLAIN;
            }
            ConnectionColumn column = column(bytes, nameFrom, nameTo, line);
            String problem = plainValue(column, bytes, to);
            if (problem != null) {
                return problem.equals(NOT_PLAIN) || column == null ? NOT_PLAIN : column.zeekName() + " " + problem;
            }
            if (!take(bytes, to, ',')) {
                return take(bytes, to, '}') && at == to ? null : NOT_PLAIN;
            }
        }
    }

    private boolean take(byte[] bytes, int to, char expected) {
        if (at < to && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    /// Where a string without escapes ends, -1 where it has some or does not end.
    private static int endOfString(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == '"') {
                return i;
            }
            if (b == '\\' || b >= 0 && b < ' ') {
                return -1;
            }
        }
        return -1;
    }

    private @Nullable String plainValue(@Nullable ConnectionColumn column, byte[] bytes, int to) {
        if (at >= to) {
            return NOT_PLAIN;
        }
        return switch (bytes[at]) {
            case '"' -> {
                int start = at + 1;
                int end = endOfString(bytes, start, to);
                at = end + 1;
                yield end < 0 ? NOT_PLAIN : text(column, bytes, start, end);
            }
            case '[' -> set(column, bytes, to);
            case 't' -> word(column, bytes, to, "true", TRUE);
            case 'f' -> word(column, bytes, to, "false", FALSE);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(column, bytes, to);
            default -> NOT_PLAIN;
        };
    }

    private @Nullable String text(@Nullable ConnectionColumn column, byte[] bytes, int from, int to) {
        if (column == null) {
            return null;
        }
        return from == to ? filler.setEmpty(column) : filler.set(column, bytes, from, to, RowFiller.Form.PLAIN);
    }

    private @Nullable String number(@Nullable ConnectionColumn column, byte[] bytes, int to) {
        int start = at;
        while (at < to && bytes[at] != ',' && bytes[at] != '}') {
            at++;
        }
        return column == null ? NOT_PLAIN : filler.set(column, bytes, start, at, RowFiller.Form.PLAIN);
    }

    private @Nullable String word(@Nullable ConnectionColumn column, byte[] bytes, int to, String word, byte[] value) {
        for (int i = 0; i < word.length(); i++) {
            if (at == to || bytes[at++] != word.charAt(i)) {
                return NOT_PLAIN;
            }
        }
        return column == null ? null : filler.set(column, value, 0, 1, RowFiller.Form.PLAIN);
    }

    private @Nullable String set(@Nullable ConnectionColumn column, byte[] bytes, int to) {
        at++;
        int length = 0;
        boolean first = true;
        while (!take(bytes, to, ']')) {
            if (!first && !take(bytes, to, ',') || !take(bytes, to, '"')) {
                return NOT_PLAIN;
            }
            int end = endOfString(bytes, at, to);
            if (end < 0) {
                return NOT_PLAIN;
            }
            if (joined.length < length + 1 + end - at) {
                joined = Arrays.copyOf(joined, 2 * (length + 1 + end - at));
            }
            if (!first) {
                joined[length++] = ',';
            }
            System.arraycopy(bytes, at, joined, length, end - at);
            length += end - at;
            at = end + 1;
            first = false;
        }
        return column == null ? null : text(column, joined, 0, length);
    }

    // --- anything else ----------------------------------------------------------------------------------------------

    private @Nullable String parsed(byte[] bytes, int from, int to, long line) {
        try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "the line is no JSON object";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                byte[] name = parser.currentName().getBytes(StandardCharsets.UTF_8);
                ConnectionColumn column = column(name, 0, name.length, line);
                JsonToken token = parser.nextToken();
                String problem = column == null ? skip(parser) : value(parser, token, column);
                if (problem != null && column != null) {
                    return column.zeekName() + " " + problem;
                }
            }
            return parser.nextToken() == null ? null : "there is something behind the JSON object";
        } catch (JacksonException e) {
            return "the line is no JSON: " + e.getOriginalMessage();
        } catch (IOException e) {
            return "the line is no JSON: " + e.getMessage();
        }
    }

    private static @Nullable String skip(JsonParser parser) throws IOException {
        parser.skipChildren();
        return null;
    }

    private @Nullable String value(JsonParser parser, JsonToken token, ConnectionColumn column) throws IOException {
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> filler.set(column, TRUE, 0, 1, RowFiller.Form.PLAIN);
            case VALUE_FALSE -> filler.set(column, FALSE, 0, 1, RowFiller.Form.PLAIN);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text(column, parser.getText());
            case START_ARRAY -> array(parser, column);
            default -> "is no value of conn.log";
        };
    }

    private @Nullable String array(JsonParser parser, ConnectionColumn column) throws IOException {
        StringJoiner elements = new StringJoiner(",");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                return "is no set of strings";
            }
            elements.add(parser.getText());
        }
        return text(column, elements.toString());
    }

    private @Nullable String text(ConnectionColumn column, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return text(column, bytes, 0, bytes.length);
    }
}
