package shad.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

class InspectCommandTest {
    private static final Path SAMPLE = Path.of("../packaging/samples/office.pcapng");

    private final StringWriter err = new StringWriter();
    private int status;

    @Test
    void lettersOfAllFramesAreTheHistory() throws CaptureException {
        StoreSnapshot rows = rows();
        for (int row = 0; row < 20; row++) {
            ConnectionView view = rows.view().at(row);

            List<String> lines = inspect("--uid", view.uid(), "--format", "json", SAMPLE.toString());

            assertThat(String.join("", lines.stream().map(line -> between(line, "\"letters\":\"", "\"")).toList()))
                    .isEqualTo(view.history());
            assertThat(lines).hasSize((int) (view.origPackets() + view.respPackets()));
        }
        assertThat(status).isEqualTo(ExitStatus.OK);
    }

    @Test
    void tableSaysWhyLettersAreWritten() throws CaptureException {
        ConnectionView view = tcp();

        List<String> lines = inspect("--uid", view.uid(), SAMPLE.toString());

        assertThat(lines).anyMatch(line -> line.startsWith("history     " + view.history()));
        assertThat(lines).anyMatch(line -> line.contains("both sent a FIN"));
        assertThat(lines).anyMatch(line -> line.contains("S: SYN without ACK: the first of its kind from this side"));
        assertThat(lines).anyMatch(line -> line.contains("no A: already noted for this side"));
    }

    @Test
    void aFlowIsFoundByItsEndsInEitherOrder() throws CaptureException {
        ConnectionView view = tcp();
        String orig = view.origAddress() + ":" + view.origPort();
        String resp = view.respAddress() + ":" + view.respPort();

        List<String> byUid = inspect("--uid", view.uid(), SAMPLE.toString());

        assertThat(inspect("--flow", orig + "-" + resp + "/tcp", SAMPLE.toString())).isEqualTo(byUid);
        assertThat(inspect("--flow", resp + "-" + orig + "/tcp", SAMPLE.toString())).isEqualTo(byUid);
    }

    @Test
    void standardInputServesAsWell() throws IOException, CaptureException {
        String uid = tcp().uid();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(SAMPLE)));
        try {
            assertThat(inspect("--uid", uid, "-")).isEqualTo(inspect("--uid", uid, SAMPLE.toString()));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        inspect("--uid", "Cnone", SAMPLE.toString());
        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("there is no connection Cnone");

        inspect("--flow", "nonsense", SAMPLE.toString());
        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("'nonsense' is no flow such as");
    }

    private static ConnectionView tcp() throws CaptureException {
        StoreSnapshot rows = rows();
        ConnectionView view = rows.view();
        for (int row = 0; row < rows.size(); row++) {
            if (view.at(row).history().startsWith("ShADad") && view.state().name().equals("SF")) {
                return view;
            }
        }
        throw new AssertionError("the sample has no TCP connection that was closed");
    }

    private static StoreSnapshot rows() throws CaptureException {
        Analysis analysis = Analysis.ofFile(SAMPLE, AnalysisOptions.DEFAULT, null);
        analysis.run();
        return analysis.snapshot();
    }

    private static String between(String line, String start, String end) {
        int from = line.indexOf(start) + start.length();
        return line.substring(from, line.indexOf(end, from));
    }

    private List<String> inspect(String... arguments) {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            status = new CommandLine(new InspectCommand())
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
