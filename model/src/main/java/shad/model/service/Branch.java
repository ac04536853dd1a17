package shad.model.service;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place in a tree of analyzers that hands what it gets to those below it, in the order in which they were attached.
/// One that is attached meanwhile gets only what comes later (Zeek, T4).
abstract sealed class Branch permits Analyzer, AnalyzerTree {
    private final List<Analyzer> children = new ArrayList<>(2);
    private int depth;

    /// Attaches an analyzer. Returns false, and does nothing, if one of the same protocol is here already (Zeek, T7).
    final boolean attach(Analyzer child, AnalyzerTree tree) {
        if (find(child.protocol()) != null) {
            return false;
        }
        if (depth == 0) {
            children.removeIf(Analyzer::isDetached);
        }
        child.attachTo(tree, this);
        children.add(child);
        return true;
    }

    /// The analyzer of this protocol that is attached here; null if there is none.
    final @Nullable Analyzer find(Protocol protocol) {
        for (Analyzer child : children) {
            if (!child.isDetached() && child.protocol() == protocol) {
                return child;
            }
        }
        return null;
    }

    final void detachAll() {
        for (Analyzer child : children) {
            child.detach();
        }
    }

    /// Whether nothing below will ever do anything again.
    final boolean isIdleBelow() {
        // Asked after every chunk: an iterator each time would be the most frequent object of all.
        for (int i = 0; i < children.size(); i++) {
            if (!children.get(i).isIdle()) {
                return false;
            }
        }
        return true;
    }

    /// Whether an analyzer of this protocol is attached here or anywhere below.
    final boolean holds(Protocol protocol) {
        for (Analyzer child : children) {
            if (!child.isDetached() && (child.protocol() == protocol || child.holds(protocol))) {
                return true;
            }
        }
        return false;
    }

    final void forward(boolean fromOriginator, byte[] bytes, int offset, int length) {
        int count = enter();
        for (int i = 0; i < count; i++) {
            children.get(i).next(fromOriginator, bytes, offset, length);
        }
        leave();
    }

    final void forwardUndelivered(boolean fromOriginator, long length) {
        int count = enter();
        for (int i = 0; i < count; i++) {
            children.get(i).nextUndelivered(fromOriginator, length);
        }
        leave();
    }

    final void forwardEndOfData(boolean fromOriginator) {
        int count = enter();
        for (int i = 0; i < count; i++) {
            children.get(i).nextEndOfData(fromOriginator);
        }
        leave();
    }

    final void forwardClosed() {
        int count = enter();
        for (int i = 0; i < count; i++) {
            children.get(i).nextClosed();
        }
        leave();
    }

    final void forwardDone() {
        int count = enter();
        for (int i = 0; i < count; i++) {
            children.get(i).nextDone();
        }
        leave();
    }

    final void forwardFlip() {
        int count = enter();
        for (int i = 0; i < count; i++) {
            children.get(i).nextFlip();
        }
        leave();
    }

    private int enter() {
        depth++;
        return children.size();
    }

    private void leave() {
        if (--depth == 0) {
            for (int i = children.size() - 1; i >= 0; i--) {
                if (children.get(i).isDetached()) {
                    children.remove(i);
                }
            }
        }
    }
}
