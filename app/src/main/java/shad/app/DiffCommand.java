package shad.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureSource;
import shad.model.export.ConnLogFormat;
import shad.model.export.LogDiff;
import shad.model.export.LogRow;
import shad.model.export.ZeekLogReader;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;

/// `shad diff`: how two conn.logs, or a capture and a log, differ.
@Command(
        name = "diff",
        description = {
            "Says how two conn.logs differ: equal, differing, missing and extra rows, by column.",
            "Either may be a capture: its rows are then those that Shad writes. Exit status 0: they are equal,"
                    + " 1: they differ, 3: one of them cannot be read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DiffCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "a conn.log (TSV, JSON, also gzip) or a capture")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path left;

    @Parameters(index = "1", paramLabel = "B", description = "the other one")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path right;

    @Option(
            names = {"-C", "--no-checksums"},
            description = "do not verify the checksums of a capture")
    private boolean noChecksums;

    @Option(names = "--uids", description = "compare identifiers too")
    private boolean uids;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many rows of each kind to show; default: ${DEFAULT-VALUE}")
    private int show;

    @Override
    public Integer call() {
        try (LogOf leftLog = LogOf.open(left, options());
                LogOf rightLog = LogOf.open(right, options())) {
            LogDiff diff = LogDiff.compare(leftLog.reader(), rightLog.reader(), uids, Math.max(show, 0));
            print(diff);
            return diff.isEqual() ? ExitStatus.OK : ExitStatus.DAMAGED;
        } catch (CaptureException | IOException e) {
            spec.commandLine().getErr().println("shad: " + e.getMessage());
            return ExitStatus.FAILED;
        }
    }

    private AnalysisOptions options() {
        return AnalysisOptions.DEFAULT.withIgnoreChecksums(noChecksums);
    }

    private void print(LogDiff diff) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%d equal, %d differing, %d missing (only in %s), %d extra (only in %s)%n",
                diff.equal(), diff.differing(), diff.missing(), left, diff.extra(), right);
        out.println(diff.sameOrder() ? "in the same order" : "in another order");
        diff.byColumn().forEach((column, count) -> out.printf("  %s differs in %d%n", column, count));
        printColumns(out, left, diff.leftColumns());
        printColumns(out, right, diff.rightColumns());
        for (LogDiff.RowDifference difference : diff.differences()) {
            String columns = difference.columns().stream()
                    .map(column -> column + " " + shown(difference.left().value(column)) + ", not "
                            + shown(difference.right().value(column)))
                    .collect(Collectors.joining("; "));
            out.printf("~ line %d, line %d: %s%n", difference.left().line(), difference.right().line(), columns);
        }
        printRows(out, "-", diff.missingRows());
        printRows(out, "+", diff.extraRows());
        out.flush();
    }

    private static void printColumns(PrintWriter out, Path log, List<String> columns) {
        if (!columns.isEmpty()) {
            out.printf("not compared, only in %s: %s%n", log, String.join(", ", columns));
        }
    }

    private static void printRows(PrintWriter out, String sign, List<LogRow> rows) {
        for (LogRow row : rows) {
            out.printf("%s line %d: %s%n", sign, row.line(), row.text());
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? "-" : value;
    }

    /// A log to read: the file itself, or what Shad logs of a capture, kept in a temporary folder meanwhile.
    private record LogOf(ZeekLogReader reader, @Nullable Path temporary) implements AutoCloseable {
        static LogOf open(Path file, AnalysisOptions options) throws CaptureException, IOException {
            if (!isCapture(file)) {
                return new LogOf(ZeekLogReader.open(file), null);
            }
            Path folder = Files.createTempDirectory("shad-diff");
            Path log = folder.resolve("conn.log");
            try (LogPump pump = new LogPump(log, ConnLogFormat.TSV, ConnectionColumn.base(), RowFilter.ALL)) {
                Analysis analysis = Analysis.ofFile(file, options, null);
                analysis.run();
                pump.finish(analysis.snapshot());
                return new LogOf(ZeekLogReader.open(log), folder);
            } catch (CaptureException | IOException e) {
                delete(folder);
                throw e;
            }
        }

        private static boolean isCapture(Path file) {
            try {
                CaptureSource.open(file).close();
                return true;
            } catch (CaptureException e) {
                return false;
            }
        }

        private static void delete(Path folder) throws IOException {
            Files.deleteIfExists(folder.resolve("conn.log"));
            Files.deleteIfExists(folder);
        }

        @Override
        public void close() throws IOException {
            reader.close();
            if (temporary != null) {
                delete(temporary);
            }
        }
    }
}
