package shad.model.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shad.model.conn.Side;
import shad.model.conn.TcpEndpointState;
import shad.model.wire.TcpHeader;

/// How a row came about, packet by packet: the letters and their rules, the states of the ends, the gaps, the end.
/// Never changes; any thread.
public final class FlowStory {
    private static final int SYN_ACK = TcpHeader.SYN | TcpHeader.ACK;

    private final FrameColumns frames;
    private final EventColumns events;
    private final List<StateStep> steps;
    private final List<GapNote> gaps;
    private final boolean originatorLow;
    private final int originatorScale;
    private final int responderScale;
    private final FlowEnd end;
    private final long leftOut;
    private final Outcome outcome;
    private final @Nullable StateRule stateRule;

    /// How far the story agrees with the row.
    public enum Outcome {
        /// The flow's own packets gave exactly the row.
        ALONE,
        /// All packets of the capture up to its end gave exactly the row: others had a part in it.
        AMONG_ALL,
        /// The row came out differently: the capture changed, or it was analysed with other options.
        DIFFERENT
    }

    FlowStory(
            FrameColumns frames,
            EventColumns events,
            List<StateStep> steps,
            List<GapNote> gaps,
            boolean originatorLow,
            int originatorScale,
            int responderScale,
            FlowEnd end,
            long leftOut,
            Outcome outcome,
            boolean tcp,
            boolean nothingSent) {
        this.frames = frames;
        this.events = events;
        this.steps = steps;
        this.gaps = gaps;
        this.originatorLow = originatorLow;
        this.originatorScale = originatorScale;
        this.responderScale = responderScale;
        this.end = end;
        this.leftOut = leftOut;
        this.outcome = outcome;
        this.stateRule = tcp
                ? StateRule.of(new StateRule.Ends(
                        lastState(Side.ORIGINATOR), lastState(Side.RESPONDER), nothingSent, history()))
                : null;
    }

    /// Packets, from index 0 on.
    public int size() {
        return frames.size;
    }

    /// How many packets of a very long flow are not among them: such as wrote no letter.
    public long leftOut() {
        return leftOut;
    }

    public Outcome outcome() {
        return outcome;
    }

    /// One packet with all that is known about it.
    public FrameNote note(int index) {
        return new FrameNote(
                index,
                frameNumber(index),
                frames.position[index],
                frames.nanos[index],
                side(index),
                flags(index),
                frames.seq[index],
                frames.ack[index],
                frames.relativeSeq[index],
                frames.relativeAck[index],
                frames.payloadLength[index],
                frames.payloadCaptured[index],
                frames.rawWindow[index] & 0xffff,
                window(index),
                frames.ipLength[index],
                frames.inFlight[index],
                TcpOptions.names(frames.options[index]),
                letters(index),
                notes(index),
                oddities(index));
    }

    /// Number of the frame that held a packet, from 1.
    public long frameNumber(int index) {
        return frames.frame[index] & 0xffff_ffffL;
    }

    /// Where the frame of a packet starts in the uncompressed capture.
    public long filePosition(int index) {
        return frames.position[index];
    }

    /// Capture time of a packet, nanoseconds since the epoch.
    public long timestampNanos(int index) {
        return frames.nanos[index];
    }

    /// The sender of a packet, by the roles that the connection has in the end.
    public Side side(int index) {
        return frames.low[index] == originatorLow ? Side.ORIGINATOR : Side.RESPONDER;
    }

    boolean isOriginatorLow() {
        return originatorLow;
    }

    /// The control bits of a packet.
    public int flags(int index) {
        return frames.flags[index] & 0xff;
    }

    /// Position of a packet's first byte as the tracker counts it; unsigned.
    public long relativeSeq(int index) {
        return frames.relativeSeq[index];
    }

    /// Position that a packet acknowledges in the other direction; unsigned.
    public long relativeAck(int index) {
        return frames.relativeAck[index];
    }

    /// Payload bytes of a packet by its IP header.
    public int payloadLength(int index) {
        return frames.payloadLength[index];
    }

    /// The window that a packet announces: in bytes where both ends agreed on scaling, otherwise its field.
    public long window(int index) {
        long raw = frames.rawWindow[index] & 0xffff;
        boolean syn = (frames.flags[index] & TcpHeader.SYN) != 0;
        return syn ? raw : raw << (side(index) == Side.ORIGINATOR ? originatorScale : responderScale);
    }

