package shad.model.query;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import shad.model.conn.TransportProtocol;
import shad.model.store.ConnectionView;

/// Reads from a connection's history what its responder showed of a service, as a set of bits by [ServiceSign]. Remembers
/// by history. For one thread and the rows of one store.
final class ServiceSigns {
    private static final byte KNOWN = (byte) 0x80;
    private static final int SYN_ACK = 1 << ServiceSign.SYN_ACK.ordinal();
    private static final int PAYLOAD = 1 << ServiceSign.PAYLOAD.ordinal();
    private static final int MIDSTREAM = 1 << ServiceSign.MIDSTREAM.ordinal();

    private byte[] ofTcp = new byte[256];
    private byte[] ofUdp = new byte[256];

    /// 0 where nothing shows that anybody serves the port; always for transports other than TCP and UDP.
    int of(ConnectionView row) {
        TransportProtocol transport = row.transport();
        int id = row.historyId();
        if (transport == TransportProtocol.TCP) {
            ofTcp = withRoom(ofTcp, id);
            if (ofTcp[id] == 0) {
                ofTcp[id] = (byte) (KNOWN | tcp(row.history()));
            }
            return ofTcp[id] & ~KNOWN;
        }
        if (transport == TransportProtocol.UDP) {
            ofUdp = withRoom(ofUdp, id);
            if (ofUdp[id] == 0) {
                ofUdp[id] = (byte) (KNOWN | (has(row.history(), 'd') ? PAYLOAD : 0));
            }
            return ofUdp[id] & ~KNOWN;
        }
        return 0;
    }

    private static byte[] withRoom(byte[] known, int id) {
        return id < known.length ? known : Arrays.copyOf(known, Math.max(id + 1, known.length * 2));
    }

    /// A responder that neither sent a SYN-ACK nor only aborted is in the middle of a connection.
    private static int tcp(String history) {
        boolean accepted = has(history, 'h');
        boolean payload = has(history, 'd');
        boolean midstream = !accepted && (payload || has(history, 'a') || has(history, 'f'));
        return (accepted ? SYN_ACK : 0) | (payload ? PAYLOAD : 0) | (midstream ? MIDSTREAM : 0);
    }

    private static boolean has(String history, char letter) {
        return history.indexOf(letter) >= 0;
    }

    static Set<ServiceSign> set(int bits) {
        Set<ServiceSign> signs = EnumSet.noneOf(ServiceSign.class);
        for (ServiceSign sign : ServiceSign.values()) {
            if ((bits & 1 << sign.ordinal()) != 0) {
                signs.add(sign);
            }
        }
        return signs;
    }
}
