package shad.views.inspector;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.conn.HistoryStep;
import shad.model.marks.Marks;
import shad.model.query.Totals;
import shad.model.store.StoreSnapshot;
import shad.views.fx.LatestTask;
import shad.views.inspector.follow.FollowViewModel;
import shad.views.inspector.graphs.GraphsViewModel;
import shad.views.selection.Selection;
import shad.views.text.FoundLetters;
import shad.views.text.ValueFormats;

/// Puts the chosen connection into words and keeps it up to date while it is still followed; sums up when several are
/// selected. FX thread only.
public final class InspectorViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(InspectorViewModel.class);
    private static final int NONE = -1;

    private final Selection selection;
    private final ReadOnlyObjectWrapper<Subject> subject =
            new ReadOnlyObjectWrapper<>(this, "subject", new Subject.Nothing());
    private final IntegerProperty chosenLetter = new SimpleIntegerProperty(this, "chosenLetter", NONE);
    private final LatestTask summing;
    private final Executor background;
    private final Executor fxThread;
    private final FlowViewModel flow;
    private final GraphsViewModel graphs;
    private final FrameViewModel frame;
    private final WhyViewModel why;
    private final FollowViewModel follow;
    private final TeachViewModel teach = new TeachViewModel();
    private int selectedCount;

    /// @param background sums up rows and reads packets
    /// @param fxThread runs what is to happen on the FX thread
    public InspectorViewModel(Selection selection, Executor background, Executor fxThread) {
        this.selection = selection;
        summing = new LatestTask(background, fxThread);
        this.background = background;
        this.fxThread = fxThread;
        flow = new FlowViewModel(
                selection, subject.getReadOnlyProperty(), chosenLetter, background, fxThread);
        graphs = new GraphsViewModel(flow.selectedPacketProperty(), background, fxThread);
        frame = new FrameViewModel(flow, background, fxThread);
        why = new WhyViewModel(flow, background, fxThread);
        follow = new FollowViewModel(background, fxThread);
        selection.secretsProperty().bind(teach.secretsProperty());
        selection.snapshotProperty().subscribe(snapshot -> {
            if (snapshot.size() == 0) {
                teach.forget();
            }
        });
        selection.connectionProperty().subscribe(row -> showOne());
        selection.snapshotProperty().subscribe(snapshot -> refresh());
        selection.filterExpressionProperty().subscribe(expression -> showOne());
        selection.formats().onChange(() -> showOne());
    }

    /// Says which rows are selected in the table.
    ///
    /// @param count how many
    /// @param rows gives them; asked in the background, and only when there are several
    public void selectedRowsChanged(int count, Supplier<int[]> rows) {
        selectedCount = count;
        if (count <= 1) {
            summing.cancel();
            showOne();
            return;
        }
        StoreSnapshot snapshot = selection.getSnapshot();
        summing.run(
                () -> Totals.of(snapshot, rows.get()),
                totals -> subject.set(new Subject.Several(totals)),
                failure -> LOG.error("Summing up the selected rows failed", failure));
    }

    /// The packets of the chosen connection.
    FlowViewModel flow() {
        return flow;
    }

    GraphsViewModel graphs() {
        return graphs;
    }

    /// The frame of the chosen packet.
    FrameViewModel frame() {
        return frame;
    }

    /// Why the chosen connection has its state.
    WhyViewModel why() {
        return why;
    }

    /// Runs what takes time.
    Executor background() {
        return background;
    }

    /// Runs what is to happen on the FX thread.
    Executor fxThread() {
        return fxThread;
    }

    /// The rows that the inspector shows one of.
    StoreSnapshot snapshot() {
        return selection.getSnapshot();
    }

    /// What a person said of connections.
    ReadOnlyObjectProperty<Marks> marksProperty() {
        return selection.marksProperty();
    }

    /// The letters of a history that the filter asks for.
    BitSet foundLetters(String history) {
        return FoundLetters.of(selection.getFilterExpression(), history);
    }

    /// Whether connections have to be guessed before they are shown.
    public BooleanProperty teachingProperty() {
        return teach.teachingProperty();
    }

    TeachViewModel teach() {
        return teach;
    }

    /// The payload of the chosen connection.
    FollowViewModel follow() {
        return follow;
    }

    ValueFormats formats() {
        return selection.formats();
    }

    ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    Subject getSubject() {
        return subject.get();
    }

    /// Index of the letter of the history that is explained, or -1.
    IntegerProperty chosenLetterProperty() {
        return chosenLetter;
    }

    int getChosenLetter() {
        return chosenLetter.get();
    }

    private void showOne() {
        if (selectedCount > 1) {
            return;
        }
        int row = selection.getConnection();
        if (row < 0 || row >= selection.getSnapshot().size()) {
            subject.set(new Subject.Nothing());
            chosenLetter.set(NONE);
            return;
        }
        boolean another = !(getSubject() instanceof Subject.One one) || one.connection().row() != row;
        ConnectionDetails details = ConnectionDetails.of(selection.getSnapshot(), row, selection.formats());
        subject.set(new Subject.One(details));
        if (another) {
            chosenLetter.set(worthExplaining(details.history().steps()));
        }
    }

    /// The first letter of trouble, or else the first one.
    private static int worthExplaining(List<HistoryStep> steps) {
        return steps.stream()
                .filter(HistoryStep::isTrouble)
                .findFirst()
                .map(HistoryStep::index)
                .orElse(steps.isEmpty() ? NONE : 0);
    }

    /// A newer snapshot changes nothing about a connection that has ended.
    private void refresh() {
        boolean unchanged = getSubject() instanceof Subject.One one
                && !one.connection().isProvisional()
                && one.connection().row() == selection.getConnection()
                && selection.getSnapshot().size() > one.connection().row();
        if (!unchanged) {
            showOne();
        }
    }
}
