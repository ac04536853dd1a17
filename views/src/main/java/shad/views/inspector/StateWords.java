package shad.views.inspector;

import java.util.Locale;
import shad.model.conn.EndReason;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.model.inspect.FlowEnd;
import shad.model.inspect.FlowStory;
import shad.model.inspect.StateRule;
import shad.model.inspect.StateStep;
import shad.views.text.Durations;

/// Why a connection has its state and its end, in words.
final class StateWords {
    private static final double NANOS_PER_SECOND = 1e9;

    private StateWords() {}

    /// What is missing to the state of a complete connection, in sentences.
    static String toSf(FlowStory story) {
        TcpEndpointState originator = story.lastState(Side.ORIGINATOR);
        TcpEndpointState responder = story.lastState(Side.RESPONDER);
        if (story.stateRule() == StateRule.BOTH_CLOSED) {
            return "SF it is: both ends sent a FIN, and neither a RST.";
        }
        return "For SF both ends have to send a FIN, and neither a RST. " + missing("originator", originator) + " "
                + missing("responder", responder);
    }

    private static String missing(String end, TcpEndpointState state) {
        return "The " + end + switch (state) {
            case CLOSED -> " sent its FIN.";
            case RESET -> " sent a RST: no FIN of it would have counted any more.";
            case ESTABLISHED -> " took part in the handshake; its FIN is missing.";
            case SYN_SENT, SYN_ACK_SENT -> " only began; the rest of the handshake and its FIN are missing.";
            case PARTIAL -> " was seen in the middle only; its FIN is missing.";
            case INACTIVE -> " was not heard of; its part of the handshake and its FIN are missing.";
        };
    }

    /// A change of state, with the packet that brought it.
    static String step(Flow flow, StateStep step) {
        String end = step.side() == Side.ORIGINATOR ? "originator" : "responder";
        String flags = flow.story().note(step.index()).flagNames();
        return "Frame " + flow.story().frameNumber(step.index()) + " at +"
                + Durations.raw(flow.sinceStartNanos(step.index())) + (flags.isEmpty() ? "" : ", " + flags)
                + ": the " + end + " goes from " + name(step.from()) + " to " + name(step.to()) + ".";
    }

    /// A state as people read it.
    static String name(TcpEndpointState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Why the connection ended when it did, in sentences.
    static String end(Flow flow) {
        FlowEnd end = flow.story().end();
        if (end.reason() == EndReason.OPEN) {
            return "No rule about its end has fired: the state is the one that it would have if the capture ended here."
                    + (end.inactivitySeconds() > 0
                            ? " It may be silent for " + seconds(end.inactivitySeconds()) + "."
                            : "");
        }
        StringBuilder words = new StringBuilder(PacketWords.sentence(end.reason().meaning()));
        if (end.reason() == EndReason.INACTIVE || end.reason() == EndReason.DNS_IDLE) {
            words.append(" It might have been silent for ").append(seconds(end.inactivitySeconds())).append('.');
        }
        if (!Double.isNaN(end.dueSeconds())) {
            words.append(" The timer was due ").append(seconds(end.dueSeconds() - flow.view().startSeconds()))
                    .append(" after the first packet, ")
                    .append(seconds(end.dueSeconds() - flow.view().lastNanos() / NANOS_PER_SECOND))
                    .append(" after the last; it runs with the first frame from then on, of whatever connection.");
        }
        return words.toString();
    }

    private static String seconds(double seconds) {
        return Durations.human(Math.round(seconds * NANOS_PER_SECOND));
    }
}
