package shad.model.capture.live;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that may have been given the right to capture, and hands frames over a pipe: so a big program can do
/// without that right.
enum CaptureHelper {
    DUMPCAP("dumpcap", CaptureInterface.Means.DUMPCAP) {
        @Override
        List<String> command(Path program, String interfaceName, LiveOptions options) {
            List<String> command = new ArrayList<>(List.of(program.toString(), "-q", "-P", "-w", "-"));
            command.addAll(List.of("-i", interfaceName, "-s", Integer.toString(options.snaplen())));
            command.addAll(List.of("-B", Integer.toString(Math.max(1, options.bufferBytes() >> 20))));
            if (!options.promiscuous()) {
                command.add("-p");
            }
            if (options.monitor()) {
                command.add("-I");
            }
            if (!options.filter().isBlank()) {
                command.addAll(List.of("-f", options.filter()));
            }
            return command;
        }
    },
    TCPDUMP("tcpdump", CaptureInterface.Means.TCPDUMP) {
        @Override
        List<String> command(Path program, String interfaceName, LiveOptions options) {
            List<String> command = new ArrayList<>(List.of(program.toString(), "-n", "-U", "-w", "-"));
            command.addAll(List.of("-i", interfaceName, "-s", Integer.toString(options.snaplen())));
            command.addAll(List.of("-B", Integer.toString(Math.max(1, options.bufferBytes() >> 10))));
            command.add("--time-stamp-precision=nano");
            if (!options.promiscuous()) {
                command.add("-p");
            }
            if (options.monitor()) {
                command.add("-I");
            }
            if (options.immediate()) {
                command.add("--immediate-mode");
            }
            if (!options.filter().isBlank()) {
                command.addAll(List.of("--", options.filter()));
            }
            return command;
        }
    };

    /// Where administrators' programs are, which a user's search path may leave out.
    private static final List<String> MORE_FOLDERS =
            List.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin");
    private static final int PROBE_SECONDS = 5;

    private final String program;
    private final CaptureInterface.Means means;

    CaptureHelper(String program, CaptureInterface.Means means) {
        this.program = program;
        this.means = means;
    }

    CaptureInterface.Means means() {
        return means;
    }

    String program() {
        return program;
    }

    /// What to start so that it writes a pcap to standard output until it is told to stop.
    abstract List<String> command(Path program, String interfaceName, LiveOptions options);

    /// Where the program is, whether or not this user may run it.
    Optional<Path> find() {
        List<String> folders = new ArrayList<>();
        String path = System.getenv("PATH");
        if (path != null) {
            folders.addAll(Arrays.asList(path.split(File.pathSeparator, -1)));
        }
        folders.addAll(MORE_FOLDERS);
        return folders.stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /// Whether the program gets to open the interface; asks it for the interface's link types, which needs the same
    /// right as capturing and captures nothing.
    boolean mayCaptureOn(String interfaceName) {
        Optional<Path> found = find().filter(Files::isExecutable);
        if (found.isEmpty()) {
            return false;
        }
        try {
            Process process = new ProcessBuilder(found.get().toString(), "-L", "-i", interfaceName)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
            }
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
