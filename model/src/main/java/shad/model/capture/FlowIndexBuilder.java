package shad.model.capture;

import java.util.Arrays;

/// Notes while a capture is walked which of its stretches hold frames of which flows. A long capture gets longer
/// stretches, not more of them, so a [FlowIndex] takes no more than about 7 MB. Owned by one thread.
public final class FlowIndexBuilder {
    private static final int MOST_STRETCHES = 1 << 17;

    private final int mostStretches;
    private long[] positions = new long[64];
    private long[] frameNumbers = new long[64];
    private long[] nanosBefore = new long[64];
    private long[] marks = new long[64 * FlowIndex.WORDS];
    private int size;
    private long length;
    private long nextStart = Long.MIN_VALUE;
    private int current;
    private long previousNanos;

    /// @param length bytes of a stretch to begin with
    public FlowIndexBuilder(int length) {
        this(length, MOST_STRETCHES);
    }

    /// @param mostStretches an even number
    FlowIndexBuilder(int length, int mostStretches) {
        this.length = length;
        this.mostStretches = mostStretches;
    }

    /// The next frame of the capture, first to last; the marks that follow are its.
    public void frame(Frame frame) {
        if (frame.filePosition() >= nextStart) {
            begin(frame);
        }
        previousNanos = frame.timestampNanos();
    }

    /// The present frame belongs to a flow.
    ///
    /// @param flow any number that stands for it, well mixed
    public void mark(int flow) {
        marks[current + FlowIndex.word(flow)] |= FlowIndex.bits(flow);
    }

    /// A frame that came before belongs to a flow.
    public void mark(long frameNumber, int flow) {
        int found = Arrays.binarySearch(frameNumbers, 0, size, frameNumber);
        int stretch = found >= 0 ? found : -found - 2;
        marks[stretch * FlowIndex.WORDS + FlowIndex.word(flow)] |= FlowIndex.bits(flow);
    }

    /// What was noted so far.
    public FlowIndex build() {
        return new FlowIndex(
                Arrays.copyOf(positions, size),
                Arrays.copyOf(frameNumbers, size),
                Arrays.copyOf(nanosBefore, size),
                Arrays.copyOf(marks, size * FlowIndex.WORDS));
    }

    private void begin(Frame frame) {
        if (size == mostStretches) {
            joinPairs();
        } else if (size == positions.length) {
            int capacity = 2 * size;
            positions = Arrays.copyOf(positions, capacity);
            frameNumbers = Arrays.copyOf(frameNumbers, capacity);
            nanosBefore = Arrays.copyOf(nanosBefore, capacity);
            marks = Arrays.copyOf(marks, capacity * FlowIndex.WORDS);
        }
        positions[size] = frame.filePosition();
        frameNumbers[size] = frame.frameNumber();
        nanosBefore[size] = previousNanos;
        current = size * FlowIndex.WORDS;
        size++;
        nextStart = frame.filePosition() + length;
    }

    private void joinPairs() {
        size /= 2;
        for (int i = 0; i < size; i++) {
            positions[i] = positions[2 * i];
            frameNumbers[i] = frameNumbers[2 * i];
            nanosBefore[i] = nanosBefore[2 * i];
            for (int word = 0; word < FlowIndex.WORDS; word++) {
                int from = 2 * i * FlowIndex.WORDS + word;
                marks[i * FlowIndex.WORDS + word] = marks[from] | marks[from + FlowIndex.WORDS];
            }
        }
        Arrays.fill(marks, size * FlowIndex.WORDS, marks.length, 0);
        length *= 2;
    }
}
