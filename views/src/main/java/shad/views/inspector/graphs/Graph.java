package shad.views.inspector.graphs;

/// What a graph shows over time.
enum Graph {
    /// Segments from their first to their last byte, with what the other end acknowledges and allows, as tcptrace draws
    /// them.
    SEQUENCE("Sequence", "sequence number, relative"),
    /// A point for each segment, as in the books of W. Richard Stevens.
    STEVENS("Stevens", "sequence number, relative"),
    THROUGHPUT("Throughput", "payload bytes a second"),
    ROUND_TRIP("RTT", "seconds to the acknowledgment");

    private final String word;
    private final String amount;

    Graph(String word, String amount) {
        this.word = word;
        this.amount = amount;
    }

    /// The word for a person.
    String word() {
        return word;
    }

    /// What is measured upwards.
    String amount() {
        return amount;
    }

    /// Whether it shows one direction at a time.
    boolean isOfOneSide() {
        return this == SEQUENCE || this == STEVENS;
    }
}
