package shad.model.service.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Takes the protection off QUIC's Initial packets, whose keys follow from the connection identifier that the client chose
/// (RFC 9001 sections 5.2 to 5.4). One connection, one version; tracker thread only.
final class InitialProtection {
    /// Bytes that must follow the beginning of the packet number: its greatest length, and the sample.
    static final int MIN_PROTECTED_LENGTH = 20;

    private static final int MAX_PACKET_NUMBER_LENGTH = 4;
    private static final int SAMPLE_LENGTH = 16;
    private static final int TAG_LENGTH = 16;
    private static final int KEY_LENGTH = 16;
    private static final int IV_LENGTH = 12;
    private static final int SECRET_LENGTH = 32;
    private static final int LONG_HEADER_MASK = 0x0f;
    private static final String HASH = "HmacSHA256";

    private final QuicVersion version;
    private final Key initialSecret;
    private @Nullable Keys client;
    private @Nullable Keys server;

    /// The ciphers of the tracker thread; making them takes longer than using them.
    private static final ThreadLocal<Ciphers> CIPHERS = ThreadLocal.withInitial(Ciphers::new);

    private static final class Ciphers {
        private final Cipher block;
        private final Cipher packet;
        private final Mac hash;

        Ciphers() {
            try {
                block = Cipher.getInstance("AES/ECB/NoPadding");
                packet = Cipher.getInstance("AES/GCM/NoPadding");
                hash = Mac.getInstance(HASH);
            } catch (GeneralSecurityException e) {
                throw missing(e);
            }
        }
    }

    private static final class Keys {
        private final Key packet;
        private final byte[] iv;
        private final Key header;

        Keys(Key packet, byte[] iv, Key header) {
            this.packet = packet;
            this.iv = iv;
            this.header = header;
        }
    }

    /// The protection of a connection whose client first sent to this connection identifier.
    InitialProtection(QuicVersion version, byte[] connectionId) {
        this.version = version;
        this.initialSecret = hashKey(hash(hashKey(version.salt()), connectionId));
    }

    /// Loads the ciphers that every thread makes for itself. From any thread.
    static void load() {
        new Ciphers();
    }

    QuicVersion version() {
        return version;
    }

    /// Decrypts the packet from `offset` to `end`, whose packet number begins at `numberOffset`; at least
    /// [#MIN_PROTECTED_LENGTH] bytes follow there. Returns null if it is not authentic.
    byte @Nullable [] open(boolean fromClient, byte[] bytes, int offset, int numberOffset, int end) {
        Keys keys = keys(fromClient);
        Ciphers ciphers = CIPHERS.get();
        try {
            ciphers.block.init(Cipher.ENCRYPT_MODE, keys.header);
            byte[] mask = ciphers.block.doFinal(bytes, numberOffset + MAX_PACKET_NUMBER_LENGTH, SAMPLE_LENGTH);
            int firstByte = bytes[offset] ^ mask[0] & LONG_HEADER_MASK;
            int numberLength = (firstByte & 3) + 1;
            int payload = numberOffset + numberLength;
            if (end - payload < TAG_LENGTH) {
                return null;
            }
            byte[] header = Arrays.copyOfRange(bytes, offset, payload);
            byte[] nonce = keys.iv.clone();
            header[0] = (byte) firstByte;
            for (int i = 0; i < numberLength; i++) {
                int at = header.length - numberLength + i;
                header[at] ^= mask[1 + i];
                nonce[IV_LENGTH - numberLength + i] ^= header[at];
            }
            ciphers.packet.init(Cipher.DECRYPT_MODE, keys.packet, new GCMParameterSpec(TAG_LENGTH * Byte.SIZE, nonce));
            ciphers.packet.updateAAD(header);
            return ciphers.packet.doFinal(bytes, payload, end - payload);
        } catch (AEADBadTagException _) {
            return null;
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private Keys keys(boolean fromClient) {
        Keys known = fromClient ? client : server;
        if (known != null) {
            return known;
        }
        Key secret = hashKey(expand(initialSecret, fromClient ? "client in" : "server in", SECRET_LENGTH));
        Keys keys = new Keys(
                new SecretKeySpec(expand(secret, version.labelPrefix() + "key", KEY_LENGTH), "AES"),
                expand(secret, version.labelPrefix() + "iv", IV_LENGTH),
                new SecretKeySpec(expand(secret, version.labelPrefix() + "hp", KEY_LENGTH), "AES"));
        if (fromClient) {
            client = keys;
        } else {
            server = keys;
        }
        return keys;
    }

    /// HKDF-Expand-Label for at most one block of the hash (RFC 8446 section 7.1, RFC 5869 section 2.3).
    private static byte[] expand(Key secret, String label, int length) {
        byte[] text = ("tls13 " + label).getBytes(StandardCharsets.US_ASCII);
        byte[] info = new byte[text.length + 5];
        info[1] = (byte) length;
        info[2] = (byte) text.length;
        System.arraycopy(text, 0, info, 3, text.length);
        info[info.length - 1] = 1; // number of the block, behind the empty context
        return Arrays.copyOf(hash(secret, info), length);
    }

    private static byte[] hash(Key key, byte[] bytes) {
        Mac mac = CIPHERS.get().hash;
        try {
            mac.init(key);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
        return mac.doFinal(bytes);
    }

    private static Key hashKey(byte[] bytes) {
        return new SecretKeySpec(bytes, HASH);
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("the Java runtime lacks the ciphers of TLS", cause);
    }
}
