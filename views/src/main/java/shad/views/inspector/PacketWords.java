package shad.views.inspector;

import javafx.css.PseudoClass;
import shad.model.conn.Side;
import shad.model.conn.TransportProtocol;

/// How the inspector speaks of packets.
final class PacketWords {
    /// A letter that a packet was worth but did not write.
    static final PseudoClass UNWRITTEN = PseudoClass.getPseudoClass("unwritten");

    private PacketWords() {}

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
