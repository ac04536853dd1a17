package shad.model.tracker.tcp;

import static shad.model.conn.ConnState.OTH;
import static shad.model.conn.ConnState.REJ;
import static shad.model.conn.ConnState.RSTO;
import static shad.model.conn.ConnState.RSTOS0;
import static shad.model.conn.ConnState.RSTR;
import static shad.model.conn.ConnState.RSTRH;
import static shad.model.conn.ConnState.S0;
import static shad.model.conn.ConnState.S1;
import static shad.model.conn.ConnState.S2;
import static shad.model.conn.ConnState.S3;
import static shad.model.conn.ConnState.SF;
import static shad.model.conn.ConnState.SH;
import static shad.model.conn.ConnState.SHR;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import shad.model.conn.ConnState;
import shad.model.conn.TcpEndpointState;

/// conn_state follows from the states of the two ends, save for three cells (Zeek, base/protocols/conn).
final class ConnStates {
    /// Row: the originator's state; column: the responder's; both in [TcpEndpointState] order.
    // @formatter:off
    private static final ConnState[][] BY_ENDPOINTS = {
        //                 INACT SYN_SENT SYN_ACK PARTIAL EST  CLOSED RESET
        /* INACTIVE     */ {OTH, OTH,     OTH,    OTH,    OTH, SHR,   RSTRH},
        /* SYN_SENT     */ {S0,  OTH,     OTH,    OTH,    OTH, S3,    REJ},
        /* SYN_ACK_SENT */ {OTH, OTH,     OTH,    OTH,    OTH, S3,    REJ},
        /* PARTIAL      */ {OTH, OTH,     OTH,    OTH,    OTH, SHR,   RSTRH},
        /* ESTABLISHED  */ {OTH, OTH,     OTH,    OTH,    S1,  S3,    RSTR},
        /* CLOSED       */ {SH,  S2,      S2,     SH,     S2,  SF,    RSTR},
        /* RESET        */ {OTH, RSTO,    RSTO,   OTH,    RSTO, RSTO, RSTR},
    };
    // @formatter:on

    /// A SYN and a RST of the originator and nothing of it between them that answers anything.
    private static final Pattern SYN_THEN_RST = Pattern.compile("\\^?S[^HAFGIQ]*R.*");

    private ConnStates() {}

    /// The state; `nothingSent` tells that both sizes are 0.
    static ConnState of(
            TcpEndpointState originator, TcpEndpointState responder, boolean nothingSent, Supplier<String> history) {
        if (originator == TcpEndpointState.RESET) {
            if (responder == TcpEndpointState.RESET && nothingSent) {
                return REJ;
            }
            boolean unanswered = responder == TcpEndpointState.INACTIVE || responder == TcpEndpointState.PARTIAL;
            if (unanswered && SYN_THEN_RST.matcher(history.get()).matches()) {
                return RSTOS0;
            }
        }
        return BY_ENDPOINTS[originator.ordinal()][responder.ordinal()];
    }
}
