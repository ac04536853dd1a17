package shad.views.inspector;

import javafx.css.PseudoClass;
import shad.model.conn.Side;
import shad.model.conn.TransportProtocol;
import shad.model.inspect.Oddity;

/// How the inspector speaks of packets.
final class PacketWords {
    /// A letter that a packet was worth but did not write.
    static final PseudoClass UNWRITTEN = PseudoClass.getPseudoClass("unwritten");

    /// Something gone wrong.
    static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private PacketWords() {}

    /// Whether what is odd about a packet tells of loss or damage.
    static boolean isTrouble(Oddity oddity) {
        return switch (oddity) {
            case RETRANSMISSION, OUT_OF_ORDER, HOLE_BEFORE, UNSEEN_BYTES_ACKED, ZERO_WINDOW, BAD_CHECKSUM, BAD_HEADER ->
                true;
            case KEEP_ALIVE, DUPLICATE_ACK, NOT_FOLLOWED, SNAPPED, FROM_FRAGMENTS, OLDER_THAN_THE_LAST -> false;
        };
    }

    /// One end of a connection, with its port where the transport has ports.
    static String end(String address, int port, TransportProtocol transport) {
        boolean hasPorts = transport == TransportProtocol.TCP || transport == TransportProtocol.UDP;
        if (!hasPorts) {
            return address;
        }
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }

    static boolean isTcp(Flow flow) {
        return flow.view().transport() == TransportProtocol.TCP;
    }

    static String sender(Side side) {
        return side == Side.ORIGINATOR ? "from the originator" : "from the responder";
    }

    /// With a capital letter and a full stop.
    static String sentence(String words) {
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
