package shad.views.inspector;

import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
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
            shown = flow;
            viewModel.sourceProperty().set(flow == null ? null : payload(flow));
        }
    }

    private PayloadSource payload(Flow flow) {
        return limit -> reader.ask(flow.source(), opened -> flow.source()
                .replay(opened, flow.snapshot())
                .payload(flow.row(), limit, FlowReader::isInterrupted));
    }
}
