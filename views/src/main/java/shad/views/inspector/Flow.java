package shad.views.inspector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.inspect.FlowStory;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.selection.PacketSource;

/// A connection and its packets, followed again. A packet is known by its index in the story. Immutable.
final class Flow {
    static final int NO_PACKET = -1;
    static final int NO_LETTER = -1;

    private final StoreSnapshot snapshot;
    private final int row;
    private final PacketSource source;
    private final FlowStory story;
    /// The packet that wrote each letter of the story's history.
    private final int[] packetOfLetter;
    private final Ladder ladder;
    private final CountedLetters counted;

    /// Looks at every packet once, which is for the background.
    ///
    /// @param source where the packets were read
    Flow(StoreSnapshot snapshot, int row, PacketSource source, FlowStory story) {
        this.snapshot = snapshot;
        this.row = row;
        this.source = source;
        this.story = story;
        packetOfLetter = story.letterIndexes();
        Ladder.Builder rungs = new Ladder.Builder(story);
        counted = new CountedLetters();
        for (int packet = 0; packet < story.size(); packet++) {
            rungs.add(packet);
            counted.add(packet, story.notes(packet));
        }
        ladder = rungs.build();
    }

    StoreSnapshot snapshot() {
        return snapshot;
    }

    int row() {
        return row;
    }

    /// Whether the connection went on behind these packets, or may have.
    boolean isSoFar() {
        return view().isOpen();
    }

    /// Whether this is the same connection at the same moment or later: the packets of the other are the first of these.
    boolean continues(@Nullable Flow other) {
        return other != null && other.row == row && other.size() <= size() && other.size() > 0
                && other.story.timestampNanos(0) == story.timestampNanos(0)
                && other.story.filePosition(0) == story.filePosition(0);
    }

    /// The connection's values.
    ConnectionView view() {
        return snapshot.view().at(row);
    }

    FlowStory story() {
        return story;
    }

    Ladder ladder() {
        return ladder;
    }

    CountedLetters counted() {
        return counted;
    }

    PacketSource source() {
        return source;
    }

    /// How many packets there are to show.
    int size() {
        return story.size();
    }

    /// Nanoseconds of a packet from the first one on.
    long sinceStartNanos(int packet) {
        return story.timestampNanos(packet) - story.timestampNanos(0);
    }

    /// The packet that wrote the letter at an index of the history; [#NO_PACKET] where there is none.
    int packetOfLetter(int letter) {
        return letter >= 0 && letter < packetOfLetter.length ? packetOfLetter[letter] : NO_PACKET;
    }

    /// The first letter of the history that a packet wrote; [#NO_LETTER] where it wrote none.
    int letterOfPacket(int packet) {
        int found = Arrays.binarySearch(packetOfLetter, packet);
        if (found < 0) {
            return NO_LETTER;
        }
        while (found > 0 && packetOfLetter[found - 1] == packet) {
            found--;
        }
        return found;
    }
}
