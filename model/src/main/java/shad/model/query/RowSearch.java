package shad.model.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;

/// Looks for a text in the values of rows as conn.log prints them. ASCII letters match in either case.
public final class RowSearch {
    private RowSearch() {}

    /// The places in `rows` of those that have the text in one of the columns, in ascending order. Runs on the calling
    /// thread, helped by the common pool; `cancelled` is asked from several threads.
    ///
    /// @throws CancellationException when it was cancelled
    public static int[] places(
            StoreSnapshot snapshot, int[] rows, List<ConnectionColumn> columns, String text,
            BooleanSupplier cancelled) {
        byte[] wanted = lowerCase(text.getBytes(StandardCharsets.UTF_8));
        if (wanted.length == 0 || columns.isEmpty()) {
            return new int[0];
        }
        int pieceCount = (rows.length + RowQuery.PIECE - 1) / RowQuery.PIECE;
        int[][] pieces = new int[pieceCount][];
        RowQuery.pieces(rows.length).forEach(piece -> {
            RowQuery.stopIf(cancelled);
            pieces[piece] = piece(
                    snapshot.view(), rows, piece * RowQuery.PIECE, RowQuery.end(piece, rows.length), columns, wanted);
        });
        return Arrays.stream(pieces).flatMapToInt(Arrays::stream).toArray();
    }

    private static int[] piece(
            ConnectionView view, int[] rows, int from, int to, List<ConnectionColumn> columns, byte[] wanted) {
        TextBuffer text = new TextBuffer(256);
        int[] found = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            view.at(rows[i]);
            text.truncate(0);
            for (ConnectionColumn column : columns) {
                ColumnText.append(column, view, text);
                text.append('\t');
            }
            if (contains(text.bytes(), text.length(), wanted)) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static boolean contains(byte[] text, int length, byte[] wanted) {
        int last = length - wanted.length;
        for (int start = 0; start <= last; start++) {
            int i = 0;
            while (i < wanted.length && lowerCase(text[start + i]) == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] lowerCase(byte[] text) {
        for (int i = 0; i < text.length; i++) {
            text[i] = lowerCase(text[i]);
        }
        return text;
    }

    private static byte lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + ('a' - 'A')) : b;
    }
}
