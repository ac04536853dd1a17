package shad.views.inspector;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.capture.CaptureException;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.views.fx.LatestTask;
import shad.views.selection.PacketSource;
import shad.views.selection.Selection;

/// The packets of the chosen connection: reads them when somebody wants them, and says which one of them a person has
/// chosen. All parts of the inspector share that packet, and the letter of the history that it wrote. FX thread only.
final class FlowViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(FlowViewModel.class);
    /// About 80 bytes each.
    private static final long MOST_PACKETS_KEPT = 500_000;

    private final Selection selection;
    private final IntegerProperty chosenLetter;
    private final FlowReader reader = new FlowReader();
    private final FlowCache cache = new FlowCache(MOST_PACKETS_KEPT);
    private final LatestTask reading;
    private final Executor background;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted");
    private final ReadOnlyObjectWrapper<FlowState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new FlowState.Unasked());
    private final ReadOnlyObjectWrapper<@Nullable Flow> flow = new ReadOnlyObjectWrapper<>(this, "flow");
    private final IntegerProperty selectedPacket = new SimpleIntegerProperty(this, "selectedPacket", Flow.NO_PACKET);

    private final BooleanProperty catchesUp = new SimpleBooleanProperty(this, "catchesUp", true);
    private final ReadingPace pace = new ReadingPace();

    /// The row whose packets were read or asked for last.
    private int row = Selection.NO_CONNECTION;
    private boolean catchingUp;
    private boolean following;

    /// @param subject what the inspector is about
    /// @param chosenLetter the letter of the history that is explained; follows the packet, and leads it
    /// @param background reads packets
    /// @param fxThread runs what is to happen on the FX thread
    FlowViewModel(
            Selection selection,
            ReadOnlyObjectProperty<Subject> subject,
            IntegerProperty chosenLetter,
            Executor background,
            Executor fxThread) {
        this.selection = selection;
        this.chosenLetter = chosenLetter;
        this.background = background;
        reading = new LatestTask(background, fxThread);
        selection.snapshotProperty().subscribe((before, now) -> {
            if (now.size() == 0) {
                forget();
            }
        });
        subject.subscribe(this::show);
        wanted.subscribe(() -> show(subject.get()));
        catchesUp.subscribe(() -> show(subject.get()));
        chosenLetter.subscribe(letter -> follow(() -> selectPacketOfLetter(letter.intValue())));
        selectedPacket.subscribe(packet -> follow(() -> chooseLetterOfPacket(packet.intValue())));
    }

    /// Whether a part of the inspector is on the screen that needs packets; without, none are read.
    BooleanProperty wantedProperty() {
        return wanted;
    }

    /// Whether the packets that come to an open connection are read as well, again and again; on unless told otherwise.
    BooleanProperty catchesUpProperty() {
        return catchesUp;
    }

    ReadOnlyObjectProperty<FlowState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    FlowState getState() {
        return state.get();
    }

    /// The packets of the chosen connection; null while there are none to show.
    ReadOnlyObjectProperty<@Nullable Flow> flowProperty() {
        return flow.getReadOnlyProperty();
    }

    @Nullable
    Flow getFlow() {
        return flow.get();
    }

    /// Index of the chosen packet in the story, [Flow#NO_PACKET] for none. Any part of the inspector sets it.
    IntegerProperty selectedPacketProperty() {
        return selectedPacket;
    }

    int getSelectedPacket() {
        return selectedPacket.get();
    }

    /// Chooses a packet; an index outside of the story changes nothing.
    void selectPacket(int packet) {
        Flow shown = flow.get();
        if (shown != null && packet >= 0 && packet < shown.size()) {
            selectedPacket.set(packet);
        }
    }

    /// Chooses another connection, for links to it.
    void selectConnection(int otherRow) {
        selection.setConnection(otherRow);
    }

    /// Where the packets are.
    PacketSource source() {
        return selection.getPackets();
    }

    /// Reads what the packets do not tell; for background threads.
    FlowReader reader() {
        return reader;
    }

    // --- reading ------------------------------------------------------------------------------------------------------

    private void show(Subject subject) {
        if (!(subject instanceof Subject.One(ConnectionDetails connection))) {
            abandon();
            return;
        }
        if (connection.row() != row) {
            abandon();
            row = connection.row();
        }
        if (!wanted.get()) {
            return;
        }
        if (state.get() instanceof FlowState.Unasked) {
            ask();
        } else {
            catchUp();
        }
    }

    private void ask() {
        PacketSource source = selection.getPackets();
        Optional<String> absence = source.absence();
        Flow known = cache.get(row);
        if (absence.isPresent()) {
            state.set(new FlowState.Unavailable(absence.get()));
        } else if (known != null) {
            ready(known);
            catchUp();
        } else {
            state.set(new FlowState.Reading());
            read();
        }
    }

    private void read() {
        PacketSource source = selection.getPackets();
        StoreSnapshot snapshot = selection.getSnapshot();
        int wantedRow = row;
        pace.begin();
        reading.run(() -> reader.flow(source, snapshot, wantedRow), this::read, this::failed);
    }

    private void read(Flow found) {
        pace.end();
        catchingUp = false;
        if (found.size() == 0) {
            unavailable(found.source().isGrowing()
                    ? "The packets of this connection are not in the recording, or not yet."
                    : "The packets of this connection are not in the capture any more: the file has changed since it "
                            + "was read. Read it again.");
            return;
        }
        cache.put(found);
        ready(found);
        catchUp();
    }

    /// Reads again in a while if the row has gone on; the packets stay as they are until then.
    private void catchUp() {
        if (!catchingUp && isBehind()) {
            catchingUp = true;
            long millis = pace.millisToWait();
            reading.run(() -> {
                FlowReader.sleep(millis);
                return millis;
            }, waited -> readOn(), this::failed);
        }
    }

    private void readOn() {
        if (isBehind()) {
            read();
        } else {
            catchingUp = false;
        }
    }

    /// Whether the row tells of more than the packets that are shown, and somebody wants to see that.
    private boolean isBehind() {
        if (!wanted.get() || !catchesUp.get() || row >= selection.getSnapshot().size()) {
            return false;
        }
        ConnectionView now = selection.getSnapshot().view().at(row);
        return switch (state.get()) {
            case FlowState.Unasked(),FlowState.Reading() -> false;
            case FlowState.Unavailable any -> now.isOpen() && selection.getPackets().absence().isEmpty();
            case FlowState.Ready(Flow shown) -> shown.isSoFar()
                    && (!now.isOpen() || now.lastFrame() != shown.view().lastFrame());
        };
    }

    private void unavailable(String reason) {
        flow.set(null);
        state.set(new FlowState.Unavailable(reason));
    }

    private void failed(Throwable failure) {
        pace.end();
        catchingUp = false;
        switch (failure) {
            case CaptureException e -> unavailable(e.getMessage() + ".");
            case CancellationException e -> state.set(new FlowState.Unasked());
            default -> {
                LOG.error("Reading the packets of a connection failed", failure);
                unavailable("Shad ran into a fault of its own (" + failure + "). Please report it with the log.");
            }
        }
    }

    private void ready(Flow found) {
        boolean goesOn = found.continues(flow.get());
        flow.set(found);
        state.set(new FlowState.Ready(found));
        if (goesOn) {
            follow(() -> chooseLetterOfPacket(selectedPacket.get()));
        } else {
            selectedPacket.set(Math.max(0, found.packetOfLetter(chosenLetter.get())));
        }
    }

    private void abandon() {
        reading.cancel();
        catchingUp = false;
        row = Selection.NO_CONNECTION;
        flow.set(null);
        selectedPacket.set(Flow.NO_PACKET);
        state.set(new FlowState.Unasked());
    }

    private void forget() {
        abandon();
        cache.clear();
        background.execute(reader::close);
    }

    // --- the letter and the packet ------------------------------------------------------------------------------------

    /// Has one follow the other, but not the other way round at once.
    private void follow(Runnable action) {
        if (following) {
            return;
        }
        following = true;
        try {
            action.run();
        } finally {
            following = false;
        }
    }

    private void selectPacketOfLetter(int letter) {
        Flow shown = flow.get();
        if (shown != null && shown.packetOfLetter(letter) != Flow.NO_PACKET) {
            selectedPacket.set(shown.packetOfLetter(letter));
        }
    }

    private void chooseLetterOfPacket(int packet) {
        Flow shown = flow.get();
        if (shown != null && packet != Flow.NO_PACKET && shown.packetOfLetter(chosenLetter.get()) != packet) {
            chosenLetter.set(shown.letterOfPacket(packet));
        }
    }
}
