package shad.model.inspect;

import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.capture.Frame;
import shad.model.capture.FrameCursor;
import shad.model.conn.EndReason;
import shad.model.conn.TransportProtocol;
import shad.model.decode.DecodedPacket;
import shad.model.export.CaptureWriter;
import shad.model.flow.FlowTable;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.tracker.ConnTracker;
import shad.model.tracker.PacketWatch;
import shad.model.tracker.TrackerOptions;
import shad.model.tracker.session.Connection;
import shad.model.tracker.session.ConnectionProbe;

/// Takes the frames of some connections out of a capture, any number of them in one pass that decides and one that
/// writes. Fragments go along with the packet that they make up. Of a few connections, only those stretches of the
/// capture are read that its index says hold some of their packets. For one thread at a time.
public final class FlowExtract {
    /// Frames between two looks at whether to stop.
    private static final int FRAMES_PER_LOOK = 1024;
    /// So many are looked up in the index; more are likely to be everywhere.
    private static final int MOST_LOOKED_UP = 256;

    private final CaptureFile capture;
    private final StoreSnapshot snapshot;
    private final TrackerOptions options;

    /// For [shad.model.analysis.AnalysisOptions#extract].
    ///
    /// @param options those of the analysis that made the rows
    @SuppressWarnings("exports")
    public FlowExtract(CaptureFile capture, StoreSnapshot snapshot, TrackerOptions options) {
        this.capture = capture;
        this.snapshot = snapshot;
        this.options = options.toBuilder().findServices(false).keepsNames(false).indexStretch(0).build();
    }

    /// Writes the frames of the rows in the order of the capture; returns how many there are.
    ///
    /// @param progress hears now and then which part is done, from 0 to 1
    /// @throws CaptureException when the capture cannot be read any more
    /// @throws IOException when `target` fails
    /// @throws CancellationException soon after `cancelled` turned true
    public long write(int[] rows, CaptureWriter target, BooleanSupplier cancelled, DoubleConsumer progress)
            throws CaptureException, IOException {
        if (rows.length == 0) {
            return 0;
        }
        Choice choice = new Choice(rows, capture.isIndexed() && rows.length <= MOST_LOOKED_UP);
        decide(choice, cancelled, progress);
        if (!choice.isComplete()) {
            // Something that is no packet of theirs has to come before, such as what opens a tunnel.
            choice = new Choice(rows, false);
            decide(choice, cancelled, progress);
        }
        long written = 0;
        try (FrameCursor cursor = choice.cursor()) {
            for (long count = 0; cursor.next(); count++) {
                Frame frame = cursor.frame();
                if (choice.frames.get((int) (frame.frameNumber() - choice.firstFrame))) {
                    target.add(frame, cursor.interfaceName());
                    written++;
                }
                if (frame.frameNumber() >= choice.lastFrame) {
                    break;
                }
                look(count, 0.5 + 0.5 * choice.done(frame), cancelled, progress);
            }
        }
        return written;
    }

    private void decide(Choice choice, BooleanSupplier cancelled, DoubleConsumer progress) throws CaptureException {
        ConnTracker tracker = new ConnTracker(options, choice, null);
        try (FrameCursor cursor = choice.cursor()) {
            for (long count = 0; cursor.next(); count++) {
                Frame frame = cursor.frame();
                tracker.process(frame);
                if (frame.frameNumber() >= choice.lastFrame) {
                    break;
                }
                look(count, 0.5 * choice.done(frame), cancelled, progress);
            }
        }
    }

    private static void look(long count, double done, BooleanSupplier cancelled, DoubleConsumer progress) {
        if (count % FRAMES_PER_LOOK == 0) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException();
            }
            progress.accept(done);
        }
    }

    /// A row among those with the same ends.
    private static final class Chosen extends PacketKey {
        private final long firstFrame;
        private final long lastFrame;
        private @Nullable Chosen next;

        Chosen(ConnectionView row) {
            copy(PacketKey.of(row));
            this.firstFrame = row.firstFrame();
            this.lastFrame = row.lastFrame();
        }
    }

    /// Decides which frames hold packets of the rows.
    private final class Choice implements PacketWatch {
        private final FlowTable<Chosen> rows = new FlowTable<>();
        private final PacketKey key = new PacketKey();
        private final BitSet frames = new BitSet();
        /// What to look up in the index; null to read every frame.
        private final int @Nullable [] flows;
        private long packetsOfRows;
        private long packets;
        private boolean tunnelled;
        private long firstFrame = Long.MAX_VALUE;
        private long firstFramePosition;
        private long lastFrame;

        Choice(int[] wanted, boolean lookUp) {
            ConnectionView view = snapshot.view();
            flows = lookUp ? new int[wanted.length] : null;
            for (int i = 0; i < wanted.length; i++) {
                Chosen chosen = new Chosen(view.at(wanted[i]));
                add(chosen);
                if (flows != null) {
                    flows[i] = chosen.hash();
                }
                packetsOfRows += view.origPackets() + view.respPackets();
                tunnelled |= !view.tunnelParents().isEmpty();
                if (view.firstFrame() < firstFrame) {
                    firstFrame = view.firstFrame();
                    firstFramePosition = view.firstFramePosition();
                }
                lastFrame = Math.max(lastFrame, view.lastFrame());
            }
            if (tunnelled) {
                // What carries them may have begun before.
                firstFrame = 1;
                firstFramePosition = 0;
            }
        }

        /// Whether every packet of the rows was found, as far as that is not sure.
        boolean isComplete() {
            return flows == null || packets == packetsOfRows;
        }

        /// The part of the frames that a frame is at the end of.
        double done(Frame frame) {
            return (double) (frame.frameNumber() - firstFrame) / Math.max(1, lastFrame - firstFrame);
        }

        private void add(Chosen row) {
            Chosen known = rows.find(row);
            if (known == null) {
                rows.add(row);
            } else {
                row.next = known.next;
                known.next = row;
            }
        }

        FrameCursor cursor() throws CaptureException {
            if (flows != null) {
                return capture.from(firstFramePosition, firstFrame, flows);
            }
            return tunnelled ? capture.start() : capture.from(firstFramePosition, firstFrame);
        }

        @Override
        public boolean before(DecodedPacket packet) {
            if (key.read(packet) && isChosen(packet.frameNumber())) {
                packets++;
                choose(packet.frameNumber());
                packet.forEachFragmentFrame(this::choose);
            }
            return tunnelled && packet.protocol() == TransportProtocol.IP_UDP;
        }

        private boolean isChosen(long frame) {
            for (Chosen row = rows.find(key); row != null; row = row.next) {
                if (frame >= row.firstFrame && frame <= row.lastFrame) {
                    return true;
                }
            }
            return false;
        }

        private void choose(long frame) {
            if (frame >= firstFrame) {
                frames.set((int) (frame - firstFrame));
            }
        }

        @Override
        public void after(DecodedPacket packet) {
            // Which frames there are is all that matters.
        }

        @Override
        public @Nullable ConnectionProbe probeOf(Connection connection, DecodedPacket first) {
            return null;
        }

        @Override
        public boolean mayEnd(Connection connection, EndReason reason) {
            return true;
        }
    }
}
