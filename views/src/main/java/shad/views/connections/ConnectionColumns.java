package shad.views.connections;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shad.model.conn.ServiceFamily;
import shad.model.query.ConnectionColumn;
import shad.views.control.HistoryText;
import shad.views.control.ServiceMark;
import shad.views.style.ServiceTone;
import shad.views.style.StateTone;
import shad.views.style.Styles;
import shad.views.table.CellGraphic;
import shad.views.table.ColumnSpec;

/// The columns of the table: a glyph for the state, then those of conn.log in Zeek's order under Zeek's names; those
/// that policy scripts add are hidden.
final class ConnectionColumns {
    /// Name of the column with the glyph, which conn.log does not have.
    static final String GLYPH = "state-glyph";

    private static final double GLYPH_WIDTH = 34;
    /// Letters of each column without being cut in most captures.
    private static final Map<ConnectionColumn, Integer> LETTERS = new EnumMap<>(Map.ofEntries(
            Map.entry(ConnectionColumn.TS, 15),
            Map.entry(ConnectionColumn.UID, 18),
            Map.entry(ConnectionColumn.ID_ORIG_H, 14),
            Map.entry(ConnectionColumn.ID_ORIG_P, 7),
            Map.entry(ConnectionColumn.ID_RESP_H, 14),
            Map.entry(ConnectionColumn.ID_RESP_P, 7),
            Map.entry(ConnectionColumn.PROTO, 5),
            Map.entry(ConnectionColumn.SERVICE, 10),
            Map.entry(ConnectionColumn.DURATION, 10),
            Map.entry(ConnectionColumn.ORIG_BYTES, 9),
            Map.entry(ConnectionColumn.RESP_BYTES, 9),
            Map.entry(ConnectionColumn.CONN_STATE, 9),
            Map.entry(ConnectionColumn.HISTORY, 13),
            Map.entry(ConnectionColumn.VLAN, 6),
            Map.entry(ConnectionColumn.ORIG_L2_ADDR, 17),
            Map.entry(ConnectionColumn.RESP_L2_ADDR, 17),
            Map.entry(ConnectionColumn.COMMUNITY_ID, 30)));
    private static final int OTHER_LETTERS = 12;
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
    /// Not shown until somebody asks for them, so that the history fits beside the inspector.
    private static final Set<ConnectionColumn> HIDDEN = EnumSet.of(
            ConnectionColumn.UID,
            ConnectionColumn.LOCAL_ORIG,
            ConnectionColumn.LOCAL_RESP,
            ConnectionColumn.MISSED_BYTES,
            ConnectionColumn.TUNNEL_PARENTS,
            ConnectionColumn.IP_PROTO,
            ConnectionColumn.VLAN,
            ConnectionColumn.INNER_VLAN,
            ConnectionColumn.ORIG_L2_ADDR,
            ConnectionColumn.RESP_L2_ADDR,
            ConnectionColumn.COMMUNITY_ID,
            ConnectionColumn.IP_PROTO_NAME);

    private ConnectionColumns() {}

    static List<ColumnSpec> specs(ConnectionTexts texts) {
        List<ColumnSpec> specs = new ArrayList<>();
        specs.add(ColumnSpec.words(GLYPH, "", GLYPH_WIDTH, row -> texts.state(row).stateClass().word())
                .centered()
                .withMeaning(ConnectionColumn.CONN_STATE.meaning())
                .withTooltip(texts::stateExplanation)
                .withGraphic(() -> new StateGlyph(texts)));
        ConnectionColumn.all().forEach(column -> specs.add(spec(column, texts)));
        return specs;
    }

    static boolean isShownAtFirst(ConnectionColumn column) {
        return !HIDDEN.contains(column);
    }

    private static ColumnSpec spec(ConnectionColumn column, ConnectionTexts texts) {
        double width = LETTERS.getOrDefault(column, OTHER_LETTERS) * LETTER_WIDTH + PADDING;
        ColumnSpec spec = ColumnSpec.mono(column.zeekName(), column.zeekName(), width, row -> texts.cell(column, row))
                .withMeaning(column.meaning())
                .withTooltip(row -> texts.explanation(column, row))
                .withStyleClass(row -> texts.isSet(column, row) ? "" : Styles.MUTED);
        if (FIGURES.contains(column)) {
            spec = spec.right();
        }
        if (HIDDEN.contains(column)) {
            spec = spec.hidden();
        }
        return switch (column) {
            case CONN_STATE -> spec.withStyleClass(
                    row -> Styles.STATE_TEXT + " " + StateTone.of(texts.state(row).stateClass()).styleClass());
            case HISTORY -> spec.withGraphic(() -> historyCell(texts));
            case SERVICE -> spec.withGraphic(() -> serviceCell(texts));
            default -> spec;
        };
    }

    /// The letters that tell of trouble stand out.
    private static CellGraphic historyCell(ConnectionTexts texts) {
        HistoryText text = new HistoryText();
        return new OptionalCell(texts::history, text, history -> text.setHistory(
                history.length() > LONGEST_HISTORY ? history.substring(0, LONGEST_HISTORY) + "…" : history));
    }

    /// With the icon and the colour of the family.
    private static CellGraphic serviceCell(ConnectionTexts texts) {
        ServiceMark mark = new ServiceMark();
        return new OptionalCell(
                texts::service, mark, service -> mark.show(ServiceTone.of(ServiceFamily.of(service)), service));
    }
}
