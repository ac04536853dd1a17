package shad.model.inspect;

import java.util.Arrays;

/// The packets of a flow, one array a value: a flow may have very many. Written by one thread, then only read.
final class FrameColumns {
    int size;
    int[] frame = new int[64];
    long[] position = new long[64];
    long[] nanos = new long[64];
    /// Whether the low end of the key sent it.
    boolean[] low = new boolean[64];
    byte[] flags = new byte[64];
    int[] seq = new int[64];
    int[] ack = new int[64];
    long[] relativeSeq = new long[64];
    long[] relativeAck = new long[64];
    int[] payloadLength = new int[64];
    int[] payloadCaptured = new int[64];
    short[] rawWindow = new short[64];
    int[] ipLength = new int[64];
    int[] inFlight = new int[64];
    short[] oddities = new short[64];
    byte[] options = new byte[64];

    /// Makes room for one more, all of whose values are 0.
    int add() {
        if (size == frame.length) {
            grow(size * 2);
        }
        return size++;
    }

    /// Takes the last one back.
    void removeLast() {
        size--;
        relativeSeq[size] = 0;
        relativeAck[size] = 0;
        inFlight[size] = 0;
        oddities[size] = 0;
        options[size] = 0;
    }

    private void grow(int capacity) {
        frame = Arrays.copyOf(frame, capacity);
        position = Arrays.copyOf(position, capacity);
        nanos = Arrays.copyOf(nanos, capacity);
        low = Arrays.copyOf(low, capacity);
        flags = Arrays.copyOf(flags, capacity);
        seq = Arrays.copyOf(seq, capacity);
        ack = Arrays.copyOf(ack, capacity);
        relativeSeq = Arrays.copyOf(relativeSeq, capacity);
        relativeAck = Arrays.copyOf(relativeAck, capacity);
        payloadLength = Arrays.copyOf(payloadLength, capacity);
        payloadCaptured = Arrays.copyOf(payloadCaptured, capacity);
        rawWindow = Arrays.copyOf(rawWindow, capacity);
        ipLength = Arrays.copyOf(ipLength, capacity);
        inFlight = Arrays.copyOf(inFlight, capacity);
        oddities = Arrays.copyOf(oddities, capacity);
        options = Arrays.copyOf(options, capacity);
    }
}
