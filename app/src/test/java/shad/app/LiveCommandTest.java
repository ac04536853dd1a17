package shad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `shad conn -i` as a process of its own, on a cable in a network namespace of its own. Needs root, iproute2 and
/// tcpreplay, and is skipped without them.
@Tag("network")
@Timeout(120)
class LiveCommandTest {
    private static final Path SAMPLE = Path.of("../packaging/samples/office.pcapng").toAbsolutePath();
    private static final Path PROTOCOLS = SAMPLE.resolveSibling("protocols.pcapng");
    private static final String NAMESPACE = "shad-app-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    @BeforeEach
    void layCable() throws Exception {
        assumeTrue(run("ip netns add " + NAMESPACE) && inNamespace("sysctl -qw net.ipv6.conf.default.disable_ipv6=1")
                && inNamespace("ip link add near0 type veth peer name far0") && inNamespace("ip link set near0 up")
                && inNamespace("ip link set far0 up") && inNamespace("tcpreplay --version"),
                "needs root, ip (iproute2) and tcpreplay");
    }

    @AfterEach
    void takeCableAway() throws Exception {
        run("ip netns delete " + NAMESPACE);
    }

    private static boolean inNamespace(String command) throws Exception {
        return run("ip netns exec " + NAMESPACE + " " + command);
    }

    private static boolean run(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command.split(" ", -1))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// Starts the command and waits until it captures.
    private Process shad(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "ip", "netns", "exec", NAMESPACE,
                // Whoever runs the tests in the background has Ctrl+C ignored.
                "env", "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "--enable-native-access=com.sun.jna,shad.model",
                "-p", System.getProperty("jdk.module.path"), "-m", "shad.app/shad.app.Main",
                "conn", "-i", "far0", "-o", folder.toString(), "--write", folder.resolve("a.pcapng").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
        await(() -> !files(".pcapng").isEmpty() || !process.isAlive());
        return process;
    }

    private static void await(Check check) throws Exception {
        while (!check.holds()) {
            Thread.sleep(20);
        }
    }

    /// Everything is in the file once it has not grown for a few times the time between two writes.
    private static void awaitFlush(Path file) throws Exception {
        long before = 0;
        while (before < Files.size(SAMPLE) / 2 || before < Files.size(file)) {
            before = Files.size(file);
            Thread.sleep(1000);
        }
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private long rows(String log) throws IOException {
        Path file = folder.resolve(log);
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.startsWith("#")).count();
        }
    }

    @Test
    void rowsAppearWhileItRunsAndSigintCompletesTheLogs() throws Exception {
        Process shad = shad();
        assertThat(inNamespace("tcpreplay -q --pps=20000 -i near0 " + SAMPLE)).isTrue();
        await(() -> rows("conn.log") > 10);
        assertThat(shad.isAlive()).isTrue();

        assertThat(run("kill -INT " + shad.pid())).isTrue();

        assertThat(shad.waitFor()).as(Files.readString(folder.resolve("err"))).isEqualTo(ExitStatus.OK);
        assertThat(Files.readAllLines(folder.resolve("conn.log")).getLast()).startsWith("#close");
        assertThat(Files.readAllLines(folder.resolve("known_services.log")).getLast()).startsWith("#close");
        assertThat(Files.readString(folder.resolve("err"))).contains("0 dropped by the kernel");
    }

    @Test
    void whatWasRecordedBeforeAKillIsWhole() throws Exception {
        Process shad = shad();
        assertThat(inNamespace("tcpreplay -q --pps=20000 -i near0 " + SAMPLE)).isTrue();
        awaitFlush(folder.resolve("a.pcapng"));

        assertThat(run("kill -KILL " + shad.pid())).isTrue();
        shad.waitFor();

        Path again = readAgain();
        assertThat(Files.readAllLines(again.resolve("a.pcapng/conn.log"))).hasSizeGreaterThan(10);
    }

    @Test
    void severalInterfacesAreOneCapture() throws Exception {
        assertThat(inNamespace("ip link add near1 type veth peer name far1") && inNamespace("ip link set near1 up")
                && inNamespace("ip link set far1 up")).isTrue();
        Process shad = shad("-i", "far1");
        assertThat(inNamespace("tcpreplay -q --pps=20000 -i near0 " + SAMPLE)).isTrue();
        assertThat(inNamespace("tcpreplay -q --pps=20000 -i near1 " + PROTOCOLS)).isTrue();
        awaitFlush(folder.resolve("a.pcapng"));
        assertThat(run("kill -INT " + shad.pid())).isTrue();
        shad.waitFor();

        Path again = readAgain();
        assertThat(rowsWithoutUid(folder.resolve("conn.log")))
                .hasSizeGreaterThan(300)
                .containsExactlyInAnyOrderElementsOf(rowsWithoutUid(again.resolve("a.pcapng/conn.log")));
        assertThat(Files.readString(folder.resolve("err"))).contains("far0: ", "far1: ").doesNotContain("lost");
    }

    /// Analyses the recording, and returns where the logs of it are.
    private Path readAgain() {
        Path again = folder.resolve("again");
        int status = Main.commandLine().execute(
                "conn", "-o", again.toString(), folder.resolve("a.pcapng").toString());
        assertThat(status).isEqualTo(ExitStatus.OK);
        return again;
    }

    private static List<String> rowsWithoutUid(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.replaceFirst("\tC\\w+", ""))
                    .toList();
        }
    }

    @Test
    void logsRotateUnderZeeksNames() throws Exception {
        Process shad = shad("--rotate", "2s");
        assertThat(inNamespace("tcpreplay -q --pps=20000 -i near0 " + SAMPLE)).isTrue();
        await(() -> rows("conn.log") > 0 || !logs().isEmpty());
        Thread.sleep(2500);
        assertThat(run("kill -TERM " + shad.pid())).isTrue();

        assertThat(shad.waitFor()).as(Files.readString(folder.resolve("err"))).isEqualTo(ExitStatus.OK);
        assertThat(logs()).hasSizeGreaterThan(1)
                .allMatch(name -> name.matches("conn\\.\\d{4}-\\d\\d-\\d\\d-\\d\\d-\\d\\d-\\d\\d\\.log"));
    }

    private List<String> logs() throws IOException {
        return files(".log").stream()
                .filter(name -> name.startsWith("conn.") && !name.equals("conn.log"))
                .toList();
    }

    private List<String> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .toList();
        }
    }
}
