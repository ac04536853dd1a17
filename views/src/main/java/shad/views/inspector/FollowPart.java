package shad.views.inspector;

import java.io.IOException;
import java.io.OutputStream;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import shad.model.capture.CaptureException;
import shad.model.capture.CaptureFile;
import shad.model.conn.Side;
import shad.model.inspect.FlowPayload;
import shad.views.inspector.follow.FollowPane;
import shad.views.inspector.follow.FollowViewModel;
import shad.views.inspector.follow.PayloadSource;
import shad.views.plot.ChartSaver;

/// The payload as a part of the inspector.
final class FollowPart extends StackPane implements FlowPane {
    private final FollowViewModel viewModel;
    private final FlowReader reader;
    private @Nullable Flow shown;

    FollowPart(FollowViewModel viewModel, FlowViewModel flow, ChartSaver saver) {
        this.viewModel = viewModel;
        reader = flow.reader();
        getChildren().add(new FollowPane(viewModel, flow.selectedPacketProperty(), saver));
    }

    @Override
    public void show(@Nullable Flow flow) {
        if (flow != shown) {
            boolean goesOn = flow != null && flow.continues(shown);
            shown = flow;
            PayloadSource source = flow == null ? null : new Payload(flow);
            if (goesOn && source != null) {
                viewModel.goOn(source);
            } else {
                viewModel.show(source);
            }
        }
    }

    /// Reads it in the capture.
    private final class Payload implements PayloadSource {
        private final Flow flow;

        Payload(Flow flow) {
            this.flow = flow;
        }

        @Override
        public FlowPayload read(int limit) throws CaptureException {
            return reader.ask(flow.source(), opened -> flow.source()
                    .replay(opened, flow.snapshot())
                    .payload(flow.row(), limit, FlowReader::isInterrupted));
        }

        /// From a capture of its own: it may take long, and others want to read meanwhile.
        @Override
        public void write(Side side, OutputStream target) throws CaptureException, IOException {
            try (CaptureFile capture = flow.source().open()) {
                flow.source().replay(capture, flow.snapshot())
                        .write(flow.row(), side, flow.story(), target, FlowReader::isInterrupted);
            }
        }

        @Override
        public long byteCount(Side side) {
            return side == Side.ORIGINATOR ? flow.view().origBytes() : flow.view().respBytes();
        }
    }
}
