package shad.model.inspect;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.capture.Frame;
import shad.model.capture.FrameCursor;
import shad.model.conn.EndReason;
import shad.model.conn.Side;
import shad.model.service.Expectations;
import shad.model.service.ServiceEngine;
import shad.model.service.Signatures;
import shad.model.service.known.KnownServiceOptions;
import shad.model.service.registry.ServiceTable;
import shad.model.store.ConnectionView;
import shad.model.store.StoreSnapshot;
import shad.model.tracker.ConnTracker;
import shad.model.tracker.TrackerOptions;
import shad.model.tracker.session.Connection;

/// Follows one connection of a capture again and writes down how its row came about. The tracker that does it is the
/// one that made the row, and what it gives is compared with the row: where other flows had a part in it, the capture
/// is followed from its beginning. For one thread at a time.
///
/// What timers do to a connection is to end it, and the row says which one did and behind which frame. So the packets
/// of the flow suffice, however late other flows would have made the clock tick.
public final class FlowReplay {
    /// Frames between two looks at whether to stop.
    private static final int FRAMES_PER_LOOK = 1024;
    private static final int ALONE = -1;
    private static final String FTP_DATA = "ftp-data";
    private static final String IRC_DATA = "irc-dcc-data";

    private final CaptureFile capture;
    private final StoreSnapshot snapshot;
    private final TrackerOptions options;
    private final Signatures signatures = new Signatures(ServiceTable.STANDARD);

    /// For [shad.model.analysis.AnalysisOptions#replay].
    ///
    /// @param options those of the analysis that made the rows
    @SuppressWarnings("exports")
    public FlowReplay(CaptureFile capture, StoreSnapshot snapshot, TrackerOptions options) {
        this.capture = capture;
        this.snapshot = snapshot;
        this.options = options.toBuilder()
                .keepsNames(false)
                .knownServices(KnownServiceOptions.DEFAULT)
                .indexStretch(0)
                .build();
    }

    /// The story of a row.
    ///
    /// @throws CaptureException when the capture cannot be read any more
    /// @throws CancellationException soon after `cancelled` turned true
    public FlowStory story(int row, BooleanSupplier cancelled) throws CaptureException {
        return follow(row, cancelled, () -> null).story();
    }

    /// The payload of a row, of TCP as its streams are put together.
    ///
    /// @param limit how many bytes of both sides together at most
    /// @throws CaptureException when the capture cannot be read any more
    /// @throws CancellationException soon after `cancelled` turned true
    public FlowPayload payload(int row, int limit, BooleanSupplier cancelled) throws CaptureException {
        List<PayloadCollector> collectors = new ArrayList<>(2);
        Run run = follow(row, cancelled, () -> {
            collectors.add(new PayloadCollector(limit));
            return collectors.getLast();
        });
        return collectors.getLast().payload(run.isOriginatorLow());
    }