    /// Bytes of a packet's sender that are not acknowledged, its own included.
    public int inFlight(int index) {
        return frames.inFlight[index];
    }

    /// What a packet wrote into the history; empty for nothing.
    public String letters(int index) {
        int last = events.firstOf(index + 1);
        StringBuilder letters = new StringBuilder(0);
        for (int i = events.firstOf(index); i < last; i++) {
            if (events.isWritten(i)) {
                letters.append(events.letter(i));
            }
        }
        return letters.toString();
    }

    /// Why a packet wrote the letters that it wrote, and why it wrote no others.
    public List<LetterNote> notes(int index) {
        int first = events.firstOf(index);
        int last = events.firstOf(index + 1);
        if (first == last) {
            return List.of();
        }
        List<LetterNote> notes = new ArrayList<>(2);
        for (int i = first; i < last; i++) {
            notes.add(events.note(i));
        }
        return notes;
    }

    /// What is unusual about a packet.
    public Set<Oddity> oddities(int index) {
        Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
        for (int bits = frames.oddities[index] & 0xffff; bits != 0; bits &= bits - 1) {
            oddities.add(Oddity.ofOrdinal(Integer.numberOfTrailingZeros(bits)));
        }
        return oddities;
    }

    /// The history: the letters of all packets in their order.
    public String history() {
        StringBuilder history = new StringBuilder();
        for (int i = 0; i < events.size(); i++) {
            if (events.isWritten(i)) {
                history.append(events.letter(i));
            }
        }
        return history.toString();
    }

    /// The packets behind the letters of the history: as many indexes as it has letters.
    public int[] letterIndexes() {
        int[] indexes = new int[events.size()];
        int count = 0;
        for (int i = 0; i < events.size(); i++) {
            if (events.isWritten(i)) {
                indexes[count++] = events.packet(i);
            }
        }
        return Arrays.copyOf(indexes, count);
    }

    /// The changes of state of both ends, in order; empty unless the transport is TCP.
    public List<StateStep> states() {
        return steps;
    }

    /// What was not captured, in the order in which acknowledgments showed it.
    public List<GapNote> gaps() {
        return gaps;
    }

    /// Why the connection ended.
    public FlowEnd end() {
        return end;
    }

    /// The rule that gave the state; null unless the transport is TCP.
    public @Nullable StateRule stateRule() {
        return stateRule;
    }

    /// The state that an end of a TCP connection came to.
    public TcpEndpointState lastState(Side side) {
        TcpEndpointState last = TcpEndpointState.INACTIVE;
        for (StateStep step : steps) {
            if (step.side() == side) {
                last = step.to();
            }
        }
        return last;
    }

    /// Nanoseconds from the first SYN to the SYN-ACK that answers it: the way from where the capture was made to the
    /// responder and back.
    public OptionalLong synToSynAckNanos() {
        int syn = first(0, TcpHeader.SYN, Side.ORIGINATOR);
        int answer = syn < 0 ? -1 : first(syn + 1, SYN_ACK, Side.RESPONDER);
        return between(syn, answer);
    }

    /// Nanoseconds from the SYN-ACK to the ACK that ends the handshake: the way to the originator and back.
    public OptionalLong synAckToAckNanos() {
        int syn = first(0, TcpHeader.SYN, Side.ORIGINATOR);
        int answer = syn < 0 ? -1 : first(syn + 1, SYN_ACK, Side.RESPONDER);
        int ack = answer < 0 ? -1 : first(answer + 1, TcpHeader.ACK, Side.ORIGINATOR);
        return between(answer, ack);
    }

    private OptionalLong between(int from, int to) {
        return to < 0 ? OptionalLong.empty() : OptionalLong.of(frames.nanos[to] - frames.nanos[from]);
    }

    /// The first packet of a side from an index on of whose SYN and ACK bits exactly these are set; -1 for none.
    private int first(int from, int bits, Side side) {
        for (int i = from; i < frames.size; i++) {
            if ((frames.flags[i] & SYN_ACK) == bits && side(i) == side) {
                return i;
            }
        }
        return -1;
    }
}
