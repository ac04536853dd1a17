package shad.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConnCommandTest {
    private static final Path SAMPLE = Path.of("../packaging/samples/office.pcapng");

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void captureBecomesALogInAFolderOfItsName() throws IOException {
        assertThat(conn("--output", folder.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.OK);

        List<String> log = Files.readAllLines(folder.resolve("office.pcapng/conn.log"));
        assertThat(log.getFirst()).isEqualTo("#separator \\x09");
        assertThat(log.getLast()).startsWith("#close\t");
        assertThat(log.stream().filter(line -> !line.startsWith("#"))).hasSizeGreaterThan(500);
    }

    @Test
    void knownServicesStandBesideTheConnections() throws IOException {
        conn("-o", folder.toString(), SAMPLE.toString());

        List<String> log = Files.readAllLines(folder.resolve("office.pcapng/known_services.log"));
        assertThat(log).contains("#path\tknown_services", "#fields\tts\thost\tport_num\tport_proto\tservice");
        assertThat(log).anyMatch(line -> line.endsWith("\t53\tudp\tDNS"));
    }

    @Test
    void withoutKnownServicesThereIsNoLog() throws IOException {
        conn("-o", folder.toString(), "--service-hosts", "none", SAMPLE.toString());

        assertThat(folder.resolve("office.pcapng/conn.log")).exists();
        assertThat(folder.resolve("office.pcapng/known_services.log")).doesNotExist();
    }

    @Test
    void knownServicesOfAnEarlierRunDoNotStay() throws IOException {
        conn("-o", folder.toString(), SAMPLE.toString());
        conn("-o", folder.toString(), "--service-hosts", "none", SAMPLE.toString());

        assertThat(folder.resolve("office.pcapng/known_services.log")).isEmptyFile();
    }

    @Test
    void aLogIsFilteredAndConvertedLikeACapture() throws IOException {
        conn("-o", folder.toString(), "--columns", "vlan", SAMPLE.toString());
        Path log = folder.resolve("office.pcapng/conn.log");

        assertThat(conn("-o", folder.resolve("json").toString(), "--format", "json", log.toString()))
                .isEqualTo(ExitStatus.OK);
        Path json = folder.resolve("json/conn.log/conn.log");
        assertThat(conn("-o", folder.resolve("back").toString(), "--columns", "vlan", json.toString()))
                .isEqualTo(ExitStatus.OK);

        assertThat(linesOf(folder.resolve("back/conn.log/conn.log"))).isEqualTo(linesOf(log));
        conn("-o", folder.resolve("few").toString(), "--filter", "conn_state=S0", log.toString());
        assertThat(linesOf(folder.resolve("few/conn.log/conn.log")))
                .isEqualTo(linesOf(log).stream()
                        .filter(line -> line.startsWith("#") || line.contains("\tS0\t")).toList());
        assertThat(folder.resolve("few/conn.log/known_services.log")).doesNotExist();
    }

    private static List<String> linesOf(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("#open") && !line.startsWith("#close")).toList();
    }

    @Test
    void aLogIsNotReplacedByWhatIsMadeOfIt() throws IOException {
        Path log = folder.resolve("in/conn.log/conn.log");
        Files.createDirectories(folder.resolve("in/conn.log"));
        Files.writeString(log, "#separator \\x09\n");

        assertThat(conn("-o", folder.resolve("in").toString(), log.toString())).isEqualTo(2);

        assertThat(log).hasContent("#separator \\x09\n");
        assertThat(err.toString()).contains("would be replaced");
    }

    @Test
    void columnsWithoutAPlaceAreTold() throws IOException {
        Path log = folder.resolve("conn.log");
        Files.writeString(log,
                "#separator \\x09\n#path\tconn\n#fields\tts\tconn_state\tzone\n1.0\tSF\tnorth\n1.x\tSF\tx\n");

        assertThat(conn("-o", folder.resolve("out").toString(), log.toString())).isEqualTo(ExitStatus.DAMAGED);
    }

    @Test
    void udpServersNeedNotAnswerWhereTheOptionSaysSo() throws IOException {
        conn("-o", folder.resolve("a").toString(), SAMPLE.toString());
        conn("-o", folder.resolve("b").toString(), "--udp-requires-response", "no", SAMPLE.toString());

        assertThat(folder.resolve("b/office.pcapng/known_services.log").toFile().length())
                .isGreaterThan(folder.resolve("a/office.pcapng/known_services.log").toFile().length());
    }

    @Test
    void storeMakesTheSecondRunListNothing() throws IOException {
        String store = folder.resolve("store.db").toString();
        conn("-o", folder.resolve("a").toString(), "--service-store", store, SAMPLE.toString());
        conn("-o", folder.resolve("b").toString(), "--service-store", store, SAMPLE.toString());

        assertThat(folder.resolve("a/office.pcapng/known_services.log")).isNotEmptyFile();
        assertThat(folder.resolve("b/office.pcapng/known_services.log")).doesNotExist();
    }

    @Test
    void storeThatIsOfNoUseIsReportedAndTheAnalysisGoesOn() throws IOException {
        Path store = Files.writeString(folder.resolve("store.db"), "no database".repeat(200));

        assertThat(conn("-o", folder.toString(), "--service-store", store.toString(), SAMPLE.toString()))
                .isEqualTo(ExitStatus.DAMAGED);
        assertThat(folder.resolve("office.pcapng/known_services.log")).isNotEmptyFile();
        assertThat(store).hasContent("no database".repeat(200));
    }

    @Test
    void sameCaptureGetsTheSameRows() throws IOException {
        conn("-o", folder.resolve("a").toString(), SAMPLE.toString());
        conn("-o", folder.resolve("b").toString(), SAMPLE.toString());

        assertThat(rows(folder.resolve("a"))).isEqualTo(rows(folder.resolve("b")));
    }

    @Test
    void filterKeepsMatchingConnectionsOnly() throws IOException {
        conn("-o", folder.toString(), "--filter", "conn_state == REJ", SAMPLE.toString());

        assertThat(rows(folder)).isNotEmpty().allMatch(row -> row.split("\t", -1)[11].equals("REJ"));
    }

    @Test
    void filterMayNameAListOfValues() throws IOException {
        conn("-o", folder.toString(), "--list", "names=53,5353", "--list", "web=80,443,8000..8100", "--filter",
                "id.resp_p in $web", SAMPLE.toString());

        assertThat(rows(folder)).isNotEmpty().allMatch(row -> row.split("\t", -1)[5].matches("80|443|80\\d\\d|8100"));
    }

    @Test
    void filterThatIsNotUnderstoodIsShownWithAMarkBelowTheFault() {
        assertThat(conn("--filter", "proto == tcp && conn_stat == S0", "a.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString().lines()).startsWith(
                "--filter is not understood:",
                "  proto == tcp && conn_stat == S0",
                "                  ^^^^^^^^^",
                "No column is named “conn_stat”; did you mean conn_state?");
    }

    @Test
    void noLocalNetworksLeaveTheLocalityUnset() throws IOException {
        conn("-o", folder.toString(), "--local-nets", "none", SAMPLE.toString());

        assertThat(rows(folder)).allMatch(row -> row.split("\t", -1)[12].equals("-"));
    }

    @Test
    void columnsOfPolicyScriptsAreAddedInOneOrder() throws IOException {
        conn("-o", folder.toString(), "--columns", "community-id,mac", "--columns", "VLAN", SAMPLE.toString());

        assertThat(Files.readAllLines(folder.resolve("office.pcapng/conn.log")).get(6))
                .endsWith("\tip_proto\tvlan\tinner_vlan\torig_l2_addr\tresp_l2_addr\tcommunity_id");
        assertThat(rows(folder)).allMatch(row -> row.split("\t", -1).length == 27)
                .anyMatch(row -> row.split("\t", -1)[24].matches("(..:){5}.."));
    }

    @Test
    void withoutThemALogHasNoneOfTheseColumns() throws IOException {
        conn("-o", folder.toString(), SAMPLE.toString());

        assertThat(rows(folder)).allMatch(row -> row.split("\t", -1).length == 22);
    }

    @Test
    void filterMayAskForColumnsThatAreNotWritten() throws IOException {
        conn("-o", folder.toString(), "--filter", "orig_l2_addr starts 02:", SAMPLE.toString());

        assertThat(rows(folder)).isNotEmpty();
    }

    @Test
    void jsonIsOneObjectARow() throws IOException {
        conn("-o", folder.toString(), "--format", "json", SAMPLE.toString());

        assertThat(rows(folder)).hasSizeGreaterThan(500)
                .allMatch(row -> row.startsWith("{\"ts\":") && row.endsWith("}"));
    }

    @Test
    void cutCaptureIsLoggedUpToTheCut() throws IOException {
        byte[] whole = Files.readAllBytes(SAMPLE);
        Path cut = Files.write(folder.resolve("cut.pcapng"), Arrays.copyOf(whole, whole.length / 2));

        Path output = folder.resolve("out");
        assertThat(conn("-o", output.toString(), cut.toString())).isEqualTo(ExitStatus.DAMAGED);
        assertThat(Files.readAllLines(output.resolve("cut.pcapng/conn.log"))).hasSizeGreaterThan(100);
    }

    @Test
    void unreadableCaptureDoesNotStopTheOthers() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "not a capture");

        assertThat(conn("-o", folder.toString(), text.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.DAMAGED);
        assertThat(rows(folder)).isNotEmpty();
        assertThat(conn("-o", folder.toString(), text.toString())).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void fileThatIsNoLogIsNotOverwritten() throws IOException {
        Path log = folder.resolve("office.pcapng/conn.log");
        Files.createDirectories(folder.resolve("office.pcapng"));
        Files.writeString(log, "my notes");

        assertThat(conn("-o", folder.toString(), SAMPLE.toString())).isEqualTo(ExitStatus.FAILED);
        assertThat(log).hasContent("my notes");
    }

    @Test
    void wrongCommandLinesAreUsageErrors() {
        assertThat(conn("-o", folder.toString())).isEqualTo(ExitStatus.USAGE);
        assertThat(conn("a.pcap", "b.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(conn("--local-nets", "10.0.0.0/33", "a.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(conn("--filter", "nonsense=1", "a.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(conn("--columns", "vlan,colour", "a.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(conn("--service-expiry", "soon", "a.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(conn("--udp-requires-response", "perhaps", "a.pcap")).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("--output DIR is needed", "'10.0.0.0/33' is no network", "--filter is not");
    }

    @Test
    void seedFileDecidesTheUids() throws IOException {
        Path seed = Files.writeString(folder.resolve("seed"), "1\n".repeat(21));
        conn("-o", folder.resolve("a").toString(), "--seed-file", seed.toString(), SAMPLE.toString());
        conn("-o", folder.resolve("b").toString(), SAMPLE.toString());

        assertThat(rows(folder.resolve("a"))).isNotEqualTo(rows(folder.resolve("b")));
        Files.writeString(seed, "1 2 3");
        assertThat(conn("-o", folder.toString(), "--seed-file", seed.toString(), SAMPLE.toString()))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("holds 3 numbers");
    }

    @Test
    void logDiffersFromOneWithOtherChecksumPolicy() throws IOException {
        conn("-o", folder.toString(), SAMPLE.toString());
        String log = folder.resolve("office.pcapng/conn.log").toString();

        assertThat(run(new DiffCommand(), log, log)).isEqualTo(ExitStatus.OK);
        assertThat(run(new DiffCommand(), "-C", log, SAMPLE.toString())).isEqualTo(ExitStatus.DAMAGED);
        assertThat(run(new DiffCommand(), log, folder.resolve("absent").toString())).isEqualTo(ExitStatus.FAILED);
    }

    @Test
    void stateAndHistoryAreExplained() {
        StringWriter out = new StringWriter();
        CommandLine explain = new CommandLine(new ExplainCommand()).setOut(new PrintWriter(out));

        assertThat(explain.execute("SF")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("SF as a state: normal establishment", "SF as a history:");
        assertThat(run(new ExplainCommand(), "Sz!")).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("'Sz!' is no state code and no history");
    }

    private int conn(String... arguments) {
        return run(new ConnCommand(), arguments);
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static List<String> rows(Path output) throws IOException {
        return Files.readAllLines(output.resolve("office.pcapng/conn.log")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
