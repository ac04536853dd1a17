package shad.app;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryExplainer;
import shad.model.conn.HistoryExplanation;
import shad.model.conn.HistoryStep;

/// `shad explain`: a state code or a history string in words.
@Command(
        name = "explain",
        description = "Says what a state code (S0, SF, RSTO…) or a history string (ShADadFf) means.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(paramLabel = "TEXT", description = "a conn_state or a history")
    private String text = "";

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<ConnState> state = Arrays.stream(ConnState.values())
                .filter(each -> each.name().equals(text))
                .findFirst();
        HistoryExplanation history = HistoryExplainer.explain(text);
        if (state.isEmpty() && !history.isValid()) {
            spec.commandLine().getErr()
                    .println("shad: '" + text + "' is no state code and no history: " + history.fault());
            return ExitStatus.USAGE;
        }
        state.ifPresent(
                found -> out.printf("%s as a state: %s (%s)%n", text, found.meaning(), found.stateClass().word()));
        if (history.isValid()) {
            if (state.isPresent()) {
                out.println();
            }
            out.printf("%s as a history: %s%n", text, history.summary());
            for (HistoryStep step : history.steps()) {
                out.printf("  %c  %s%n", step.letter(), step.words());
            }
        }
        out.flush();
        return ExitStatus.OK;
    }
}
