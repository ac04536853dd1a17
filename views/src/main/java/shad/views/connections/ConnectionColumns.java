package shad.views.connections;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ServiceFamily;
import shad.model.query.ConnectionColumn;
import shad.views.control.HistoryText;
import shad.views.control.ServiceMark;
import shad.views.style.RowTone;
import shad.views.style.ServiceTone;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSet;
import shad.views.table.ColumnSpec;
import shad.views.table.ColumnState;

/// The columns of the table: the mark, a glyph for the state, then those of conn.log and of its policy scripts under Zeek's names.
final class ConnectionColumns {
    /// Name of the column with the glyph, which conn.log does not have.
    static final String GLYPH = "state-glyph";

    /// Names of the columns with what a person says of connections.
    static final String MARK = "mark";
    static final String NOTE = "note";

    private static final double GLYPH_WIDTH = 28;
    private static final double MARK_WIDTH = 28;
    private static final double NOTE_WIDTH = 200;
    /// Letters of each column without being cut in most captures.
    private static final Map<ConnectionColumn, Integer> LETTERS = new EnumMap<>(Map.ofEntries(
            Map.entry(ConnectionColumn.TS, 15),
            Map.entry(ConnectionColumn.UID, 18),
            Map.entry(ConnectionColumn.ID_ORIG_H, 15),
            Map.entry(ConnectionColumn.ID_ORIG_P, 7),
            Map.entry(ConnectionColumn.ID_RESP_H, 15),
            Map.entry(ConnectionColumn.ID_RESP_P, 7),
            Map.entry(ConnectionColumn.PROTO, 5),
            Map.entry(ConnectionColumn.SERVICE, 14),
            Map.entry(ConnectionColumn.DURATION, 10),
            Map.entry(ConnectionColumn.ORIG_BYTES, 9),
            Map.entry(ConnectionColumn.RESP_BYTES, 9),
            Map.entry(ConnectionColumn.CONN_STATE, 9),
            // Up to it, the usual columns fill what the inspector leaves of a window 1280 wide.
            Map.entry(ConnectionColumn.HISTORY, 11),
            Map.entry(ConnectionColumn.VLAN, 6),
            Map.entry(ConnectionColumn.ORIG_L2_ADDR, 17),
            Map.entry(ConnectionColumn.RESP_L2_ADDR, 17),
            Map.entry(ConnectionColumn.COMMUNITY_ID, 30)));
    private static final int OTHER_LETTERS = 12;
    /// Letters of columns that are often cut, where the window has room: those of any address of IPv6, of a stack of
    /// services, of a long history.
    private static final Map<ConnectionColumn, Integer> ROOMY_LETTERS = new EnumMap<>(Map.of(
            ConnectionColumn.ID_ORIG_H, 39,
            ConnectionColumn.ID_RESP_H, 39,
            ConnectionColumn.SERVICE, 24,
            ConnectionColumn.HISTORY, 24));
    /// Widths of one letter of the bundled mono font, and of a cell's padding.
    private static final double LETTER_WIDTH = 7.2;
    private static final double PADDING = 16;

    /// More letters of a history than a cell can show.
    private static final int LONGEST_HISTORY = 80;

    private static final Set<ConnectionColumn> FIGURES = EnumSet.of(
            ConnectionColumn.ID_ORIG_P,
            ConnectionColumn.ID_RESP_P,
            ConnectionColumn.DURATION,
            ConnectionColumn.ORIG_BYTES,
            ConnectionColumn.RESP_BYTES,
            ConnectionColumn.MISSED_BYTES,
            ConnectionColumn.ORIG_PKTS,
            ConnectionColumn.ORIG_IP_BYTES,
            ConnectionColumn.RESP_PKTS,
            ConnectionColumn.RESP_IP_BYTES,
            ConnectionColumn.IP_PROTO,
            ConnectionColumn.VLAN,
            ConnectionColumn.INNER_VLAN);
    /// What is shown at first. The state and the history stand before durations and sizes, so that they fit beside the
    /// inspector of a small window.
    private static final List<ConnectionColumn> OVERVIEW = List.of(
            ConnectionColumn.TS,
            ConnectionColumn.ID_ORIG_H,
            ConnectionColumn.ID_ORIG_P,
            ConnectionColumn.ID_RESP_H,
            ConnectionColumn.ID_RESP_P,
            ConnectionColumn.PROTO,
            ConnectionColumn.SERVICE,
            ConnectionColumn.CONN_STATE,
            ConnectionColumn.HISTORY,
            ConnectionColumn.DURATION,
            ConnectionColumn.ORIG_BYTES,
            ConnectionColumn.RESP_BYTES,
            ConnectionColumn.ORIG_PKTS,
            ConnectionColumn.ORIG_IP_BYTES,
            ConnectionColumn.RESP_PKTS,
            ConnectionColumn.RESP_IP_BYTES);
    private static final List<ConnectionColumn> SIZES = List.of(
            ConnectionColumn.TS,
            ConnectionColumn.ID_ORIG_H,
            ConnectionColumn.ID_RESP_H,
            ConnectionColumn.ID_RESP_P,
            ConnectionColumn.SERVICE,
            ConnectionColumn.DURATION,
            ConnectionColumn.ORIG_BYTES,
            ConnectionColumn.RESP_BYTES,
            ConnectionColumn.MISSED_BYTES,
            ConnectionColumn.ORIG_PKTS,
            ConnectionColumn.RESP_PKTS,
            ConnectionColumn.ORIG_IP_BYTES,
            ConnectionColumn.RESP_IP_BYTES);
    private static final List<ConnectionColumn> LINK_LAYER = List.of(
            ConnectionColumn.TS,
            ConnectionColumn.ID_ORIG_H,
            ConnectionColumn.ORIG_L2_ADDR,
            ConnectionColumn.ID_RESP_H,
            ConnectionColumn.RESP_L2_ADDR,
            ConnectionColumn.VLAN,
            ConnectionColumn.INNER_VLAN,
            ConnectionColumn.PROTO,
            ConnectionColumn.IP_PROTO,
            ConnectionColumn.ORIG_PKTS,
            ConnectionColumn.RESP_PKTS);

