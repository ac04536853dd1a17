package shad.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The command `shad`. Not a JavaFX application itself: the command line answers without touching the toolkit.
@Command(
        name = "shad",
        description = "Sees network traffic as Zeek does.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ConnCommand.class,
            DiffCommand.class,
            ExplainCommand.class,
            ExtractCommand.class,
            InspectCommand.class,
            InterfacesCommand.class
        })
public final class Main implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "CAPTURE", description = "Capture or conn.log to open in the window.")
    private @Nullable Path capture;

    @Option(
            names = {"-i", "--interface"},
            paramLabel = "IFACE",
            description = "Interface to capture on in the window, in place of a capture; may be given several times."
                    + " shad interfaces lists them.")
    private List<String> interfaces = List.of();

    private Main() {}

    /// Runs one command line and ends the JVM with its exit status.
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        if (capture != null && !interfaces.isEmpty()) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this), "either a capture or interfaces to capture on, not both");
        }
        return WindowLauncher.open(capture, interfaces);
    }

    /// The version that the build wrote into the module descriptor.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"shad " + Main.class.getModule().getDescriptor().version().orElseThrow()};
        }
    }
}
