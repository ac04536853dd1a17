package shad.model.conn;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Computes the identifier by which monitors of different makers name the same flow: version 1 of Corelight's Community
/// ID, with seed 0, as Zeek's script logs it (community-id-logging). It does not depend on who began the conversation.
/// Not thread-safe.
public final class CommunityId {
    /// Bytes of every identifier: `1:` and 28 characters of Base64.
    public static final int LENGTH = 30;

    private static final int SCTP = 132;
    private static final int SHA1_LENGTH = 20;

    private final MessageDigest sha1;
    private final ByteBuffer input = ByteBuffer.allocate(64);
    private final byte[] digest = new byte[SHA1_LENGTH];
    private final byte[] base64 = new byte[LENGTH - 2];

    public CommunityId() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /// Writes the identifier as ASCII and returns the offset behind it. Ports are those of conn.log, which are type and
    /// counterpart or code for ICMP; other transports but TCP, UDP and SCTP have none, whatever is given for them.
    public int write(
            long origHigh,
            long origLow,
            int origPort,
            long respHigh,
            long respLow,
            int respPort,
            int ipProtocol,
            byte[] target,
            int offset) {
        boolean ipv4 = IpAddress.isIpv4(origHigh, origLow) && IpAddress.isIpv4(respHigh, respLow);
        TransportProtocol transport = TransportProtocol.ofIpProtocol(ipProtocol);
        boolean icmp = transport == TransportProtocol.ICMP;
        boolean oneWay = icmp && IcmpTypes.counterpart(origPort, !ipv4) == IcmpTypes.ONE_WAY;
        boolean ordered =
                oneWay || EndpointOrder.isLower(origHigh, origLow, origPort, respHigh, respLow, respPort);
        input.clear().putShort((short) 0);
        putAddress(ipv4, ordered ? origHigh : respHigh, ordered ? origLow : respLow);
        putAddress(ipv4, ordered ? respHigh : origHigh, ordered ? respLow : origLow);
        // Zeek knows ICMP by the addresses it runs between.
        int icmpNumber = ipv4 ? TransportProtocol.IP_ICMP : TransportProtocol.IP_ICMPV6;
        input.put((byte) (icmp ? icmpNumber : ipProtocol)).put((byte) 0);
        if (transport != TransportProtocol.UNKNOWN || ipProtocol == SCTP) {
            input.putShort((short) (ordered ? origPort : respPort)).putShort((short) (ordered ? respPort : origPort));
        }
        hash();
        target[offset] = '1';
        target[offset + 1] = ':';
        System.arraycopy(base64, 0, target, offset + 2, base64.length);
        return offset + LENGTH;
    }

    private void putAddress(boolean ipv4, long high, long low) {
        if (ipv4) {
            input.putInt((int) low);
        } else {
            input.putLong(high).putLong(low);
        }
    }

    private void hash() {
        sha1.update(input.flip());
        try {
            sha1.digest(digest, 0, SHA1_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        Base64.getEncoder().encode(digest, base64);
    }
}
