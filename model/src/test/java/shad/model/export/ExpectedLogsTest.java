package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import shad.model.conn.IpAddress;
import shad.model.query.ConnectionColumn;
import shad.model.query.TextBuffer;
import shad.model.query.ZeekString;

/// Logs that Zeek itself wrote are read, and each value printed anew gives the same bytes. The logs are not part of
/// the project; without them this test is skipped.
class ExpectedLogsTest {
    private static final Path LOGS = Path.of("..", "..", "shared", "parity", "expected");

    @Test
    void valuesOfZeeksLogsPrintTheSameAgain() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(LOGS), "no logs of Zeek at " + LOGS);
        List<Path> logs;
        try (Stream<Path> files = Files.walk(LOGS)) {
            logs = files.filter(file -> file.getFileName().toString().equals("conn.log")).toList();
        }
        assertThat(logs).isNotEmpty();
        for (Path log : logs) {
            for (LogRow row : TestLogs.read(log)) {
                for (ConnectionColumn column : ConnectionColumn.base()) {
                    String value = row.value(column.zeekName());
                    assertThat(printedAnew(column.zeekType(), value)).as("%s: %s", log, row).isEqualTo(value);
                }
            }
        }
    }

    private static @Nullable String printedAnew(String type, @Nullable String value) {
        if (value == null) {
            return null;
        }
        TextBuffer text = new TextBuffer(0);
        switch (type) {
            case "time", "interval" -> {
                BigDecimal seconds = new BigDecimal(value);
                text.appendSeconds(seconds.movePointRight(6).longValueExact());
                assertThat(new TextBuffer(0).appendSeconds(seconds.doubleValue())).hasToString(value);
            }
            case "count", "port" -> text.appendUnsigned(Long.parseUnsignedLong(value));
            case "addr" -> {
                IpAddress address = IpAddress.parse(value).orElseThrow();
                text.appendAddress(address.high(), address.low());
            }
            case "string", "set[string]" ->
                ZeekString.append(ZeekString.unescape(value.getBytes(StandardCharsets.UTF_8)), text);
            default -> text.appendAscii(value);
        }
        return text.toString();
    }
}
