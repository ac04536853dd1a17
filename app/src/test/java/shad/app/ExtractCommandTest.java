package shad.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.marks.Sidecar;
import shad.model.query.RowFilter;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class ExtractCommandTest {
    private static final Path SAMPLE = Path.of("../packaging/samples/office.pcapng");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void packetsOfTheMatchingConnectionsAreExtracted() throws CaptureException {
        Path file = folder.resolve("flows.pcapng");

        assertThat(extract("--filter", "service contains \"dns\"", "-o", file.toString(), SAMPLE.toString()))
                .isEqualTo(ExitStatus.OK);

        // Which rows they make up depends on timers that packets of other connections drive.
        assertThat(packets(snapshot(file), row -> true))
                .isEqualTo(packets(snapshot(SAMPLE), row -> row.service().contains("dns")));
    }

    @Test
    void oneConnectionIsExtractedByItsIdentifier() throws CaptureException {
        Path file = folder.resolve("flow.pcapng");
        ConnectionView view = snapshot(SAMPLE).view().at(5);

        assertThat(extract("--uid", view.uid(), "-o", file.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.OK);

        assertThat(rows(file)).containsExactly(text(view));
    }

    @Test
    void markedConnectionsAreExtractedAndLoggedByTheMarksOfTheirCapture() throws Exception {
        Path capture = Files.copy(SAMPLE, folder.resolve("marked.pcapng"));
        ConnectionView view = snapshot(SAMPLE).view().at(5);
        Marks marks = Marks.NONE.with(Map.of(ConnectionKey.of(view), new Remark(Mark.STAR, "look here")));
        new Sidecar(capture, folder).write(marks);
        Path file = folder.resolve("flow.pcapng");
        Path logs = folder.resolve("logs");

        extract("--filter", "mark == star", "-o", file.toString(), capture.toString());
        new CommandLine(new ConnCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute("--filter", "note contains look", "-o", logs.toString(), capture.toString());

        assertThat(rows(file)).containsExactly(text(view));
        assertThat(Files.readAllLines(logs.resolve("marked.pcapng/conn.log")))
                .filteredOn(line -> !line.startsWith("#"))
                .singleElement()
                .asString()
                .contains(view.uid());
    }

    @Test
    void everythingIsExtractedWithoutAChoice() throws CaptureException {
        Path file = folder.resolve("all.pcapng");
        extract("-o", file.toString(), SAMPLE.toString());

        assertThat(rows(file)).isEqualTo(rows(SAMPLE));
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "precious");

        assertThat(extract("-o", file.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.USAGE);
        assertThat(file).hasContent("precious");
        assertThat(extract("--replace", "-o", file.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.OK);
        assertThat(Files.size(file)).isGreaterThan(1000);
    }

    @Test
    void nothingIsLeftBehindWhenTheChoiceIsWrong() throws IOException {
        Path file = folder.resolve("flow.pcapng");

        assertThat(extract("--uid", "Cnone", "-o", file.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.USAGE);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static long packets(StoreSnapshot snapshot, RowFilter filter) {
        ConnectionView view = snapshot.view();
        return IntStream.range(0, snapshot.size())
                .filter(row -> filter.test(view.at(row)))
                .mapToLong(row -> view.at(row).origPackets() + view.respPackets())
                .sum();
    }

    private static List<String> rows(Path capture) throws CaptureException {
        StoreSnapshot snapshot = snapshot(capture);
        ConnectionView view = snapshot.view();
        return IntStream.range(0, snapshot.size()).mapToObj(row -> text(view.at(row))).toList();
    }

    private static StoreSnapshot snapshot(Path capture) throws CaptureException {
        Analysis analysis = Analysis.ofFile(capture, AnalysisOptions.DEFAULT, null);
        analysis.run();
        assertThat(analysis.faultCount()).isZero();
        return analysis.snapshot();
    }

    private static String text(ConnectionView row) {
        return Stream.of(
                row.transport(), row.origAddress(), row.origPort(), row.respAddress(), row.respPort(),
                row.startNanos(), row.lastNanos(), row.state(), row.history(), row.origPackets(),
                row.respPackets(), row.origIpBytes(), row.respIpBytes())
                .map(Object::toString)
                .toList()
                .toString();
    }

    private int extract(String... arguments) {
        return new CommandLine(new ExtractCommand())
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
