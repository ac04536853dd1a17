package shad.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.FlowIndex;
import shad.model.export.CaptureWriter;
import shad.model.export.SafeFile;
import shad.model.query.RowFilter;
import shad.model.query.RowQuery;
import shad.model.query.filter.FilterException;

/// `shad extract`: the packets of some connections as a capture of their own.
@Command(
        name = "extract",
        description = "Writes the packets of connections as pcapng: times, link types and interfaces as captured.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all was read and written",
            "1:the capture was cut or damaged; what precedes the damage was written",
            "2:the command line is wrong, or names no connection of the capture",
            "3:the capture cannot be read, or the file not be written"
        })
final class ExtractCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(paramLabel = "CAPTURE", description = "pcap or pcapng, plain or compressed; - for standard input")
    private String capture = "";

    @Option(names = "--filter", paramLabel = "EXPRESSION", description = "connections that match; without it and"
            + " without --uid or --flow all of them")
    private String filter = "";

    @ArgGroup(exclusive = false)
    private @Nullable RowChoice choice;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "the file to write")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path output;

    @Option(names = "--replace", description = "replace FILE if it is there")
    private boolean replace;

    @Mixin
    private TrackingArguments tracking = new TrackingArguments();

    private final ProgressBar bar = ProgressBar.onStandardError();

    @Override
    public Integer call() {
        CaptureFilter captureFilter = captureFilter();
        AnalysisOptions options = tracking.options()
                .withLinkLayer(!filter.isBlank())
                .withFlowIndex(FlowIndex.STRETCH_LENGTH);
        if (!replace && Files.exists(output)) {
            throw usage(output + " exists; choose another name or add --replace");
        }
        try (AnalysedCapture analysed = AnalysedCapture.of(capture, options, bar);
                SafeFile file = SafeFile.create(output, SafeFile.Replace.ANYTHING)) {
            int[] rows = rows(analysed, captureFilter.of(capture, System.err));
            CaptureWriter writer = new CaptureWriter(file.stream());
            long frames = options.extract(analysed.file(), analysed.snapshot())
                    .write(rows, writer, () -> false, done -> {});
            writer.finish();
            file.commit(false);
            System.err.printf(
                    Locale.ROOT, "%s: %d frames of %d connections%n", output, frames, rows.length);
            return analysed.analysis().faultCount() == 0 ? ExitStatus.OK : ExitStatus.DAMAGED;
        } catch (CaptureException | IOException e) {
            System.err.println("shad: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private int[] rows(AnalysedCapture analysed, RowFilter rowFilter) {
        int[] matching = new RowQuery(analysed.snapshot(), rowFilter, List.of()).rows();
        if (choice == null || !choice.isGiven()) {
            return matching;
        }
        try {
            BitSet chosen = new BitSet();
            IntStream.of(choice.rows(analysed.snapshot())).forEach(chosen::set);
            return IntStream.of(matching).filter(chosen::get).toArray();
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
    }

    private CaptureFilter captureFilter() {
        try {
            return new CaptureFilter(filter, Map.of());
        } catch (FilterException e) {
            throw usage(FilterFault.describe(filter, e));
        }
    }

    private ParameterException usage(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message == null ? "" : message);
    }
}
