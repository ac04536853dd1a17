package shad.model.inspect;

/// What is unusual about a packet, by its own headers and the packets of the flow before it. Letters of the history are
/// written by other rules, the tracker's.
public enum Oddity {
    RETRANSMISSION("retransmission: nothing but bytes that were seen before"),
    OUT_OF_ORDER("out of order: fills a hole that later bytes had left"),
    HOLE_BEFORE("bytes before it were not seen, or not yet"),
    KEEP_ALIVE("keep-alive: the byte before the next one, or none, to see whether the other end is there"),
    DUPLICATE_ACK("acknowledges the same again, with nothing else to say"),
    UNSEEN_BYTES_ACKED("acknowledges bytes that were not captured"),
    ZERO_WINDOW("zero window: its sender can take no more data"),
    BAD_CHECKSUM("bad checksum: it counts nowhere"),
    BAD_HEADER("its header contradicts its length: it counts nowhere"),
    NOT_FOLLOWED("not looked at: Zeek had seen enough of what it takes for the data of GridFTP, and it counts nowhere"),
    SNAPPED("the capture has not all of it"),
    FROM_FRAGMENTS("put together from several fragments, of which this frame holds the one that came last"),
    OLDER_THAN_THE_LAST("its time is before that of the frame before it");

    private static final Oddity[] ALL = values();

    private final String words;

    Oddity(String words) {
        this.words = words;
    }

    /// What it means, in plain words without a full stop.
    public String words() {
        return words;
    }

    /// Whether such a packet changes neither the row nor what is known of the streams.
    public boolean countsNowhere() {
        return this == BAD_CHECKSUM || this == BAD_HEADER || this == NOT_FOLLOWED;
    }

    int bit() {
        return 1 << ordinal();
    }

    static Oddity ofOrdinal(int ordinal) {
        return ALL[ordinal];
    }
}
