package shad.model.tracker;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import shad.model.tracker.session.Connection;

/// The connections that are open, in the order in which they began. Owned by the tracker thread.
final class LiveConnections {
    private @Nullable Connection[] slots = new @Nullable Connection[1024];
    private int used;
    private int count;

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
