package shad.model.inspect;

import java.util.List;
import java.util.regex.Pattern;
import shad.model.conn.ConnState;
import shad.model.conn.TcpEndpointState;

/// The rules by which the state of a TCP connection follows from the states of its ends; the first that fits counts
/// (Zeek, base/protocols/conn).
public enum StateRule {
    REJECTED(ConnState.REJ, "the responder aborted what the originator had only asked for") {
        @Override
        boolean fits(Ends ends) {
            return ends.responder == TcpEndpointState.RESET && isAsking(ends.originator);
        }
    },
    BOTH_ABORTED_UNUSED(ConnState.REJ, "both aborted and neither sent any payload") {
        @Override
        boolean fits(Ends ends) {
            return ends.responder == TcpEndpointState.RESET
                    && ends.originator == TcpEndpointState.RESET
                    && ends.nothingSent;
        }
    },
    ABORTED_BY_RESPONDER_UNASKED(ConnState.RSTRH, "the responder aborted; no SYN of the originator was seen") {
        @Override
        boolean fits(Ends ends) {
            return ends.responder == TcpEndpointState.RESET && isUnseen(ends.originator);
        }
    },
    ABORTED_BY_RESPONDER(ConnState.RSTR, "the responder aborted") {
        @Override
        boolean fits(Ends ends) {
            return ends.responder == TcpEndpointState.RESET;
        }
    },
    SYN_THEN_RST(ConnState.RSTOS0, "the originator sent a SYN, then a RST; the responder never answered the SYN") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.RESET
                    && isUnseen(ends.responder)
                    && SYN_AND_RST.matcher(ends.history).matches();
        }
    },
    ABORTED_UNSEEN(ConnState.OTH, "the originator aborted a connection whose beginning was not seen") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.RESET && isUnseen(ends.responder);
        }
    },
    ABORTED_BY_ORIGINATOR(ConnState.RSTO, "the originator aborted") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.RESET;
        }
    },
    BOTH_CLOSED(ConnState.SF, "both sent a FIN") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.CLOSED && ends.responder == TcpEndpointState.CLOSED;
        }
    },
    CLOSED_WITHOUT_ANSWER(ConnState.SH, "the originator sent a FIN; no SYN-ACK of the responder was seen") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.CLOSED && isUnseen(ends.responder);
        }
    },
    CLOSED_BY_ORIGINATOR(ConnState.S2, "the originator sent a FIN, the responder did not") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.CLOSED;
        }
    },
    CLOSED_BY_RESPONDER_UNASKED(ConnState.SHR, "the responder sent a FIN; no SYN of the originator was seen") {
        @Override
        boolean fits(Ends ends) {
            return ends.responder == TcpEndpointState.CLOSED && isUnseen(ends.originator);
        }
    },
    CLOSED_BY_RESPONDER(ConnState.S3, "the responder sent a FIN, the originator did not") {
        @Override
        boolean fits(Ends ends) {
            return ends.responder == TcpEndpointState.CLOSED;
        }
    },
    UNANSWERED(ConnState.S0, "a SYN, and nothing of the responder") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.SYN_SENT && ends.responder == TcpEndpointState.INACTIVE;
        }
    },
    ESTABLISHED(ConnState.S1, "both took part in a handshake; neither closed nor aborted") {
        @Override
        boolean fits(Ends ends) {
            return ends.originator == TcpEndpointState.ESTABLISHED && ends.responder == TcpEndpointState.ESTABLISHED;
        }
    },
    OTHER(ConnState.OTH, "none of the rules before fits: traffic of a connection whose beginning was not seen") {
        @Override
        boolean fits(Ends ends) {
            return true;
        }
    };

    /// `S` and then `R` of the originator, and nothing of it in between that answers anything.
    private static final Pattern SYN_AND_RST = Pattern.compile("\\^?S[^HAFGIQ]*R.*");

    private final ConnState state;
    private final String words;

    StateRule(ConnState state, String words) {
        this.state = state;
        this.words = words;
    }

    /// The state that it gives.
    public ConnState state() {
        return state;
    }

    /// When it fits, in plain words.
    public String words() {
        return words;
    }

    abstract boolean fits(Ends ends);

    /// The rule that counts.
    static StateRule of(Ends ends) {
        for (StateRule rule : values()) {
            if (rule.fits(ends)) {
                return rule;
            }
        }
        return OTHER;
    }

    /// The rules in their order.
    public static List<StateRule> inOrder() {
        return List.of(values());
    }

    private static boolean isAsking(TcpEndpointState state) {
        return state == TcpEndpointState.SYN_SENT || state == TcpEndpointState.SYN_ACK_SENT;
    }

    private static boolean isUnseen(TcpEndpointState state) {
        return state == TcpEndpointState.INACTIVE || state == TcpEndpointState.PARTIAL;
    }

    /// What the rules look at.
    ///
    /// @param nothingSent whether both payload sizes are 0
    record Ends(TcpEndpointState originator, TcpEndpointState responder, boolean nothingSent, String history) {}
}
