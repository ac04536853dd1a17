package shad.model.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How two logs of connections differ. Rows belong together that agree in time of the first packet, addresses, ports
/// and transport; several such rows pair up in their order. Immutable.
///
/// @param equal rows that agree in every compared column
/// @param differing pairs of rows that do not
/// @param missing rows of the left log only
/// @param extra rows of the right log only
/// @param sameOrder whether the rows found in both come in the same order
/// @param byColumn for each column how many pairs differ in it
/// @param differences the first differing pairs
/// @param missingRows the first missing rows
/// @param extraRows the first extra rows
/// @param leftColumns columns of the left log only, which are not compared
/// @param rightColumns columns of the right log only, which are not compared
public record LogDiff(
        long equal,
        long differing,
        long missing,
        long extra,
        boolean sameOrder,
        Map<String, Long> byColumn,
        List<RowDifference> differences,
        List<LogRow> missingRows,
        List<LogRow> extraRows,
        List<String> leftColumns,
        List<String> rightColumns) {

    /// Two rows that belong together and the columns in which they differ.
    public record RowDifference(LogRow left, LogRow right, List<String> columns) {}

    /// Whether the logs say the same in the same order.
    public boolean isEqual() {
        return differing == 0
                && missing == 0
                && extra == 0
                && sameOrder
                && leftColumns.isEmpty()
                && rightColumns.isEmpty();
    }

    /// Reads both logs to their ends. Room is needed for rows without partner so far and four bytes for each row.
    ///
    /// @param uids whether identifiers count; if not, `uid` is not compared and of `tunnel_parents` only how many
    /// @param examples how many differing, missing and extra rows to keep of each
    /// @throws LogFormatException where a log is not as Zeek writes it
    public static LogDiff compare(ZeekLogReader left, ZeekLogReader right, boolean uids, int examples)
            throws IOException {
        return new Comparison(left, right, uids, examples).run();
    }

    private static final class Comparison {
        private static final List<String> KEY =
                List.of("ts", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto");

        private final ZeekLogReader left;
        private final ZeekLogReader right;
        private final boolean uids;
        private final int examples;
        private final Map<String, Deque<Waiting>> leftWaiting = new HashMap<>();
        private final Map<String, Deque<Waiting>> rightWaiting = new HashMap<>();
        private final Map<String, Long> byColumn = new TreeMap<>();
        private final List<RowDifference> differences = new ArrayList<>();
        /// The right row that belongs to each left row, -1 where none does.
        private int[] partners = new int[1024];
        private long equal;
        private long differing;

        /// A row, numbered within its log, whose partner has not come yet.
        private record Waiting(LogRow row, int number) {}

        Comparison(ZeekLogReader left, ZeekLogReader right, boolean uids, int examples) {
            this.left = left;
            this.right = right;
            this.uids = uids;
            this.examples = examples;
        }

        LogDiff run() throws IOException {
            LogRow leftRow = left.next();
            LogRow rightRow = right.next();
            int number = 0;
            for (; leftRow != null || rightRow != null; number++) {
                if (number == partners.length) {
                    partners = Arrays.copyOf(partners, number * 2);
                }
                partners[number] = -1;
                if (leftRow != null) {
                    meet(leftRow, number, true);
                    leftRow = left.next();
                }
                if (rightRow != null) {
                    meet(rightRow, number, false);
                    rightRow = right.next();
                }
            }
            return result(number);
        }

        private void meet(LogRow row, int number, boolean isLeft) {
            String key = key(row);
            Map<String, Deque<Waiting>> others = isLeft ? rightWaiting : leftWaiting;
            Deque<Waiting> waiting = others.get(key);
            if (waiting == null) {
                (isLeft ? leftWaiting : rightWaiting)
                        .computeIfAbsent(key, _ -> new ArrayDeque<>(1))
                        .add(new Waiting(row, number));
                return;
            }
            Waiting other = waiting.remove();
            if (waiting.isEmpty()) {
                others.remove(key);
            }
            partners[isLeft ? number : other.number()] = isLeft ? other.number() : number;
            compare(isLeft ? row : other.row(), isLeft ? other.row() : row);
        }

        private static String key(LogRow row) {
            StringBuilder key = new StringBuilder();
            for (String column : KEY) {
                key.append(row.value(column)).append('\t');
            }
            return key.toString();
        }

        private void compare(LogRow leftRow, LogRow rightRow) {
            List<String> columns = differingColumns(leftRow, rightRow);
            if (columns.isEmpty()) {
                equal++;
                return;
            }
            differing++;
            columns.forEach(column -> byColumn.merge(column, 1L, Long::sum));
            if (differences.size() < examples) {
                differences.add(new RowDifference(leftRow, rightRow, columns));
            }
        }

        private List<String> differingColumns(LogRow leftRow, LogRow rightRow) {
            Set<String> columns = new LinkedHashSet<>(left.columns());
            columns.addAll(right.columns());
            columns.removeIf(column -> !left.hasColumn(column)
                    || !right.hasColumn(column)
                    || Objects.equals(compared(column, leftRow), compared(column, rightRow)));
            return List.copyOf(columns);
        }

        /// What of a value counts.
        private @Nullable Object compared(String column, LogRow row) {
            String value = row.value(column);
            if (uids || value == null) {
                return value;
            }
            return switch (column) {
                case "uid" -> "";
                case "tunnel_parents" -> value.chars().filter(c -> c == ',').count();
                default -> value;
            };
        }

        private LogDiff result(int count) {
            List<Waiting> missing = inOrder(leftWaiting);
            List<Waiting> extra = inOrder(rightWaiting);
            return new LogDiff(
                    equal,
                    differing,
                    missing.size(),
                    extra.size(),
                    isAscending(count),
                    Map.copyOf(byColumn),
                    List.copyOf(differences),
                    firstRows(missing),
                    firstRows(extra),
                    left.columns().stream().filter(column -> !right.hasColumn(column)).toList(),
                    right.columns().stream().filter(column -> !left.hasColumn(column)).toList());
        }

        private static List<Waiting> inOrder(Map<String, Deque<Waiting>> waiting) {
            return waiting.values().stream()
                    .flatMap(Deque::stream)
                    .sorted((a, b) -> Integer.compare(a.number(), b.number()))
                    .toList();
        }

        private List<LogRow> firstRows(List<Waiting> rows) {
            return rows.stream().limit(examples).map(Waiting::row).toList();
        }

        private boolean isAscending(int count) {
            int last = -1;
            for (int i = 0; i < count; i++) {
                if (partners[i] >= 0) {
                    if (partners[i] < last) {
                        return false;
                    }
                    last = partners[i];
                }
            }
            return true;
        }
    }
}
