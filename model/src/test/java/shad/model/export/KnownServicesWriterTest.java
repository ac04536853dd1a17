package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.conn.IpAddress;
import shad.model.conn.KnownService;
import shad.model.conn.Server;
import shad.model.conn.TransportProtocol;

class KnownServicesWriterTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T22:59:58Z"), ZoneOffset.ofHours(1));
    private static final List<KnownService> LINES = List.of(
            line("10.0.0.2", 443, TransportProtocol.UDP, "QUIC", "SSL"),
            line("2001:db8::1", 8080, TransportProtocol.TCP, KnownService.UNRECOGNISED));

    @TempDir
    private Path folder;

    private static KnownService line(String host, int port, TransportProtocol transport, String... names) {
        Server server = new Server(IpAddress.parse(host).orElseThrow(), port, transport);
        return new KnownService(1_400_000_000_012_345L, server, List.of(names));
    }

    private static String written(List<KnownService> lines, ConnLogFormat format) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        KnownServicesWriter.write(lines, target, format, CLOCK);
        return target.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tsvLogIsZeeksToTheLastByte() throws IOException {
        assertThat(written(LINES, ConnLogFormat.TSV))
                .isEqualTo(
                        """
                        #separator \\x09
                        #set_separator	,
                        #empty_field	(empty)
                        #unset_field	-
                        #path	known_services
                        #open	2026-01-31-23-59-58
                        #fields	ts	host	port_num	port_proto	service
                        #types	time	addr	port	enum	set[string]
                        1400000000.012345	10.0.0.2	443	udp	QUIC,SSL
                        1400000000.012345	2001:db8::1	8080	tcp	(empty)
                        #close	2026-01-31-23-59-58
                        """);
    }

    @Test
    void jsonLogHasOneObjectALine() throws IOException {
        assertThat(written(LINES, ConnLogFormat.JSON))
                .isEqualTo(
                        """
                        {"ts":1400000000.012345,"host":"10.0.0.2","port_num":443,"port_proto":"udp","service":["QUIC","SSL"]}
                        {"ts":1400000000.012345,"host":"2001:db8::1","port_num":8080,"port_proto":"tcp","service":[""]}
                        """);
    }

    @Test
    void logWithoutLinesIsEmpty() throws IOException {
        assertThat(written(List.of(), ConnLogFormat.TSV)).isEmpty();
        assertThat(written(List.of(), ConnLogFormat.JSON)).isEmpty();
    }

    @Test
    void longLogIsReadBackLineByLine() throws IOException {
        List<KnownService> many = Collections.nCopies(10_000, LINES.getFirst());
        Path log = Files.writeString(folder.resolve("known_services.log"), written(many, ConnLogFormat.TSV));

        int rows = 0;
        try (ZeekLogReader reader = ZeekLogReader.open(log)) {
            while (reader.next() != null) {
                rows++;
            }
        }
        assertThat(rows).isEqualTo(10_000);
    }
}
