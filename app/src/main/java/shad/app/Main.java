package shad.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command `shad`. Not a JavaFX application itself: the command line answers without touching the toolkit.
@Command(
        name = "shad",
        description = "Sees network traffic as Zeek does.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private Main() {}

    /// Runs one command line and ends the JVM with its exit status.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /// The version that the build wrote into the module descriptor.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"shad " + Main.class.getModule().getDescriptor().version().orElseThrow()};
        }
    }
}
