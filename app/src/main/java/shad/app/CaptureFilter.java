package shad.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import shad.model.marks.Marks;
import shad.model.marks.Sidecar;
import shad.model.query.RowFilter;
import shad.model.query.filter.FilterContext;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;

/// What `--filter` asks for. A filter that goes by marks and notes means those that the window keeps for each capture.
final class CaptureFilter {
    private static final String STANDARD_INPUT = "-";

    private final FilterExpression expression;
    private final Map<String, List<String>> lists;
    private final RowFilter unmarked;

    /// @param lists the values of named lists
    /// @throws FilterException where the text is not understood
    CaptureFilter(String text, Map<String, List<String>> lists) throws FilterException {
        this.lists = lists;
        expression = Filters.parse(text);
        unmarked = compile(Marks.NONE);
    }

    /// For traffic that nobody has marked yet.
    RowFilter ofUnmarked() {
        return unmarked;
    }

    /// For a capture with its marks and notes; says on `err` if they can't be read.
    RowFilter of(String capture, PrintStream err) {
        if (!expression.asksForMarks() || capture.equals(STANDARD_INPUT)) {
            return unmarked;
        }
        Sidecar.Outcome kept = new Sidecar(Path.of(capture), Sidecar.usualFolder()).read();
        if (!kept.problem().isEmpty()) {
            err.println("shad: " + kept.problem());
        }
        try {
            return compile(kept.marks());
        } catch (FilterException e) {
            throw new IllegalStateException("marks change no meaning", e);
        }
    }

    private RowFilter compile(Marks marks) throws FilterException {
        return expression.compile(new FilterContext(ZoneOffset.UTC, lists, marks));
    }
}
