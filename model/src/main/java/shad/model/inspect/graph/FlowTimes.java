package shad.model.inspect.graph;

import shad.model.inspect.FlowStory;

/// When the packets of a connection are drawn: no packet before the one that precedes it in the capture, even if its own
/// time says so. Never changes; any thread.
final class FlowTimes {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double[] seconds;

    FlowTimes(FlowStory story) {
        seconds = new double[story.size()];
        double latest = 0;
        for (int i = 0; i < seconds.length; i++) {
            latest = Math.max(latest, (story.timestampNanos(i) - story.timestampNanos(0)) / NANOS_PER_SECOND);
            seconds[i] = latest;
        }
    }

    double at(int packet) {
        return seconds[packet];
    }

    double last() {
        return seconds.length == 0 ? 0 : seconds[seconds.length - 1];
    }
}
