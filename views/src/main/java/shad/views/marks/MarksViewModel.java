package shad.views.marks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.marks.ConnectionKey;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.marks.Sidecar;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.fx.InTurn;
import shad.views.fx.LatestTask;
import shad.views.selection.Selection;
import shad.views.selection.ShownRows;
import shad.views.text.Counts;

/// Gives, changes and keeps the marks and notes of the capture that is open, which the selection then has. All of it happens
/// in the background in turn, so that nothing depends on how many rows there are; what changed is kept soon after. FX thread
/// only.
public final class MarksViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(MarksViewModel.class);

    /// Several marks in a row make one file.
    private static final Duration QUIET = Duration.millis(400);
    private static final long LONGEST_FINISH_SECONDS = 5;

    /// Hears of a change that can be taken back.
    @FunctionalInterface
    public interface OnChange {
        /// Something has changed.
        ///
        /// @param name what was done, as in "Undo mark"
        void changed(String name, Runnable undo, Runnable redo);
    }

    /// The marks of one capture. But for the place, used in turn in the background only.
    private static final class Book {
        final @Nullable Path capture;
        @Nullable
        Sidecar sidecar;
        Marks marks = Marks.NONE;
        boolean unkept;
        String told = "";

        Book(@Nullable Path capture) {
            this.capture = capture;
        }
    }

    private final Selection selection;
    private final Path folder;
    private final Executor inTurn;
    private final Executor fxThread;
    private final LatestTask looking;
    private final PauseTransition quiet = new PauseTransition(QUIET);
    private Book book = new Book(null);
    private OnChange onChange = (name, undo, redo) -> {};
    private BiConsumer<String, String> onProblem = (title, text) -> {};

    /// @param folder where marks are kept that can't be kept beside their capture
    public MarksViewModel(Selection selection, Path folder, Executor background, Executor fxThread) {
        this.selection = selection;
        this.folder = folder;
        this.fxThread = fxThread;
        inTurn = new InTurn(background);
        looking = new LatestTask(background, fxThread);
        quiet.setOnFinished(event -> keep());
    }

    public void setOnChange(OnChange handler) {
        onChange = handler;
    }

    /// Hears what a person has to be told, as a title and a text.
    public void setOnProblem(BiConsumer<String, String> handler) {
        onProblem = handler;
    }

    // --- opening and keeping ------------------------------------------------------------------------------------------

    /// Keeps what is marked, and goes on with another capture.
    ///
    /// @param capture its file; null for a stream, whose marks can't be kept, and for nothing
    public void open(@Nullable Path capture) {
        keep();
        Book opened = new Book(capture);
        book = opened;
        selection.setMarks(Marks.NONE);
        if (capture != null) {
            inTurn.execute(() -> read(opened, capture));
        }
    }

    private void read(Book opened, Path capture) {
        Sidecar sidecar = new Sidecar(capture, folder);
        Sidecar.Outcome outcome = sidecar.read();
        opened.sidecar = sidecar;
        opened.marks = outcome.marks();
        show(opened);
        tell(opened, "Marks and notes can’t be read", outcome.problem());
    }

    private void keep() {
        quiet.stop();
        Book kept = book;
        inTurn.execute(() -> write(kept));
    }

    private void write(Book kept) {
        Sidecar sidecar = kept.sidecar;
        if (sidecar == null || !kept.unkept) {
            return;
        }
        Sidecar.Outcome outcome = sidecar.write(kept.marks);
        kept.unkept = !outcome.kept();
        if (outcome.marks() != kept.marks) {
            kept.marks = outcome.marks();
            show(kept);
        }
        tell(kept, outcome.kept() ? "Marks and notes are kept elsewhere" : "Marks and notes are not kept",
                outcome.problem());
    }

    /// Keeps what is marked, as the window closes. Does not wait for that, but the program does before it ends.
    public void finish() {
        keep();
        CountDownLatch done = new CountDownLatch(1);
        inTurn.execute(done::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitKept(done), "keeping-marks"));
    }

    private static void awaitKept(CountDownLatch done) {
        try {
            if (!done.await(LONGEST_FINISH_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("marks are still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(Book shown) {
        Marks marks = shown.marks;
        fxThread.execute(() -> {
            if (shown == book) {
                selection.setMarks(marks);
            }
        });
    }

    /// Says the same thing once.
    private void tell(Book about, String title, String problem) {
        if (!problem.isEmpty() && !problem.equals(about.told)) {
            about.told = problem;
            LOG.warn("{}: {}", title, problem);
            fxThread.execute(() -> onProblem.accept(title, problem));
        }
    }

    // --- changing -----------------------------------------------------------------------------------------------------

    /// Gives a mark to rows that are shown, or takes it away where all of them have it.
    ///
    /// @param rows asked for in the background
    public void toggle(Mark mark, Supplier<int[]> rows) {
        change("Mark", rows, (marks, keys) -> {
            boolean all = Arrays.stream(keys).allMatch(key -> marks.of(key).mark() == mark);
            return each(marks, keys, remark -> remark.withMark(all ? Mark.NONE : mark));
        });
    }

    /// Gives a mark to rows that are shown; [Mark#NONE] takes it away.
    public void mark(Mark mark, Supplier<int[]> rows) {
        change("Mark", rows, (marks, keys) -> each(marks, keys, remark -> remark.withMark(mark)));
    }

    /// Writes a remark on rows that are shown, in place of what stands there.
    public void write(Remark remark, Supplier<int[]> rows) {
        change("Note", rows, (marks, keys) -> each(marks, keys, before -> remark));
    }

    private static Map<ConnectionKey, Remark> each(Marks marks, ConnectionKey[] keys, UnaryOperator<Remark> change) {
        Map<ConnectionKey, Remark> changes = new HashMap<>();
        for (ConnectionKey key : keys) {
            changes.put(key, change.apply(marks.of(key)));
        }
        return changes;
    }

    private void change(
            String name, Supplier<int[]> rows, BiFunction<Marks, ConnectionKey[], Map<ConnectionKey, Remark>> change) {
        Book changed = book;
        StoreSnapshot snapshot = selection.getShown().snapshot();
        inTurn.execute(() -> {
            int[] chosen = rows.get();
            if (chosen.length > Marks.MOST) {
                tooMany();
                return;
            }
            ConnectionView view = snapshot.view();
            ConnectionKey[] keys = Arrays.stream(chosen)
                    .mapToObj(row -> ConnectionKey.of(view.at(row)))
                    .toArray(ConnectionKey[]::new);
            apply(changed, name, change.apply(changed.marks, keys));
        });
    }

    private void apply(Book changed, String name, Map<ConnectionKey, Remark> changes) {
        Marks before = changed.marks;
        Marks after = before.with(changes);
        Map<ConnectionKey, Remark> forth = after.changesSince(before);
        Map<ConnectionKey, Remark> back = before.changesSince(after);
        if (after.areTooMany()) {
            tooMany();
        } else if (!forth.isEmpty()) {
            put(changed, after);
            fxThread.execute(() -> onChange.changed(
                    name, () -> putLater(changed, back), () -> putLater(changed, forth)));
        }
    }

    private void putLater(Book changed, Map<ConnectionKey, Remark> changes) {
        inTurn.execute(() -> put(changed, changed.marks.with(changes)));
    }

    private void put(Book changed, Marks marks) {
        changed.marks = marks;
        changed.unkept = true;
        show(changed);
        if (changed.capture == null) {
            tell(changed, "Marks of a stream are not kept",
                    "They last until the capture is closed. Export the marked rows, or open a file, to keep them.");
        } else {
            fxThread.execute(quiet::playFromStart);
        }
    }

    private void tooMany() {
        fxThread.execute(() -> onProblem.accept("Too much to mark", "Up to " + Counts.format(Marks.MOST)
                + " connections can be marked, with notes of reasonable length. A filter finds more at once."));
    }

    // --- going from one to the next -----------------------------------------------------------------------------------

    /// Looks for the next row shown that has a mark or a note, from the end on again from the beginning.
    ///
    /// @param index where to begin, not looked at itself; -1 for before the first
    /// @param step 1 for down, -1 for up
    /// @param onFound gets the row, or nothing where none is marked
    public void next(int index, int step, Consumer<OptionalInt> onFound) {
        ShownRows shown = selection.getShown();
        Marks marks = selection.getMarks();
        looking.run(
                () -> next(shown, marks, index, step),
                onFound,
                failure -> LOG.error("Looking for marks failed", failure));
    }

    static OptionalInt next(ShownRows shown, Marks marks, int index, int step) {
        int count = shown.count();
        ConnectionView view = shown.snapshot().view();
        int at = index < 0 && step < 0 ? 0 : index;
        for (int i = 0; i < count && !marks.isEmpty(); i++) {
            at = Math.floorMod(at + step, count);
            if (!marks.of(view.at(shown.rows()[at])).isNone()) {
                return OptionalInt.of(shown.rows()[at]);
            }
        }
        return OptionalInt.empty();
    }
}
