package shad.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
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
import shad.model.inspect.FlowReplay;
import shad.model.inspect.FlowStory;
import shad.model.store.ConnectionView;

/// `shad inspect`: the packets of a connection, with the letters that they wrote and the rules behind them.
@Command(
        name = "inspect",
        description = "Shows how a connection's history came about: its packets, the letters that they wrote and why.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:all was read",
            "1:the capture was cut or damaged",
            "2:the command line is wrong, or names no connection of the capture",
            "3:the capture cannot be read"
        })
final class InspectCommand implements Callable<Integer> {
    /// How the packets are written.
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(paramLabel = "CAPTURE", description = "pcap or pcapng, plain or compressed; - for standard input")
    private String capture = "";

    @ArgGroup(exclusive = false, multiplicity = "1")
    private RowChoice choice = new RowChoice();

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text",
            description = "json: one object a packet; default: ${DEFAULT-VALUE}")
    private Format format = Format.TEXT;

    @Mixin
    private TrackingArguments tracking = new TrackingArguments();

    private final ProgressBar bar = ProgressBar.onStandardError();

    @Override
    public Integer call() {
        AnalysisOptions options = tracking.options().withFlowIndex(FlowIndex.STRETCH_LENGTH);
        try (AnalysedCapture analysed = AnalysedCapture.of(capture, options, bar)) {
            PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
            FlowReplay replay = options.replay(analysed.file(), analysed.snapshot());
            ConnectionView view = analysed.snapshot().view();
            for (int row : rows(analysed)) {
                FlowStory story = replay.story(row, () -> false);
                StoryPrinter printer = new StoryPrinter(view.at(row), story, out);
                if (format == Format.JSON) {
                    printer.json();
                } else {
                    printer.text();
                }
            }
            out.flush();
            return analysed.analysis().faultCount() == 0 ? ExitStatus.OK : ExitStatus.DAMAGED;
        } catch (CaptureException | IOException e) {
            System.err.println("shad: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private int[] rows(AnalysedCapture analysed) {
        try {
            return choice.rows(analysed.snapshot());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
