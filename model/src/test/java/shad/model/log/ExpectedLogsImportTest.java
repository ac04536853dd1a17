package shad.model.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.export.ConnLogFormat;
import shad.model.export.ConnLogWriter;
import shad.model.query.RowFilter;

/// Logs that Zeek itself wrote are opened, and their rows exported as the same lines. The logs are not part of the
/// project; without them this test is skipped.
class ExpectedLogsImportTest {
    private static final Path LOGS = Path.of("..", "..", "shared", "parity", "expected");

    @Test
    void rowsOfZeeksLogsExportAsTheSameLines() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(LOGS), "no logs of Zeek at " + LOGS);
        List<Path> logs;
        try (Stream<Path> files = Files.walk(LOGS)) {
            logs = files.filter(file -> file.getFileName().toString().equals("conn.log")).toList();
        }
        assertThat(logs).isNotEmpty();
        for (Path log : logs) {
            Analysis analysis = Analysis.ofFile(log, AnalysisOptions.DEFAULT, null);
            analysis.run();
            assertThat(analysis.faults()).as(log.toString()).isEmpty();
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            ConnLogWriter writer = new ConnLogWriter(target, ConnLogFormat.TSV,
                    Objects.requireNonNull(analysis.log()).columns(), Clock.systemUTC());
            writer.append(analysis.snapshot(), 0, analysis.snapshot().endedCount(), RowFilter.ALL);
            writer.finish();
            assertThat(linesOf(target.toString(StandardCharsets.UTF_8)))
                    .as(log.toString())
                    .isEqualTo(linesOf(Files.readString(log)));
        }
    }

    private static List<String> linesOf(String log) {
        return log.lines().filter(line -> !line.startsWith("#open") && !line.startsWith("#close")).toList();
    }
}
