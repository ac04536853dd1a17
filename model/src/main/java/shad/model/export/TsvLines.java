package shad.model.export;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a TSV log: the header first, then each record against it (Zeek, ASCII log writer, with its default marks).
final class TsvLines implements LogLines {
    static final String FIRST_LINE = "#separator \\x09";

    private static final int MOST_COLUMNS = 1000;
    private static final Map<String, String> MARKS =
            Map.of("#set_separator", ",", "#empty_field", "(empty)", "#unset_field", "-");

    private final LineReader lines;
    private final LogColumns columns = new LogColumns();
    private final String path;
    private boolean closed;

    /// `lines` stands behind [#FIRST_LINE].
    TsvLines(LineReader lines) throws IOException {
        this.lines = lines;
        Map<String, String> header = readHeader();
        for (Map.Entry<String, String> mark : MARKS.entrySet()) {
            String value = header.get(mark.getKey());
            if (!mark.getValue().equals(value)) {
                throw lines.fault("the header must have " + mark.getKey() + " " + mark.getValue()
                        + (value == null ? "" : ", not " + value));
            }
        }
        path = required(header, "#path");
        addColumns(required(header, "#fields"), required(header, "#types"));
    }

    /// Reads up to `#types`, the last line of the header.
    private Map<String, String> readHeader() throws IOException {
        Map<String, String> header = new HashMap<>();
        while (!header.containsKey("#types")) {
            String line = lines.next();
            if (line == null) {
                throw lines.fault("the log ends within its header");
            }
            int tab = line.indexOf('\t');
            String name = tab < 0 ? line : line.substring(0, tab);
            boolean known = MARKS.containsKey(name) || name.matches("#(path|open|fields|types)");
            if (tab < 0 || !known) {
                throw lines.fault("the header has a line that is not known or comes before #fields and #types");
            }
            if (header.put(name, line.substring(tab + 1)) != null) {
                throw lines.fault("the header has " + name + " twice");
            }
        }
        return header;
    }

    private String required(Map<String, String> header, String name) throws LogFormatException {
        String value = header.get(name);
        if (value == null || value.isEmpty()) {
            throw lines.fault("the header lacks " + name);
        }
        return value;
    }

    private void addColumns(String fields, String typeNames) throws LogFormatException {
        String[] names = fields.split("\t", -1);
        String[] types = typeNames.split("\t", -1);
        if (names.length != types.length || names.length > MOST_COLUMNS) {
            throw lines.fault("the header has " + names.length + " fields and " + types.length + " types");
        }
        for (int i = 0; i < names.length; i++) {
            if (names[i].isEmpty() || columns.index(names[i]) >= 0) {
                throw lines.fault(names[i], "the column has no name or occurs twice");
            }
            if (!FieldTypes.isKnown(types[i])) {
                throw lines.fault(names[i], "the type is not known: " + types[i]);
            }
            columns.add(names[i], types[i]);
        }
    }

    @Override
    public LogColumns columns() {
        return columns;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable LogRow next() throws IOException {
        String line = lines.next();
        if (line == null) {
            return null;
        }
        if (closed) {
            throw lines.fault("there is something behind #close");
        }
        if (line.startsWith("#close\t")) {
            closed = true;
            return next();
        }
        if (line.startsWith("#")) {
            throw lines.fault("only #close may follow the header");
        }
        check(line);
        return new LogRow(columns, lines.number(), line);
    }

    private void check(String line) throws LogFormatException {
        String[] texts = line.split("\t", -1);
        if (texts.length != columns.count()) {
            throw lines.fault("the line has " + texts.length + " fields; the header names " + columns.count());
        }
        for (int column = 0; column < texts.length; column++) {
            String text = texts[column];
            String problem = text.equals("-") ? null : FieldTypes.problem(columns.type(column), text);
            if (problem != null) {
                throw lines.fault(columns.name(column), problem);
            }
        }
    }
}
