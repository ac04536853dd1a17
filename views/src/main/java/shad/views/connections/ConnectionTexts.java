package shad.views.connections;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ConnState;
import shad.model.conn.HistoryLetter;
import shad.model.conn.PortNames;
import shad.model.conn.ServiceFamily;
import shad.model.conn.Side;
import shad.model.marks.Mark;
import shad.model.marks.Marks;
import shad.model.marks.Remark;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.filter.FilterExpression;
import shad.model.query.filter.Filters;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.selection.Secrets;
import shad.views.style.MarkTone;
import shad.views.style.RowTone;
import shad.views.style.RowTones;
import shad.views.text.Clock;
import shad.views.text.Counts;
import shad.views.text.FoundLetters;
import shad.views.text.Units;
import shad.views.text.ValueFormats;

/// What the cells of the table say about a row of the snapshot set last. FX thread only.
final class ConnectionTexts {
    /// More letters than a cell can hold.
    private static final int LONGEST_HISTORY = 80;
    private static final long NANOS_PER_MICRO = 1000;
    private static final String SECRET = "?";
    private static final String TO_BE_GUESSED = "to be guessed first, in the inspector";

    private final ValueFormats formats;
    private final IntUnaryOperator rowAbove;
    private FilterExpression filter = Filters.ALL;
    private Marks marks = Marks.NONE;
    private RowTones tones = RowTones.BY_STATE;
    private Secrets secrets = Secrets.NONE;
    private ConnectionView view = StoreSnapshot.empty().view();

    /// @param rowAbove the row that a row on the screen stands below, or itself
    ConnectionTexts(ValueFormats formats, IntUnaryOperator rowAbove) {
        this.formats = formats;
        this.rowAbove = rowAbove;
    }

    void setFilter(FilterExpression expression) {
        filter = expression;
    }

    void setMarks(Marks newMarks) {
        marks = newMarks;
    }

    /// What a person says of the connection.
    Remark remark(int row) {
        return marks.of(view.at(row));
    }

    /// How the row's mark looks; null for none.
    @Nullable
    MarkTone markTone(int row) {
        Mark mark = remark(row).mark();
        return mark == Mark.NONE ? null : MarkTone.of(mark);
    }

    /// The same in words, for a tooltip.
    String remarkExplanation(int row) {
        Remark remark = remark(row);
        String meaning = remark.mark().meaning();
        String mark = remark.isNone() || remark.mark() == Mark.NOTE ? meaning : remark.mark().word() + ": " + meaning;
        return remark.note().isEmpty() ? mark : mark + "\n" + remark.note();
    }

    void setTones(RowTones newTones) {
        tones = newTones;
    }

    void setSecrets(Secrets newSecrets) {
        secrets = newSecrets;
    }

    boolean isSecret(int row) {
        return secrets.keep(row);
    }

    /// How the rules mark the row; null for not at all. A rule may be about the state, which can be a secret.
    @Nullable
    RowTone tone(int row) {
        return isSecret(row) ? null : tones.of(view.at(row));
    }

    /// The same in words; empty for not at all.
    String toneWord(int row) {
        RowTone tone = tone(row);
        return tone == null ? "" : tone.word().toLowerCase(Locale.ROOT);
    }

    /// The state in words, and why the row is marked as it is.
    String toneExplanation(int row) {
        String reason = isSecret(row) ? "" : tones.reason(view.at(row));
        return reason.isEmpty() ? stateExplanation(row) : reason + "\n" + stateExplanation(row);
    }

    void setSnapshot(StoreSnapshot snapshot) {
        view = snapshot.view();
    }

    /// The text of a cell: the value of conn.log, times of day and grouped figures where those read better.
    String cell(ConnectionColumn column, int row) {
        view.at(row);
        if (hides(column, row)) {
            return SECRET;
        }
        if (!column.isSet(view)) {
            return String.valueOf(ColumnText.UNSET);
        }
        return switch (column) {
            case TS -> time(row);
            case DURATION ->
                formats.getUnits() == Units.EXACT
                        ? ColumnText.of(column, view)
                        : formats.duration(view.durationMicros() * NANOS_PER_MICRO);
            case ORIG_BYTES, RESP_BYTES, MISSED_BYTES, ORIG_IP_BYTES, RESP_IP_BYTES -> formats.bytes(number(column));
            case ORIG_PKTS, RESP_PKTS -> Counts.format(number(column));
            default -> ColumnText.of(column, view);
        };
    }

