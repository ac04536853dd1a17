package shad.model.testing.twin;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// One direction's bytes as a list of the pieces that are held.
final class SlowStream {
    /// From `start` to `end`, exclusive.
    record Piece(long start, long end) {}

    private final SlowEndpoint endpoint;
    final List<Piece> pieces = new ArrayList<>();
    long delivered = 1;
    long trimmed = 1;
    boolean skip;

    SlowStream(SlowEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    private static boolean less(long a, long b) {
        return Long.compareUnsigned(a, b) < 0;
    }

    void data(long from, int length, SlowConnection connection) {
        if (skip) {
            return;
        }
        long end = from + length;
        if (less(trimmed, end)) {
            addMissing(less(from, trimmed) ? trimmed : from, end);
            deliver(connection);
        }
        if (endpoint.nothingAcked()
                && !pieces.isEmpty()
                && less(16384, pieces.getLast().end - delivered)) {
            giveUp();
        }
        long held = 0;
        for (Piece piece : pieces) {
            held += piece.end - piece.start;
        }
        if (held > 10_485_760) {
            giveUp();
        }
    }

    private void giveUp() {
        pieces.clear();
        skip = true;
    }

    private void addMissing(long from, long end) {
        long at = from;
        for (int i = 0; i < pieces.size() && less(at, end); i++) {
            Piece piece = pieces.get(i);
            if (!less(at, piece.end)) {
                continue;
            }
            if (less(at, piece.start)) {
                long until = less(end, piece.start) ? end : piece.start;
                pieces.add(i, new Piece(at, until));
                at = until;
            } else {
                at = piece.end;
            }
        }
        if (less(at, end)) {
            pieces.add(new Piece(at, end));
        }
    }

    private void deliver(SlowConnection connection) {
        boolean any = false;
        for (Piece piece : pieces) {
            if (piece.start == delivered) {
                delivered = piece.end;
                any = true;
            }
        }
        if (any && endpoint.nothingAcked() && less(16384, endpoint.size(connection.peerOf(endpoint)))) {
            trim(delivered, connection);
        }
    }

    void acknowledged(long position, SlowConnection connection) {
        long a = position;
        if (endpoint.fins > 0 && !less(a, endpoint.finEnd)) {
            a = endpoint.finEnd - 1;
        }
        if (!less(trimmed, a)) {
            return;
        }
        trim(a, connection);
        connection.checkEof(endpoint);
    }

    private void trim(long a, SlowConnection connection) {
        if (less(delivered, a)) {
            undelivered(a, connection);
        }
        for (Iterator<Piece> i = pieces.iterator(); i.hasNext();) {
            if (!less(a, i.next().end)) {
                i.remove();
            }
        }
        if (!pieces.isEmpty() && pieces.getFirst().start == delivered) {
            deliver(connection);
        }
        if (less(trimmed, a)) {
            trimmed = a;
        }
    }

    private void undelivered(long a, SlowConnection connection) {
        if (!less(2, a) && connection.partial) {
            return;
        }
        if (!skip) {
            boolean found = true;
            while (found) {
                found = false;
                for (Piece piece : pieces) {
                    if (!less(piece.start, delivered) && less(piece.start, a)) {
                        if (piece.start != delivered) {
                            connection.gap(endpoint, piece.start - delivered);
                        }
                        delivered = piece.start;
                        deliver(connection);
                        found = true;
                        break;
                    }
                }
            }
            if (less(delivered, a)) {
                connection.gap(endpoint, a - delivered);
            }
        }
        if (less(delivered, a)) {
            delivered = a;
        }
    }
}
