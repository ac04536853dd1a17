package shad.views.inspector;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.model.inspect.StateStep;
import shad.views.fx.LatestTask;

/// Walks through the changes of state of both ends, each of which chooses the packet that brought it, and finds other
/// connections between the same ends. FX thread only.
final class WhyViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(WhyViewModel.class);

    private final FlowViewModel packets;
    private final LatestTask searching;
    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper(this, "step");
    private final ReadOnlyObjectWrapper<@Nullable Neighbours> neighbours =
            new ReadOnlyObjectWrapper<>(this, "neighbours");
    private @Nullable Flow flow;
    private boolean walking;

    /// @param background looks for neighbours
    /// @param fxThread runs what is to happen on the FX thread
    WhyViewModel(FlowViewModel packets, Executor background, Executor fxThread) {
        this.packets = packets;
        searching = new LatestTask(background, fxThread);
        packets.selectedPacketProperty().subscribe(packet -> follow(packet.intValue()));
    }

    /// Is about this flow from now on, at the end of its path; null for none. If it is the one before that has gone on,
    /// it stays where it was, unless that was the end.
    void setFlow(@Nullable Flow shown) {
        if (shown != null && shown.continues(flow)) {
            boolean wasAtEnd = isAtEnd();
            flow = shown;
            step.set(wasAtEnd ? steps().size() : Math.min(step.get(), steps().size()));
            return;
        }
        flow = shown;
        step.set(steps().size());
        neighbours.set(null);
        searching.cancel();
        if (shown != null) {
            searching.run(
                    () -> Neighbours.of(shown.snapshot(), shown.row()),
                    neighbours::set,
                    failure -> LOG.error("Looking for connections between the same ends failed", failure));
        }
    }

    /// The changes of state in their order.
    List<StateStep> steps() {
        return flow == null ? List.of() : flow.story().states();
    }

    /// How many changes of state have happened, from 0 to all of them.
    ReadOnlyIntegerProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    int getStep() {
        return step.get();
    }

    /// Goes to where so many changes have happened, and chooses the packet of the last of them.
    void goTo(int count) {
        step.set(Math.clamp(count, 0, steps().size()));
        if (step.get() > 0) {
            walking = true;
            try {
                packets.selectPacket(steps().get(step.get() - 1).index());
            } finally {
                walking = false;
            }
        }
    }

    boolean isAtEnd() {
        return step.get() >= steps().size();
    }

    /// The state of an end after the changes so far.
    TcpEndpointState state(Side side) {
        TcpEndpointState state = TcpEndpointState.INACTIVE;
        for (StateStep each : steps().subList(0, step.get())) {
            if (each.side() == side) {
                state = each.to();
            }
        }
        return state;
    }

    /// At which change an end came into a state first, from 1; 0 where it has not been there so far.
    int arrival(Side side, TcpEndpointState state) {
        for (int i = 0; i < step.get(); i++) {
            StateStep each = steps().get(i);
            if (each.side() == side && each.to() == state) {
                return i + 1;
            }
        }
        return 0;
    }

    /// Other connections between the same ends; null until they are known.
    ReadOnlyObjectProperty<@Nullable Neighbours> neighboursProperty() {
        return neighbours.getReadOnlyProperty();
    }

    /// Shows the states as they were after a packet that was chosen elsewhere.
    private void follow(int packet) {
        if (walking || flow == null || packet == Flow.NO_PACKET) {
            return;
        }
        int count = 0;
        while (count < steps().size() && steps().get(count).index() <= packet) {
            count++;
        }
        step.set(count);
    }
}
