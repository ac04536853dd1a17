package shad.model.export;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;

/// Reads conn.log as JSON lines. Columns of conn.log must have their types; others, which scripts add, may have any.
final class JsonLines implements LogLines {
    private static final int MOST_COLUMNS = 1000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final LineReader lines;
    private final LogColumns columns = new LogColumns();
    private @Nullable String waiting;

    /// `firstLine` was already read from `lines`.
    JsonLines(LineReader lines, String firstLine) {
        this.lines = lines;
        this.waiting = firstLine;
        ConnectionColumn.base().forEach(column -> columns.add(column.zeekName(), column.zeekType()));
    }

    @Override
    public LogColumns columns() {
        return columns;
    }

    @Override
    public String path() {
        return "conn";
    }

    @Override
    public @Nullable LogRow next() throws IOException {
        String line = waiting == null ? lines.next() : waiting;
        waiting = null;
        if (line == null) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(line)) {
            return row(parser);
        } catch (JacksonException e) {
            throw lines.fault("the line is no JSON: " + e.getOriginalMessage());
        }
    }

    private LogRow row(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw lines.fault("the line is no JSON object");
        }
        List<String> values = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            int column = columns.index(name);
            if (column < 0) {
                column = addColumn(name, token);
            }
            while (values.size() <= column) {
                values.add("-");
            }
            values.set(column, value(parser, token, columns.name(column), columns.type(column)));
        }
        if (parser.nextToken() != null) {
            throw lines.fault("there is something behind the JSON object");
        }
        return new LogRow(columns, lines.number(), String.join("\t", values));
    }

    private int addColumn(String name, JsonToken token) throws LogFormatException {
        if (columns.count() == MOST_COLUMNS) {
            throw lines.fault("the log has more than " + MOST_COLUMNS + " columns");
        }
        return columns.add(
                name,
                switch (token) {
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "double";
                    case VALUE_TRUE, VALUE_FALSE -> "bool";
                    case START_ARRAY -> "set[string]";
                    default -> "string";
                });
    }

    private String value(JsonParser parser, JsonToken token, String name, String type) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return "-";
        }
        Optional<String> value =
                switch (type) {
                    case "time", "interval" -> token.isNumeric() ? seconds(parser) : Optional.empty();
                    case "double" -> token.isNumeric() ? Optional.of(parser.getText()) : Optional.empty();
                    case "count", "port" ->
                        token == JsonToken.VALUE_NUMBER_INT ? Optional.of(parser.getText()) : Optional.empty();
                    case "bool" ->
                        token.isBoolean() ? Optional.of(parser.getBooleanValue() ? "T" : "F") : Optional.empty();
                    case "set[string]" -> token == JsonToken.START_ARRAY ? set(parser) : Optional.empty();
                    default ->
                        token == JsonToken.VALUE_STRING ? Optional.of(escaped(parser.getText())) : Optional.empty();
                };
        String text = value.orElseThrow(() -> lines.fault(name, "is no " + type));
        String problem = type.equals("double") ? null : FieldTypes.problem(type, text);
        if (problem != null) {
            throw lines.fault(name, problem);
        }
        return text;
    }

    private static Optional<String> seconds(JsonParser parser) throws IOException {
        double seconds = Double.parseDouble(parser.getText());
        return Double.isFinite(seconds)
                ? Optional.of(new TextBuffer(0).appendSeconds(seconds).toString())
                : Optional.empty();
    }

    private static Optional<String> set(JsonParser parser) throws IOException {
        StringJoiner elements = new StringJoiner(",").setEmptyValue("(empty)");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                return Optional.empty();
            }
            elements.add(escaped(parser.getText()).replace(",", "\\x2c"));
        }
        return Optional.of(elements.toString());
    }

    private static String escaped(String value) {
        TextBuffer text = new TextBuffer(0);
        ZeekString.append(value, text);
        return text.toString();
    }
}
