package shad.model.service.tls;

import static shad.model.service.Talk.bytes;
import static shad.model.service.Talk.hex;
import static shad.model.service.tls.Tls.u16;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Initial packets for tests, protected with the keys that the RFCs print for one connection identifier: independent of how
/// the product derives them.
public enum QuicPackets {
    /// RFC 9001 appendix A.1.
    CLIENT_V1(
            "00000001",
            0xc0,
            "1f369613dd76d5467730efcbe3b1a22d",
            "fa044b2f42a3fd3b46fb255c",
            "9f50449e04a0e810283a1e9933adedd2"),
    SERVER_V1(
            "00000001",
            0xc0,
            "cf3a5331653c364c88f0f379b6067e37",
            "0ac1493ca1905853b0bba03e",
            "c206b8d9b9f0f37644430b490eeaa314"),
    /// RFC 9369 appendix A.1.
    CLIENT_V2(
            "6b3343cf",
            0xd0,
            "8b1a0bc121284290a29e0971b5cd045d",
            "91f73e2351d8fa91660e909f",
            "45b95e15235d6f45a6b19cbcb0294ba9");

    /// The identifier that the client chose.
    public static final byte[] DESTINATION = hex("8394c8f03e515708");
    /// The client's frame of RFC 9001 appendix A.2, asking for example.com.
    public static final byte[] CLIENT_FRAME = hex(
            "060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c00000413011302010000"
                    + "c000000010000e00000b6578616d706c652e636f6dff01000100000a00080006001d00170018001000070005"
                    + "04616c706e000500050100000000003300260024001d00209370b2c9caa47fbabaf4559fedba753de171fa71f50f1c"
                    + "e15d43e994ec74d748002b0003020304000d0010000e0403050306030203080408050806002d00020101001c00024001"
                    + "003900320408ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f088394c8f03e5157"
                    + "0806048000ffff");
    /// The server's packet of RFC 9001 appendix A.3.
    public static final byte[] SERVER_PACKET_V1 = hex(
            "cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb38cc5a99f"
                    + "5ede4cf73c3ec2493a1839b3dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8e"
                    + "f4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc42158407dd074ee");
    /// The server's packet of RFC 9369 appendix A.3.
    public static final byte[] SERVER_PACKET_V2 = hex(
            "dc6b3343cf0008f067a5502a4262b5004075d92faaf16f05d8a4398c47089698baeea26b91eb761d9b89237bbf87263017915358"
                    + "230035f7fd3945d88965cf17f9af6e16886c61bfc703106fbaf3cb4cfa52382dd16a393e42757507698075b2c984c7"
                    + "07f0a0812d8cd5a6881eaf21ceda98f4bd23f6fe1a3e2c43edd9ce7ca84bed8521e2e140");
    /// What both server packets hold.
    public static final byte[] SERVER_FRAMES = hex(
            "02000000000600405a020000560303eefce7f7b37ba1d1632e96677825ddf73988cfc79825df566dc5430b9a045a120013010000"
                    + "2e00330024001d00209d3c940d89690b84d08a60993c144eca684d1081287c834d5311bcf32bb9da1a002b00020304");

    private static final byte[] NO_TOKEN_NO_SOURCE = {0, 0};

    private final byte[] version;
    private final int firstByte;
    private final byte[] key;
    private final byte[] iv;
    private final byte[] headerKey;

    QuicPackets(String version, int firstByte, String key, String iv, String headerKey) {
        this.version = hex(version);
        this.firstByte = firstByte;
        this.key = hex(key);
        this.iv = hex(iv);
        this.headerKey = hex(headerKey);
    }

    /// An Initial packet with these frames and the packet number 2, in four bytes, as in the RFCs. Short ones are padded.
    public byte[] packet(Object... frames) {
        byte[] plain = bytes(frames);
        byte[] payload = Arrays.copyOf(plain, Math.max(plain.length, 4));
        return protect(payload);
    }

    /// The same with as much padding as in the RFCs.
    public byte[] paddedPacket(Object... frames) {
        return protect(Arrays.copyOf(bytes(frames), 1162));
    }

    private byte[] protect(byte[] payload) {
        int length = 4 + payload.length + 16;
        byte[] header = bytes(
                firstByte | 3,
                version,
                DESTINATION.length,
                DESTINATION,
                NO_TOKEN_NO_SOURCE,
                u16(0x4000 | length),
                new byte[] {0, 0, 0, 2});
        byte[] nonce = iv.clone();
        nonce[nonce.length - 1] ^= 2;
        try {
            Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
            gcm.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            gcm.updateAAD(header);
            byte[] sealed = gcm.doFinal(payload);
            Cipher ecb = Cipher.getInstance("AES/ECB/NoPadding");
            ecb.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(headerKey, "AES"));
            byte[] mask = ecb.doFinal(sealed, 0, 16);
            header[0] ^= (byte) (mask[0] & 0x0f);
            for (int i = 0; i < 4; i++) {
                header[header.length - 4 + i] ^= mask[1 + i];
            }
            return bytes(header, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A CRYPTO frame.
    public static byte[] crypto(int offset, byte[] content) {
        return bytes(6, u16(0x4000 | offset), u16(0x4000 | content.length), content);
    }
}
