package shad.model.query.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.query.ColumnText;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowBits;
import shad.model.query.RowFilter;
import shad.model.query.TextBuffer;
import shad.model.store.ConnectionView;
import shad.model.store.RowBlock;
import shad.model.store.StoredColumn;

/// Tests the text of one column. What is found out about a text is remembered by the number that stands for it in the
/// store, so that texts are written for few rows. For one thread and the rows of one store.
final class ColumnSearch implements RowFilter {
    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;

    private static final byte[] UNSET = {ColumnText.UNSET};

    private final ConnectionColumn column;
    private final UnsetRows unset;
    private final TextTest test;
    private final boolean unsetPasses;
    private final boolean unsetToo;
    private final TextBuffer text = new TextBuffer(256);

    /// Numbers from 0 on that stand for texts many rows share; null where there are none.
    private final @Nullable StoredColumn ids;
    private byte[] answers = new byte[64];

    /// Numbers that often come again; null where [#ids] or nothing of that kind stands for the texts.
    private final @Nullable StoredColumn lows;
    private final @Nullable StoredColumn highs;
    private final RecentAnswers recent = new RecentAnswers();

    private ColumnSearch(ConnectionColumn column, TextTest test, boolean unsetToo) {
        this.column = column;
        this.unset = new UnsetRows(column);
        this.test = test;
        this.unsetToo = unsetToo;
        this.unsetPasses = unsetToo && test.test(UNSET, UNSET.length);
        this.ids = ids(column);
        this.lows = ids == null ? lows(column) : null;
        this.highs = highs(column);
    }

    /// Tests what the log prints, be it the mark for no value.
    static ColumnSearch ofPrinted(ConnectionColumn column, TextTest test) {
        return new ColumnSearch(column, test, true);
    }

    /// Tests values; no row without a value passes.
    static ColumnSearch ofValues(ConnectionColumn column, TextTest test) {
        return new ColumnSearch(column, test, false);
    }

    /// About how much it takes to test a row.
    static int cost(ConnectionColumn column) {
        return column == ConnectionColumn.COMMUNITY_ID
                ? Plan.OWN_TEXT * 10
                : ids(column) != null ? Plan.SHARED_TEXT : lows(column) != null ? Plan.RECENT_TEXT : Plan.OWN_TEXT;
    }

    private static @Nullable StoredColumn ids(ConnectionColumn column) {
        return switch (column) {
            case PROTO, IP_PROTO, IP_PROTO_NAME -> StoredColumn.IP_PROTOCOL;
            case CONN_STATE -> StoredColumn.STATE;
            case LOCAL_ORIG, LOCAL_RESP -> StoredColumn.LOCALITY;
            case SERVICE -> StoredColumn.SERVICE_ID;
            case HISTORY -> StoredColumn.HISTORY_ID;
            case TUNNEL_PARENTS -> StoredColumn.TUNNEL_PARENTS_ID;
            case ID_ORIG_P -> StoredColumn.ORIG_PORT;
            case ID_RESP_P -> StoredColumn.RESP_PORT;
            default -> null;
        };
    }

    private static @Nullable StoredColumn lows(ConnectionColumn column) {
        return switch (column) {
            case ID_ORIG_H -> StoredColumn.ORIG_LOW;
            case ID_RESP_H -> StoredColumn.RESP_LOW;
            default -> column.stored();
        };
    }

    private static @Nullable StoredColumn highs(ConnectionColumn column) {
        return switch (column) {
            case ID_ORIG_H -> StoredColumn.ORIG_HIGH;
            case ID_RESP_H -> StoredColumn.RESP_HIGH;
            default -> null;
        };
    }

    @Override
    public boolean test(ConnectionView row) {
        if (unset.has(row)) {
            return unsetPasses;
        }
        if (ids != null) {
            return passes((int) row.number(ids), row);
        }
        return lows == null ? search(row) : passes(highs == null ? 0 : row.number(highs), row.number(lows), row);
    }

    @Override
    public void retain(RowBlock block, RowBits rows) {
        RowBits without = unset.takeOut(block, rows);
        if (ids != null) {
            retain(rows, block, block.numbers(ids));
        } else if (lows != null) {
            retain(rows, block, highs == null ? null : block.numbers(highs), block.numbers(lows));
        } else {
            RowFilter.super.retain(block, rows);
        }
        if (unsetPasses) {
            rows.add(without);
        }
    }

    // --- texts that rows share ----------------------------------------------------------------------------------------

    private void retain(RowBits rows, RowBlock block, long[] keys) {
        for (int word = 0; word < RowBits.WORDS; word++) {
            long kept = 0;
            for (long rest = rows.word(word); rest != 0; rest &= rest - 1) {
                int index = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                int id = (int) keys[index];
                byte answer = id < answers.length ? answers[id] : UNKNOWN;
                if (answer == YES || answer == UNKNOWN && passes(id, block.row(index))) {
                    kept |= rest & -rest;
                }
            }
            rows.setWord(word, kept);
        }
    }

    private void retain(RowBits rows, RowBlock block, long @Nullable [] high, long[] low) {
        for (int word = 0; word < RowBits.WORDS; word++) {
            long kept = 0;
            for (long rest = rows.word(word); rest != 0; rest &= rest - 1) {
                int index = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                long highBits = high == null ? 0 : high[index];
                byte answer = recent.find(highBits, low[index]);
                if (answer == YES || answer == UNKNOWN && passes(highBits, low[index], block.row(index))) {
                    kept |= rest & -rest;
                }
            }
            rows.setWord(word, kept);
        }
    }

    private boolean passes(int id, ConnectionView row) {
        if (id >= answers.length) {
            answers = Arrays.copyOf(answers, Math.max(id + 1, answers.length * 2));
        }
        if (answers[id] == UNKNOWN) {
            answers[id] = search(row) ? YES : NO;
        }
        return answers[id] == YES;
    }

    private boolean passes(long high, long low, ConnectionView row) {
        byte known = recent.find(high, low);
        if (known == UNKNOWN) {
            known = search(row) ? YES : NO;
            recent.put(high, low, known);
        }
        return known == YES;
    }

    private boolean search(ConnectionView row) {
        if (!unsetToo && !column.isSet(row)) {
            return false;
        }
        text.truncate(0);
        ColumnText.append(column, row, text);
        return test.test(text.bytes(), text.length());
    }

    /// Answers by two words, of which each takes the place of another. Values of traffic come in swarms.
    private static final class RecentAnswers {
        private static final int BITS = 14;

        private final long[] highs = new long[1 << BITS];
        private final long[] lows = new long[1 << BITS];
        private final byte[] answers = new byte[1 << BITS];

        byte find(long high, long low) {
            int place = place(high, low);
            return highs[place] == high && lows[place] == low ? answers[place] : UNKNOWN;
        }

        void put(long high, long low, byte answer) {
            int place = place(high, low);
            highs[place] = high;
            lows[place] = low;
            answers[place] = answer;
        }

        private static int place(long high, long low) {
            return (int) ((high * 0x9e3779b97f4a7c15L ^ low) * 0xbf58476d1ce4e5b9L >>> Long.SIZE - BITS);
        }
    }
}
