package shad.model.tracker.session;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.conn.ZeekSet;
import shad.model.decode.Encapsulation;
import shad.model.store.build.LabelTable;

/// The tunnels that a connection's packets lay in (Zeek, CheckEncapsulation): the innermost of its first packet, and
/// that of each packet whose tunnels differ from the packet before, five times at most. Owned by the tracker thread.
final class TunnelParents {
    /// `Tunnel::max_changes_per_connection`
    private static final int MAX_CHANGES = 5;
    private static final long[] NONE = {};

    private @Nullable Encapsulation last;
    private long[] parents = NONE;
    private int changes;

    /// `first` lies around the packet with which the connection begins; null outside of any tunnel.
    TunnelParents(@Nullable Encapsulation first) {
        this.last = first;
        if (first != null) {
            parents = new long[] {first.uidOrdinal()};
        }
    }

    /// Takes the tunnels around a later packet; returns whether that is one change too many.
    boolean isLimitReachedBy(@Nullable Encapsulation next) {
        Encapsulation previous = last;
        last = next;
        if (previous == next || Encapsulation.isSame(previous, next)) {
            return false;
        }
        if (changes == MAX_CHANGES) {
            return true;
        }
        changes++;
        if (next != null) {
            add(next.uidOrdinal());
        }
        return false;
    }

    void replace(Encapsulation encapsulation) {
        last = encapsulation;
    }

    boolean isTunnelled() {
        return last != null;
    }

    private void add(long uidOrdinal) {
        for (long parent : parents) {
            if (parent == uidOrdinal) {
                return;
            }
        }
        parents = Arrays.copyOf(parents, parents.length + 1);
        parents[parents.length - 1] = uidOrdinal;
    }

    /// The id of the text that conn.log shows.
    int label(Tracking tracking) {
        return switch (parents.length) {
            case 0 -> LabelTable.NONE;
            case 1 -> tracking.labels().id(tracking.uids().text(parents[0]));
            default -> {
                ZeekSet set = new ZeekSet(tracking.uids().hash());
                for (long parent : parents) {
                    set.add(tracking.uids().text(parent));
                }
                yield tracking.labels().id(String.join(",", set.ordered()));
            }
        };
    }
}
