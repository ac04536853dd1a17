package shad.views.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.query.RowFilter;
import shad.model.query.filter.FieldValues;
import shad.model.query.filter.FilterAssist;
import shad.model.query.filter.FilterContext;
import shad.model.query.filter.FilterException;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.FilterField;
import shad.model.query.filter.Filters;
import shad.model.store.StoreSnapshot;
import shad.views.fx.LatestTask;
import shad.views.selection.Secrets;
import shad.views.selection.Selection;

/// Understands the filter text of the selection and hands on the filter. While a text is not understood, the last filter
/// stays in force. FX thread only.
public final class FilterViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(FilterViewModel.class);

    /// Keys that follow each other faster, as a held key does or text from a program, change the rows once, after the
    /// last of them.
    private static final Duration TYPING_PAUSE = Duration.millis(60);

    /// Values of a field as they were counted in a snapshot.
    private record Counted(StoreSnapshot snapshot, FilterField field, List<FieldValues.Count> values) {}

    private final Selection selection;
    private final FilterLibrary library;
    private final LatestTask counting;
    private final ReadOnlyObjectWrapper<FilterStatus> status =
            new ReadOnlyObjectWrapper<>(this, "status", FilterStatus.NEUTRAL);
    private final ReadOnlyObjectWrapper<FilterExpression> understood =
            new ReadOnlyObjectWrapper<>(this, "understood", Filters.ALL);
    private final PauseTransition pause = new PauseTransition(TYPING_PAUSE);
    private String understoodText = "";
    private boolean preparing;
    private RowFilter pending = RowFilter.ALL;
    private @Nullable Counted counted;

    /// @param background counts values for completion
    public FilterViewModel(Selection selection, FilterLibrary library, Executor background, Executor fxThread) {
        this.selection = selection;
        this.library = library;
        this.counting = new LatestTask(background, fxThread);
        background.execute(FilterViewModel::warmUp);
        pause.setOnFinished(event -> apply());
        selection.filterTextProperty().subscribe(text -> compile());
        // Clocks in a filter are in the zone that times are shown in.
        selection.formats().clockProperty().subscribe((before, now) -> compile());
        selection.formats().namedZoneProperty().subscribe((before, now) -> compile());
        library.listsProperty().subscribe(lists -> compile());
        selection.marksProperty().subscribe((before, now) -> marksChanged());
    }

    /// The first filter that is read loads the tables of the parser, which takes longer than a key press may.
    private static void warmUp() {
        try {
            Filters.parse("history has t && id.resp_p in {22, 23}").compile(FilterContext.DEFAULT);
        } catch (FilterException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is to be said about the text.
    public ReadOnlyObjectProperty<FilterStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    public FilterStatus getStatus() {
        return status.get();
    }

    /// The expression that was understood last.
    public ReadOnlyObjectProperty<FilterExpression> understoodProperty() {
        return understood.getReadOnlyProperty();
    }

    /// The parts of the filter understood last that must all hold, as they are written.
    public List<String> parts() {
        return understood.get().conjuncts().stream().map(this::written).toList();
    }

    private String written(FilterExpression part) {
        return part.range().of(understoodText);
    }

    private FilterContext context() {
        return new FilterContext(selection.formats().zone(), library.getLists(), selection.getMarks());
    }

    /// Filters that do not ask for marks keep the same rows as before.
    private void marksChanged() {
        if (understood.get().asksForMarks()) {
            compile();
        }
    }

    private void compile() {
        String text = selection.getFilterText();
        boolean inHaste = pause.getStatus() == Animation.Status.RUNNING;
        pause.stop();
        try {
            FilterExpression expression = Filters.parse(text);
            pending = expression.compile(context());
            understoodText = text;
            understood.set(expression);
        } catch (FilterException e) {
            status.set(FilterStatus.error(e.text(), e.position(), e.length()));
            return;
        }
        if (text.isBlank()) {
            status.set(FilterStatus.NEUTRAL);
            apply();
        } else {
            status.set(FilterStatus.OK);
            if (!inHaste && !preparing) {
                apply();
            }
            pause.playFromStart();
        }
    }

    private void apply() {
        selection.filterExpressionProperty().set(understood.get());
        selection.setFilter(pending);
    }

    /// Writes a filter without putting it in force.
    public void prepare(String text) {
        preparing = true;
        selection.setFilterText(text);
        preparing = false;
        pause.stop();
    }

    /// Puts the filter in force without waiting for more typing, and remembers it.
    public void applyNow() {
        if (status.get().kind() != FilterStatus.Kind.ERROR) {
            pause.stop();
            apply();
            library.used(selection.getFilterText());
        }
    }

    // --- parts --------------------------------------------------------------------------------------------------------

    /// Where a part stands in the text; empty where the text is another by now.
    public @Nullable PartRange rangeOf(int part) {
        List<FilterExpression> parts = understood.get().conjuncts();
        return part < parts.size() && understoodText.equals(selection.getFilterText())
                ? new PartRange(parts.get(part).range().start(), parts.get(part).range().end())
                : null;
    }

    /// Indexes of the first character and behind the last.
    public record PartRange(int start, int end) {}

    /// Takes a part away.
    public void remove(int part) {
        replace(part, null);
    }

    /// Turns a part into its opposite.
    public void negate(int part) {
        List<FilterExpression> parts = understood.get().conjuncts();
        if (part < parts.size()) {
            replace(part, Filters.not(parts.get(part)).print());
        }
    }

    /// The other parts stay as they are written.
    private void replace(int part, @Nullable String text) {
        List<String> parts = new ArrayList<>(parts());
        if (part >= parts.size()) {
            return;
        }
        if (text == null) {
            parts.remove(part);
        } else {
            parts.set(part, text);
        }
        selection.setFilterText(parts.stream().collect(Collectors.joining(" && ")));
        applyNow();
    }

    // --- help with writing --------------------------------------------------------------------------------------------

    /// What may stand at the caret.
    public FilterAssist.Expectation expectation(String text, int caret) {
        return FilterAssist.at(text, caret, context());
    }

    /// Counts the values of a field in the data, in the background; a newer request drops this one. Nothing is
    /// delivered for fields whose values hardly recur.
    public void countValues(FilterField field, Consumer<List<FieldValues.Count>> onCounted) {
        if (selection.getSecrets().any() && field.columns().stream().anyMatch(Secrets::tells)) {
            return;
        }
        StoreSnapshot snapshot = selection.getSnapshot();
        Counted known = counted;
        if (known != null && known.snapshot() == snapshot && known.field() == field) {
            onCounted.accept(known.values());
        } else if (FieldValues.areListed(field)) {
            counting.run(
                    () -> FieldValues.of(snapshot, field, Thread.currentThread()::isInterrupted),
                    values -> {
                        counted = new Counted(snapshot, field, values);
                        onCounted.accept(values);
                    },
                    failure -> LOG.error("Counting values failed", failure));
        }
    }

    /// Drops the counting under way.
    public void stopCounting() {
        counting.cancel();
    }
}
