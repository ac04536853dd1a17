package shad.model.query;

/// What shows that somebody serves a port, by what the responder sent (Zeek, policy/protocols/conn/known-services).
public enum ServiceSign {
    SYN_ACK("SYN-ACK", "the server accepted a connection"),
    PAYLOAD("payload", "the server sent payload"),
    MIDSTREAM("mid-stream", "the server took part in a connection whose beginning was not captured");

    private final String label;
    private final String meaning;

    ServiceSign(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /// In a word, for tables.
    public String label() {
        return label;
    }

    /// In words, lower case.
    public String meaning() {
        return meaning;
    }
}