    private String time(int row) {
        long nanos = view.startNanos();
        int above = formats.getClock() == Clock.DELTA ? rowAbove.applyAsInt(row) : row;
        return formats.time(nanos, above == row ? nanos : view.at(above).startNanos());
    }

    /// The value exactly as conn.log has it.
    String logged(ConnectionColumn column, int row) {
        if (hides(column, row)) {
            return SECRET;
        }
        return ColumnText.of(column, view.at(row));
    }

    /// The filter in force.
    FilterExpression filter() {
        return filter;
    }

    /// The letters of a history that the filter in force asks for.
    BitSet foundLetters(String history) {
        return FoundLetters.of(filter, history);
    }

    /// The connections that have the same value there.
    FilterExpression condition(ConnectionColumn column, int row) {
        return Filters.condition(column, view.at(row));
    }

    boolean isSet(ConnectionColumn column, int row) {
        return column.isSet(view.at(row));
    }

    boolean isOpen(int row) {
        return view.at(row).isOpen();
    }

    ConnState state(int row) {
        return view.at(row).state();
    }

    /// The history letters; empty where there are none, or none to be told.
    String history(int row) {
        return isSecret(row) ? "" : view.at(row).history();
    }

    /// Whether a cell keeps to itself what it has.
    boolean hides(ConnectionColumn column, int row) {
        return secrets.keep(column, row);
    }

    /// The services as conn.log names them; empty where none was recognised.
    String service(int row) {
        return view.at(row).service();
    }

    /// What a cell means, for its tooltip.
    String explanation(ConnectionColumn column, int row) {
        view.at(row);
        String meaning = column.meaning();
        if (hides(column, row)) {
            return TO_BE_GUESSED + "\n" + meaning;
        }
        return switch (column) {
            case TS -> formats.dateTime(view.startNanos()) + "\n" + logged(column, row) + "\n" + meaning;
            case CONN_STATE -> stateExplanation(row) + "\n" + meaning;
            case HISTORY -> historyExplanation(view.history());
            case SERVICE -> serviceExplanation();
            case ID_ORIG_H -> addressExplanation(column, row, view.origHigh(), view.origLow());
            case ID_RESP_H -> addressExplanation(column, row, view.respHigh(), view.respLow());
            case ID_RESP_P -> portExplanation(column, row);
            default -> logged(column, row) + "\n" + meaning;
        };
    }

    private String addressExplanation(ConnectionColumn column, int row, long high, long low) {
        List<String> names = view.snapshot().names().of(high, low);
        String known = names.isEmpty() ? "" : "\nknown as " + String.join(", ", names);
        return logged(column, row) + known + "\n" + column.meaning();
    }

    private String portExplanation(ConnectionColumn column, int row) {
        String hint = PortNames.of(view.transport(), view.respPort());
        String registered = hint.isEmpty() ? "" : "\nregistered for " + hint + ", which is only a hint";
        return logged(column, row) + registered + "\n" + column.meaning();
    }

    private String serviceExplanation() {
        String service = view.service();
        if (!service.isEmpty()) {
            return service + " (" + ServiceFamily.of(service).word() + ")\n" + ConnectionColumn.SERVICE.meaning();
        }
        String hint = PortNames.of(view.transport(), view.respPort());
        return hint.isEmpty()
                ? "no protocol was confirmed"
                : "no protocol was confirmed; the port is registered for " + hint + ", which is only a hint";
    }

    String stateExplanation(int row) {
        view.at(row);
        if (isSecret(row)) {
            return TO_BE_GUESSED;
        }
        String provisional = view.isOpen() ? " (so far)" : "";
        return view.state().name() + ": " + view.state().meaning(view.transport()) + provisional;
    }

    private static String historyExplanation(String history) {
        if (history.isEmpty()) {
            return "no history was recorded";
        }
        StringBuilder text = new StringBuilder(history);
        history.chars().limit(LONGEST_HISTORY).distinct().forEach(c -> {
            HistoryLetter letter = HistoryLetter.of((char) c);
            if (letter != null) {
                text.append('\n').append((char) c).append("  ").append(side((char) c)).append(letter.meaning());
            }
        });
        return text.toString();
    }

    private static String side(char letter) {
        Side side = HistoryLetter.sideOf(letter);
        return side == null ? "" : side == Side.ORIGINATOR ? "originator: " : "responder: ";
    }

    private long number(ConnectionColumn column) {
        return Objects.requireNonNull(column.number()).applyAsLong(view);
    }
}
