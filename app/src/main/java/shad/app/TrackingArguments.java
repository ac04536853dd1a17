package shad.app;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import shad.model.analysis.AnalysisOptions;

/// How a capture is followed, in all commands whose rows must be the same.
final class TrackingArguments {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Option(
            names = {"-C", "--no-checksums"},
            description = "do not verify checksums, as Zeek's -C")
    private boolean noChecksums;

    @Option(
            names = "--seed-file",
            paramLabel = "FILE",
            description = "uids as Zeek computes them with this seed file; without it the same capture always gets the"
                    + " same uids")
    private @Nullable Path seedFile;

    /// @throws ParameterException when the seed file cannot be used; the message says why
    AnalysisOptions options() {
        AnalysisOptions options = AnalysisOptions.DEFAULT.withIgnoreChecksums(noChecksums);
        if (seedFile == null) {
            return options;
        }
        try {
            return options.withUids(SeedFile.read(seedFile));
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--seed-file: " + e.getMessage(), e);
        }
    }
}
