package shad.views.inspector;

import java.util.BitSet;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.store.ConnectionView;
import shad.views.selection.Secrets;

/// Lets a person guess the state and the history of the connections that are looked at, and keeps the score as long as the
/// window is open. FX thread only.
final class TeachViewModel {
    private final BooleanProperty teaching = new SimpleBooleanProperty(this, "teaching");
    private final ReadOnlyObjectWrapper<@Nullable Question> question = new ReadOnlyObjectWrapper<>(this, "question");
    private final ReadOnlyStringWrapper score = new ReadOnlyStringWrapper(this, "score", "");
    private final ReadOnlyObjectWrapper<Secrets> secrets =
            new ReadOnlyObjectWrapper<>(this, "secrets", Secrets.NONE);
    /// Rows whose answers were looked at.
    private final BitSet revealed = new BitSet();
    private int asked;
    private int right;

    /// What is to be guessed about a row, and what was guessed so far.
    ///
    /// @param history as the row has it
    /// @param stateGuess null before there is one
    /// @param historyGuess null before there is one
    /// @param isOver whether the person looks at the answers now
    record Question(
            int row,
            ConnState state,
            String history,
            @Nullable ConnState stateGuess,
            @Nullable String historyGuess,
            boolean isOver) {
        boolean isStateRight() {
            return state == stateGuess;
        }

        boolean isHistoryRight() {
            return history.equals(historyGuess);
        }

        /// Whether a person has begun to answer, or has looked at the answers.
        boolean isBegun() {
            return stateGuess != null || historyGuess != null || isOver;
        }
    }

    TeachViewModel() {
        teaching.subscribe(this::changeSecrets);
    }

    /// What must not be told: state and history of all rows whose answers were not looked at.
    ReadOnlyObjectProperty<Secrets> secretsProperty() {
        return secrets.getReadOnlyProperty();
    }

    /// Other rows come.
    void forget() {
        question.set(null);
        revealed.clear();
        changeSecrets();
    }

    private void changeSecrets() {
        secrets.set(teaching.get() ? Secrets.ofAllBut(revealed) : Secrets.NONE);
    }

    /// Whether the connections that are looked at have to be guessed first.
    BooleanProperty teachingProperty() {
        return teaching;
    }

    /// What is to be guessed; null before the first connection.
    ReadOnlyObjectProperty<@Nullable Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// How many guesses were right, in words; empty before the first one.
    ReadOnlyStringProperty scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /// Whether something is to be guessed before the connection is shown.
    boolean isAsking() {
        Question now = question.get();
        return teaching.get() && now != null && !now.isOver;
    }

    /// Asks about a row, unless it is the one that was asked about last.
    void ask(ConnectionDetails connection) {
        Question now = question.get();
        if (now == null || now.row != connection.row()) {
            question.set(new Question(
                    connection.row(), connection.state(), connection.history().history(), null, null, false));
        }
    }

    /// Asks about the packets that a person sees of the row: a connection may go on until the first guess is made.
    void askAbout(Flow flow) {
        Question now = question.get();
        ConnectionView view = flow.view();
        boolean isOther = now != null && now.row == flow.row() && !now.isBegun()
                && !(now.state == view.state() && now.history.equals(view.history()));
        if (isOther) {
            question.set(new Question(flow.row(), view.state(), view.history(), null, null, false));
        }
    }

    /// Whether the packets have to stay as they are, because a person guesses about them.
    boolean holdsPackets() {
        Question now = question.get();
        return isAsking() && now != null && now.isBegun();
    }

    /// The first guess of a state counts.
    void guess(ConnState state) {
        Question now = question.get();
        if (now != null && now.stateGuess == null) {
            count(now.state == state);
            question.set(new Question(now.row, now.state, now.history, state, now.historyGuess, false));
        }
    }

    /// The first guess of a history counts.
    void guess(String history) {
        Question now = question.get();
        if (now != null && now.historyGuess == null) {
            count(now.history.equals(history));
            question.set(new Question(now.row, now.state, now.history, now.stateGuess, history, false));
        }
    }

    /// Shows the connection.
    void reveal() {
        Question now = question.get();
        if (now != null) {
            question.set(new Question(now.row, now.state, now.history, now.stateGuess, now.historyGuess, true));
            revealed.set(now.row);
            changeSecrets();
        }
    }

    private void count(boolean isRight) {
        asked++;
        right += isRight ? 1 : 0;
        score.set(String.format(Locale.ROOT, "%d of %d right", right, asked));
    }
}
