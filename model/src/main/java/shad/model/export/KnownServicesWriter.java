package shad.model.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import shad.model.conn.IpAddress;
import shad.model.conn.KnownService;
import shad.model.conn.ZeekTime;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;

/// Writes known_services.log as Zeek does (policy/protocols/conn/known-services). Any thread.
public final class KnownServicesWriter {
    private static final String FIELDS = "ts\thost\tport_num\tport_proto\tservice";
    private static final String TYPES = "time\taddr\tport\tenum\tset[string]";
    private static final int LINES_PER_PIECE = 1 << 12;

    private KnownServicesWriter() {}

    /// Writes a whole log in large pieces; the stream stays the caller's to close. Like Zeek's, a log without lines is
    /// empty, without even a header.
    ///
    /// @param clock tells the local times of `#open` and `#close`
    public static void write(List<KnownService> lines, OutputStream target, ConnLogFormat format, Clock clock)
            throws IOException {
        boolean framed = format == ConnLogFormat.TSV && !lines.isEmpty();
        TextBuffer text = new TextBuffer(1 << 10);
        if (framed) {
            text.appendAscii(TsvFrame.header(clock, "known_services", FIELDS, TYPES));
        }
        if (format == ConnLogFormat.CSV && !lines.isEmpty()) {
            text.appendAscii(FIELDS.replace('\t', ',') + "\r\n");
        }
        int untilWrite = LINES_PER_PIECE;
        for (KnownService line : lines) {
            switch (format) {
                case TSV -> appendTsv(line, text);
                case JSON -> appendJson(line, text);
                case CSV -> appendCsv(line, text);
            }
            if (--untilWrite == 0) {
                untilWrite = LINES_PER_PIECE;
                target.write(text.bytes(), 0, text.length());
                text.truncate(0);
            }
        }
        if (framed) {
            text.appendAscii(TsvFrame.footer(clock));
        }
        target.write(text.bytes(), 0, text.length());
        target.flush();
    }

    private static void appendTsv(KnownService line, TextBuffer text) {
        IpAddress host = line.server().host();
        text.appendSeconds(line.micros());
        text.append('\t').appendAddress(host.high(), host.low());
        text.append('\t').appendUnsigned(line.server().port());
        text.append('\t').appendAscii(line.server().transport().zeekName());
        char separator = '\t';
        for (String name : line.names()) {
            text.append(separator);
            ZeekString.append(name, text);
            separator = ',';
        }
        text.append('\n');
    }

    private static void appendCsv(KnownService line, TextBuffer text) {
        text.appendSeconds(line.micros());
        text.appendAscii("," + line.server().host() + "," + line.server().port());
        text.appendAscii("," + line.server().transport().zeekName() + ",");
        CsvText.append(String.join(",", line.names()), text);
        text.append('\r').append('\n');
    }

    private static void appendJson(KnownService line, TextBuffer text) {
        text.appendAscii("{\"ts\":");
        JsonText.appendDouble(ZeekTime.seconds(line.micros()), text);
        text.appendAscii(",\"host\":\"" + line.server().host());
        text.appendAscii("\",\"port_num\":").appendUnsigned(line.server().port());
        text.appendAscii(",\"port_proto\":\"" + line.server().transport().zeekName());
        text.appendAscii("\",\"service\":");
        char separator = '[';
        for (String name : line.names()) {
            text.append(separator);
            JsonText.appendString(name, text);
            separator = ',';
        }
        text.appendAscii("]}\n");
    }
}
