package shad.model.marks;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shad.model.conn.IpAddress;

/// Marks as JSON: an object with the version of the form and a list of connections, each on a line of its own. Fields
/// that a reader does not know are passed over.
final class MarksFormat {
    /// Of the form that is written; greater ones are not understood.
    static final int VERSION = 1;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String VERSION_FIELD = "shad_marks";
    private static final String LIST_FIELD = "connections";
    private static final int LAST_PORT = 0xffff;
    private static final int LAST_PROTOCOL = 0xff;

    private MarksFormat() {}

    static void write(Marks marks, OutputStream target) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(target, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeNumberField(VERSION_FIELD, VERSION);
            json.writeArrayFieldStart(LIST_FIELD);
            for (Map.Entry<ConnectionKey, Remark> each : marks.sorted().entrySet()) {
                json.writeRaw('\n');
                write(each.getKey(), each.getValue(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void write(ConnectionKey key, Remark remark, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("start", Instant.EPOCH.plusNanos(key.startNanos()).toString());
        json.writeNumberField("ip_proto", key.ipProtocol());
        json.writeStringField("a", key.lowAddress().toString());
        json.writeNumberField("a_port", key.lowPort());
        json.writeStringField("b", key.highAddress().toString());
        json.writeNumberField("b_port", key.highPort());
        json.writeStringField("mark", remark.mark().word());
        if (!remark.note().isEmpty()) {
            json.writeStringField("note", remark.note());
        }
        json.writeEndObject();
    }

    /// Reads what [#write] wrote, or another program.
    ///
    /// @throws MarksException where it is something else, damaged, or of a newer version; says where
    static Marks read(InputStream source) throws IOException {
        try (JsonParser json = JSON.createParser(source)) {
            try {
                return read(json);
            } catch (JacksonException e) {
                throw fault(json, "it is no JSON here");
            }
        }
    }

    private static Marks read(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw fault(json, "an object is expected");
        }
        Map<ConnectionKey, Remark> remarks = new HashMap<>();
        boolean versioned = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals(VERSION_FIELD)) {
                checkVersion(json);
                versioned = true;
            } else if (name.equals(LIST_FIELD)) {
                readList(json, remarks);
            } else {
                json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw fault(json, "it does not end here as it should");
        }
        if (!versioned) {
            throw fault(json, VERSION_FIELD + " is missing");
        }
        return Marks.NONE.with(remarks);
    }

    private static void checkVersion(JsonParser json) throws IOException {
        int version = number(json, VERSION_FIELD, Integer.MAX_VALUE);
        if (version > VERSION) {
            throw MarksException.newer(version);
        }
    }

    private static void readList(JsonParser json, Map<ConnectionKey, Remark> remarks) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw fault(json, LIST_FIELD + " must be a list");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            new Entry().read(json, remarks);
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw fault(json, "a connection is expected");
        }
    }

    private static int number(JsonParser json, String field, int last) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getNumberType() != JsonParser.NumberType.INT
                || json.getIntValue() < 0
                || json.getIntValue() > last) {
            throw fault(json, field + " must be a whole number up to " + last);
        }
        return json.getIntValue();
    }

    private static String text(JsonParser json, String field) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw fault(json, field + " must be a text");
        }
        return json.getText();
    }

    private static MarksException fault(JsonParser json, String what) {
        return MarksException.damaged("line " + Math.max(1, json.currentLocation().getLineNr()) + ": " + what);
    }

    /// The fields of one connection, in any order.
    private static final class Entry {
        private @Nullable Instant start;
        private @Nullable IpAddress one;
        private @Nullable IpAddress other;
        private int onePort;
        private int otherPort;
        private int ipProtocol = -1;
        private Mark mark = Mark.NONE;
        private String note = "";

        void read(JsonParser json, Map<ConnectionKey, Remark> remarks) throws IOException {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                readField(field, json);
            }
            if (start == null || one == null || other == null || ipProtocol < 0) {
                throw fault(json, "start, ip_proto, a and b are needed");
            }
            remarks.put(
                    ConnectionKey.between(nanos(start, json), one, onePort, other, otherPort, ipProtocol),
                    new Remark(mark, note));
        }

        private void readField(String field, JsonParser json) throws IOException {
            switch (field) {
                case "start" -> start = time(json);
                case "ip_proto" -> ipProtocol = number(json, field, LAST_PROTOCOL);
                case "a" -> one = address(json, field);
                case "a_port" -> onePort = number(json, field, LAST_PORT);
                case "b" -> other = address(json, field);
                case "b_port" -> otherPort = number(json, field, LAST_PORT);
                case "mark" -> {
                    String word = text(json, field);
                    mark = Mark.named(word).orElseThrow(() -> fault(json, "no mark is called so"));
                }
                case "note" -> {
                    note = text(json, field);
                    if (note.length() > Remark.LONGEST_NOTE) {
                        throw fault(json, "the note has more than " + Remark.LONGEST_NOTE + " letters");
                    }
                }
                default -> json.skipChildren();
            }
        }

        private static Instant time(JsonParser json) throws IOException {
            try {
                return Instant.parse(text(json, "start"));
            } catch (DateTimeException e) {
                throw fault(json, "start must be a time such as 2024-05-01T12:00:00.5Z");
            }
        }

        private static long nanos(Instant start, JsonParser json) throws MarksException {
            try {
                return ChronoUnit.NANOS.between(Instant.EPOCH, start);
            } catch (ArithmeticException e) {
                throw fault(json, "start is too far from 1970");
            }
        }

        private static IpAddress address(JsonParser json, String field) throws IOException {
            return IpAddress.parse(text(json, field)).orElseThrow(() -> fault(json, field + " must be an address"));
        }
    }
}