    /// Writes the payload of one side of a row, without the holes; it is never in memory as a whole.
    ///
    /// @param story that of the row, which tells which packets have to be followed
    /// @throws CaptureException when the capture cannot be read any more
    /// @throws IOException when `target` fails
    /// @throws CancellationException soon after `cancelled` turned true
    public void write(int row, Side side, FlowStory story, OutputStream target, BooleanSupplier cancelled)
            throws CaptureException, IOException {
        ConnectionView view = snapshot.view().at(row);
        boolean alone = story.outcome() == FlowStory.Outcome.ALONE;
        boolean ofLow = story.isOriginatorLow() == (side == Side.ORIGINATOR);
        Run run = new Run(view, alone ? ALONE : row, new PayloadStream(ofLow, target));
        try (FrameCursor cursor = alone ? run.cursor() : capture.start()) {
            run.follow(cursor, cancelled);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Follows the flow's own packets; where they do not give the row, all packets up to its end.
    private Run follow(int row, BooleanSupplier cancelled, Supplier<StoryRecorder.@Nullable StreamSink> sinks)
            throws CaptureException {
        ConnectionView view = snapshot.view().at(row);
        Run alone = new Run(view, ALONE, sinks.get());
        try (FrameCursor cursor = alone.cursor()) {
            alone.follow(cursor, cancelled);
        }
        if (alone.isSameRow()) {
            return alone;
        }
        Run amongAll = new Run(view, row, sinks.get());
        try (FrameCursor cursor = capture.start()) {
            amongAll.follow(cursor, cancelled);
        }
        return amongAll;
    }

    /// One pass of a tracker over frames, as far as the last of a connection.
    private final class Run {
        private final ConnectionView row;
        private final int rowAmongAll;
        private final StoryRecorder recorder;
        private final ConnTracker tracker;
        /// Null where every frame has to be followed.
        private final @Nullable FramePrefilter prefilter;

        Run(ConnectionView row, int rowAmongAll, StoryRecorder.@Nullable StreamSink sink) {
            this.row = row;
            this.rowAmongAll = rowAmongAll;
            boolean tunnelled = !row.tunnelParents().isEmpty();
            this.recorder = new StoryRecorder(
                    new StoryRecorder.Target(PacketKey.of(row), row.startNanos(), tunnelled, rowAmongAll),
                    sink);
            this.tracker = new ConnTracker(options, recorder, signatures);
            boolean isAlone = rowAmongAll == ALONE;
            this.prefilter = isAlone && !tunnelled ? new FramePrefilter(row) : null;
            if (isAlone) {
                expect();
            }
        }

        /// A frame with a packet in a tunnel is marked for both, so it brings along what carries the packet.
        FrameCursor cursor() throws CaptureException {
            return capture.from(row.firstFramePosition(), row.firstFrame(), PacketKey.of(row).hash());
        }

        /// Announces what another flow announced.
        private void expect() {
            ServiceEngine engine = tracker.services();
            if (engine == null) {
                return;
            }
            Expectations expectations = engine.expectations();
            double start = row.startSeconds();
            List<String> names = List.of(row.service().split(",", -1));
            if (names.contains(FTP_DATA)) {
                expectations.expectFtpData(
                        row.origHigh(), row.origLow(), row.respHigh(), row.respLow(), row.respPort(), start);
            }
            if (names.contains(IRC_DATA)) {
                expectations.expectIrcData(row.respHigh(), row.respLow(), row.respPort(), start);
            }
        }

        void follow(FrameCursor cursor, BooleanSupplier cancelled) {
            int untilLook = FRAMES_PER_LOOK;
            while (cursor.next()) {
                Frame frame = cursor.frame();
                if (prefilter == null || prefilter.mayHold(frame)) {
                    tracker.process(frame);
                }
                if (frame.frameNumber() >= row.lastFrame()) {
                    break;
                }
                if (--untilLook == 0) {
                    untilLook = FRAMES_PER_LOOK;
                    if (cancelled.getAsBoolean()) {
                        throw new CancellationException();
                    }
                }
            }
            Connection connection = recorder.connection();
            if (connection != null && !recorder.isOver() && row.endReason() != EndReason.OPEN) {
                recorder.release();
                tracker.end(connection, row.endReason());
            }
        }

        boolean isSameRow() {
            Connection connection = recorder.connection();
            return connection != null && RowValues.areSame(row, tracker.snapshot().view().at(connection.row()));
        }

        FlowStory story() {
            boolean nothingSent = row.origBytes() == 0 && row.respBytes() == 0;
            return recorder.story(isOriginatorLow(), row.endReason(), outcome(), nothingSent);
        }

        private FlowStory.Outcome outcome() {
            if (!isSameRow()) {
                return FlowStory.Outcome.DIFFERENT;
            }
            return rowAmongAll == ALONE ? FlowStory.Outcome.ALONE : FlowStory.Outcome.AMONG_ALL;
        }

        private boolean isOriginatorLow() {
            Connection connection = recorder.connection();
            return connection != null && connection.isOriginatorLow();
        }
    }
}