    private ConnectionColumns() {}

    static List<ColumnSpec> specs(ConnectionTexts texts) {
        List<ColumnSpec> specs = new ArrayList<>();
        specs.add(ColumnSpec.words(MARK, "", MARK_WIDTH, row -> texts.remark(row).mark().word())
                .centered()
                .withMeaning("Mark and note, as somebody gave and wrote them")
                .withTooltip(texts::remarkExplanation)
                .withGraphic(() -> new ToneGlyph(texts::markTone)));
        specs.add(ColumnSpec.words(GLYPH, "", GLYPH_WIDTH, texts::toneWord)
                .centered()
                .withMeaning(ConnectionColumn.CONN_STATE.meaning())
                .withTooltip(texts::toneExplanation)
                .withStyleClass(row -> badge(texts.tone(row)))
                .withGraphic(() -> new ToneGlyph(texts::tone)));
        inOrder(OVERVIEW).forEach(column -> specs.add(spec(column, texts)));
        specs.add(ColumnSpec.words(NOTE, NOTE, NOTE_WIDTH, row -> firstLine(texts.remark(row).note()))
                .withMeaning("Note that somebody wrote on the connection")
                .withTooltip(texts::remarkExplanation)
                .hidden());
        return specs;
    }

    /// Sets of columns that are always there.
    static List<ColumnSet> sets() {
        return List.of(
                set("Overview", OVERVIEW),
                set("Sizes", SIZES),
                set("All of conn.log", ConnectionColumn.base()),
                set("Link layer", LINK_LAYER));
    }

    private static ColumnSet set(String name, List<ConnectionColumn> shown) {
        List<ColumnState> states = new ArrayList<>();
        states.add(new ColumnState(MARK, MARK_WIDTH, true));
        states.add(new ColumnState(GLYPH, GLYPH_WIDTH, true));
        inOrder(shown).forEach(
                column -> states.add(new ColumnState(column.zeekName(), width(column), shown.contains(column))));
        states.add(new ColumnState(NOTE, NOTE_WIDTH, false));
        return new ColumnSet(name, states);
    }

    /// Some columns, then all others.
    private static Stream<ConnectionColumn> inOrder(List<ConnectionColumn> first) {
        return Stream.concat(first.stream(), ConnectionColumn.all().stream().filter(each -> !first.contains(each)));
    }

    /// What somebody looks out for stands out more than the states do.
    private static String badge(@Nullable RowTone tone) {
        return tone == null || tone.isOfState() ? "" : "row-badge " + tone.styleClass();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static double width(ConnectionColumn column) {
        return width(LETTERS.getOrDefault(column, OTHER_LETTERS));
    }

    private static double width(int letters) {
        return letters * LETTER_WIDTH + PADDING;
    }

    private static ColumnSpec spec(ConnectionColumn column, ConnectionTexts texts) {
        ColumnSpec spec =
                ColumnSpec.mono(column.zeekName(), column.zeekName(), width(column), row -> texts.cell(column, row))
                        .withMeaning(column.meaning())
                        .withTooltip(row -> texts.explanation(column, row))
                        .withStyleClass(row -> texts.isSet(column, row) ? "" : Styles.MUTED);
        Integer roomyLetters = ROOMY_LETTERS.get(column);
        if (roomyLetters != null) {
            spec = spec.upTo(width(roomyLetters));
        }
        if (FIGURES.contains(column)) {
            spec = spec.right();
        }
        if (!OVERVIEW.contains(column)) {
            spec = spec.hidden();
        }
        return switch (column) {
            case CONN_STATE -> spec.withStyleClass(
                    row -> texts.isSecret(row)
                            ? Styles.MUTED
                            : Styles.STATE_TEXT + " " + StateTone.of(texts.state(row).stateClass()).styleClass());
            case HISTORY -> spec.withGraphic(() -> historyCell(texts));
            case SERVICE -> spec.withGraphic(() -> serviceCell(texts));
            default -> spec;
        };
    }

    /// The letters that tell of trouble stand out, and those that the filter asks for.
    private static CellGraphic historyCell(ConnectionTexts texts) {
        HistoryText text = new HistoryText();
        return new OptionalCell(texts::history, text, history -> text.setHistory(
                history.length() > LONGEST_HISTORY ? history.substring(0, LONGEST_HISTORY) + "…" : history,
                texts.foundLetters(history)),
                row -> texts.cell(ConnectionColumn.HISTORY, row), texts::filter);
    }

    /// With the icon and the colour of the family.
    private static CellGraphic serviceCell(ConnectionTexts texts) {
        ServiceMark mark = new ServiceMark();
        return new OptionalCell(
                texts::service, mark, service -> mark.show(ServiceTone.of(ServiceFamily.of(service)), service),
                row -> texts.cell(ConnectionColumn.SERVICE, row), () -> "");
    }
}
