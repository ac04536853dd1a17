package shad.views.inspector;

import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.capture.CaptureException;
import shad.model.inspect.FieldNode;
import shad.views.fx.LatestTask;

/// The frame of the chosen packet, read from the capture while somebody wants it, and the field of it that a person has
/// chosen. FX thread only.
final class FrameViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(FrameViewModel.class);

    private final FlowViewModel packets;
    private final LatestTask reading;
    private final ReadOnlyObjectWrapper<@Nullable FrameBytes> frame = new ReadOnlyObjectWrapper<>(this, "frame");
    private final ObjectProperty<@Nullable FieldNode> field = new SimpleObjectProperty<>(this, "field");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private @Nullable Flow flow;
    private boolean wanted;

    /// @param fxThread runs what is to happen on the FX thread
    FrameViewModel(FlowViewModel packets, Executor background, Executor fxThread) {
        this.packets = packets;
        reading = new LatestTask(background, fxThread);
        packets.selectedPacketProperty().subscribe(this::read);
    }

    /// Reads frames of this flow from now on; null for none.
    void setFlow(@Nullable Flow shown) {
        boolean isThere = shown != null && shown.continues(flow) && frame.get() != null;
        flow = shown;
        if (!isThere) {
            read();
        }
    }

    /// Whether somebody sees the frame; without, none is read.
    void setWanted(boolean isWanted) {
        wanted = isWanted;
        read();
    }

    /// The frame of the chosen packet; null until it is read. While the next one is read, the one before stays.
    ReadOnlyObjectProperty<@Nullable FrameBytes> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// The header or field that a person has chosen; null for none.
    ObjectProperty<@Nullable FieldNode> fieldProperty() {
        return field;
    }

    /// Why the frame can't be shown; empty where it can.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    private void read() {
        Flow shown = flow;
        int packet = packets.getSelectedPacket();
        if (!wanted || shown == null || packet < 0 || packet >= shown.size()) {
            reading.cancel();
            show(null, "");
            return;
        }
        reading.run(
                () -> packets.reader().ask(
                        shown.source(), capture -> FrameBytes.read(capture, shown.story(), packet)),
                bytes -> show(bytes, ""),
                this::failed);
    }

    private void failed(Throwable cause) {
        if (!(cause instanceof CaptureException)) {
            LOG.error("Reading a frame failed", cause);
        }
        show(null, cause.getMessage() + ".");
    }

    private void show(@Nullable FrameBytes bytes, String why) {
        field.set(null);
        failure.set(why);
        frame.set(bytes);
    }
}
