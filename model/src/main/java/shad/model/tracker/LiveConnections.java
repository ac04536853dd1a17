package shad.model.tracker;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shad.model.tracker.session.Connection;

/// The connections that are open, in the order in which they began. Owned by the tracker thread.
final class LiveConnections {
    /// Connections that are looked at to find a silent one.
    private static final int CANDIDATES = 8;

    private @Nullable Connection[] slots = new @Nullable Connection[1024];
    private int used;
    private int count;
    /// The same for every run: what a capture gives must not depend on chance.
    private final SplittableRandom lots = new SplittableRandom(1);

    void add(Connection connection) {
        if (used == slots.length) {
            makeRoom();
        }
        connection.setLiveIndex(used);
        slots[used++] = connection;
        count++;
    }

    void remove(Connection connection) {
        slots[connection.liveIndex()] = null;
        count--;
    }

    /// Of a few connections drawn by lot, the one that was silent longest. In a flood most of them belong to the flood, so
    /// what goes on talking stays, and no packet has to pay for an order by time. There must be a connection.
    Connection pickSilent() {
        Connection silent = draw();
        for (int i = 1; i < CANDIDATES; i++) {
            Connection other = draw();
            if (other.lastSeconds() < silent.lastSeconds()) {
                silent = other;
            }
        }
        return silent;
    }

    /// At worst one place in four is taken, once there are many.
    private Connection draw() {
        while (true) {
            Connection connection = slots[lots.nextInt(used)];
            if (connection != null) {
                return connection;
            }
        }
    }

    int count() {
        return count;
    }

    void forEach(Consumer<? super Connection> visitor) {
        for (int i = 0; i < used; i++) {
            Connection connection = slots[i];
            if (connection != null) {
                visitor.accept(connection);
            }
        }
    }

    private void makeRoom() {
        int kept = 0;
        for (int i = 0; i < used; i++) {
            Connection connection = slots[i];
            if (connection != null) {
                connection.setLiveIndex(kept);
                slots[kept++] = connection;
            }
        }
        Arrays.fill(slots, kept, used, null);
        used = kept;
        if (kept * 2 > slots.length) {
            slots = Arrays.copyOf(slots, slots.length * 2);
        }
    }
}
