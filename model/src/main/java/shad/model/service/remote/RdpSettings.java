package shad.model.service.remote;

import shad.model.service.parse.MalformedPayload;
import shad.model.service.parse.PayloadReader;

/// Parses the settings that client and server of RDP exchange, blocks of data in a message of the conference control in a
/// message of MCS (MS-RDPBCGR sections 2.2.1.3 and 2.2.1.4).
final class RdpSettings {
    private static final int CLIENT_CORE = 0xc001;
    private static final int CLIENT_SECURITY = 0xc002;
    private static final int CLIENT_NETWORK = 0xc003;
    private static final int CLIENT_CLUSTER = 0xc004;
    private static final int SERVER_CORE = 0x0c01;
    private static final int SERVER_SECURITY = 0x0c02;
    private static final int SERVER_NETWORK = 0x0c03;

    private static final int BLOCK_HEADER_LENGTH = 4;
    /// All fields up to the product identifier, also those that MS-RDPBCGR calls optional.
    private static final int CLIENT_CORE_LENGTH = 206;
    private static final int MAX_CHANNELS = 1000;
    private static final int CHANNEL_LENGTH = 12;
    private static final int SERVER_RANDOM_LENGTH = 32;
    private static final int PROPRIETARY_CERTIFICATE = 1;
    private static final int X509_CERTIFICATES = 2;
    private static final int MAX_CERTIFICATES = 1000;
    private static final long MAX_DATA_LENGTH = 1 << 18;

    private final PayloadReader block = new PayloadReader();
    private final PayloadReader certificate = new PayloadReader();
    private final PayloadReader key = new PayloadReader();
    private boolean encrypted;

    /// Whether the server said that RDP's own encryption begins.
    boolean areEncryptedAfterwards() {
        return encrypted;
    }

    /// Parses what follows the type of the client's MCS message. Returns whether there was a block that tells RDP for sure.
    boolean ofClient(PayloadReader message) {
        element(message); // length of the message, read as an element by Zeek
        element(message); // calling domain
        element(message); // called domain
        element(message); // upward flag
        element(message); // target parameters
        element(message); // minimum parameters
        element(message); // maximum parameters
        message.skip(4); // length of user data
        message.skip(message.u16()); // key of the conference control
        message.skip(2);
        message.skip(8); // request, up to the key's length
        expect(message, "Duca");
        message.skip(2); // length
        return blocks(message);
    }

    /// Parses what follows the type of the server's MCS message, which tells RDP for sure. Returns true.
    boolean ofServer(PayloadReader message) {
        message.skip(3); // length of the message
        element(message); // result
        element(message); // called identifier
        element(message); // domain parameters
        message.skip(4); // length of user data
        message.skip(message.u16()); // key of the conference control
        message.skip(1);
        message.skip(9); // response, up to the key's length
        expect(message, "McDn");
        message.skip(2); // length
        blocks(message);
        return true;
    }

    private boolean blocks(PayloadReader message) {
        boolean found = false;
        while (!message.isAtEnd()) {
            int type = message.u16le();
            int length = message.u16le();
            message.take(length - (long) BLOCK_HEADER_LENGTH, block);
            found |= block(type, length);
        }
        return found;
    }

    private boolean block(int type, int length) {
        switch (type) {
            case CLIENT_CORE -> block.skip(CLIENT_CORE_LENGTH);
            case CLIENT_SECURITY, CLIENT_CLUSTER -> block.skip(8);
            case CLIENT_NETWORK -> block.skip(count(MAX_CHANNELS) * CHANNEL_LENGTH);
            case SERVER_CORE -> block.skip(length == 8 ? 4 : 8);
            case SERVER_SECURITY -> serverSecurity();
            case SERVER_NETWORK -> block.skip(4);
            default -> {}
        }
        return type == CLIENT_CORE || type == SERVER_SECURITY;
    }

    private long count(int max) {
        long count = block.u32le();
        if (count > max) {
            throw MalformedPayload.thrown();
        }
        return count;
    }

    private void serverSecurity() {
        long method = block.u32le();
        long level = block.u32le();
        long randomLength = block.u32le();
        long certificateLength = block.u32le();
        boolean none = method == 0 && level == 0 && randomLength == 0;
        if (!none && randomLength != SERVER_RANDOM_LENGTH) {
            throw MalformedPayload.thrown();
        }
        block.skip(randomLength);
        block.take(certificateLength, certificate);
        switch ((int) (certificate.u32le() & 0x7fff_ffff)) {
            case PROPRIETARY_CERTIFICATE -> proprietaryCertificate();
            case X509_CERTIFICATES -> x509Certificates();
            default -> throw MalformedPayload.thrown();
        }
        encrypted |= method > 0 && level > 0;
    }

    private void proprietaryCertificate() {
        certificate.skip(4 + 4 + 2); // algorithms, type of the key
        certificate.take(certificate.u16le(), key);
        key.skip(4); // magic
        long keyLength = limited(key.u32le());
        key.skip(4 + 4); // bits, exponent
        key.skip(keyLength);
        certificate.skip(2); // type of the signature
        certificate.skip(certificate.u16le());
    }

    private void x509Certificates() {
        long certificates = certificate.u32le();
        if (certificates > MAX_CERTIFICATES) {
            throw MalformedPayload.thrown();
        }
        for (int i = 0; i < certificates; i++) {
            certificate.skip(limited(certificate.u32le()));
        }
    }

    private static long limited(long length) {
        if (length > MAX_DATA_LENGTH) {
            throw MalformedPayload.thrown();
        }
        return length;
    }

    /// Skips a BER element: tag, length and content.
    private static void element(PayloadReader message) {
        message.skip(1);
        int length = message.u8();
        if (length < 0x80) {
            message.skip(length);
            return;
        }
        int bytes = length & 0x7f;
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << Byte.SIZE | message.u8();
        }
        message.skip(bytes > Long.BYTES ? 0 : value);
    }

    private static void expect(PayloadReader message, String text) {
        if (!message.startsWith(text)) {
            throw MalformedPayload.thrown();
        }
        message.skip(text.length());
    }
}
