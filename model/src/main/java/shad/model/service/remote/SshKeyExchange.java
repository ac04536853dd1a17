package shad.model.service.remote;

import java.util.Arrays;
import shad.model.service.parse.Ascii;

/// How the two sides of an SSH connection agree on keys: it decides which messages Zeek takes for well-formed. Zeek:
/// `update_kex` in ssh-protocol.pac.
enum SshKeyExchange {
    /// Not agreed on, or by a method that Zeek does not know.
    UNKNOWN,
    DIFFIE_HELLMAN,
    GROUP_EXCHANGE,
    ELLIPTIC_CURVE,
    GSS,
    RSA;

    /// `SSH::max_kexinit_kex_algorithms`, and the same for other lists: more names are not looked at.
    static final int MAX_NAMES = 100;

    /// That of the first name of the client's list which the server's list has as well; both are separated by commas.
    static SshKeyExchange agreed(byte[] client, byte[] server) {
        int end = endOfNames(client);
        for (int from = 0; from <= end;) {
            int to = endOfName(client, from, end);
            if (contains(server, client, from, to)) {
                return named(client, from, to - from);
            }
            from = to + 1;
        }
        return UNKNOWN;
    }

    private static boolean contains(byte[] list, byte[] name, int nameFrom, int nameTo) {
        int end = endOfNames(list);
        for (int from = 0; from <= end;) {
            int to = endOfName(list, from, end);
            if (Arrays.equals(list, from, to, name, nameFrom, nameTo)) {
                return true;
            }
            from = to + 1;
        }
        return false;
    }

    private static SshKeyExchange named(byte[] bytes, int offset, int length) {
        return switch (Ascii.text(bytes, offset, length)) {
            case "rsa1024-sha1", "rsa2048-sha256" -> RSA;
            case "diffie-hellman-group1-sha1",
                    "diffie-hellman-group14-sha1",
                    "diffie-hellman-group14-sha256",
                    "diffie-hellman-group16-sha512",
                    "diffie-hellman-group18-sha512" ->
                DIFFIE_HELLMAN;
            case "diffie-hellman-group-exchange-sha1", "diffie-hellman-group-exchange-sha256" -> GROUP_EXCHANGE;
            case "ecmqv-sha2" -> ELLIPTIC_CURVE;
            case String name when name.startsWith("gss-") -> GSS;
            case String name when name.startsWith("ecdh-sha2-")
                    || name.startsWith("curve25519-sha256")
                    || name.startsWith("sntrup761x25519-sha512")
                    || name.startsWith("mlkem") ->
                ELLIPTIC_CURVE;
            default -> UNKNOWN;
        };
    }

    private static int endOfName(byte[] list, int from, int end) {
        int at = from;
        while (at < end && list[at] != ',') {
            at++;
        }
        return at;
    }

    /// Where the last name ends that is looked at.
    private static int endOfNames(byte[] list) {
        int names = 0;
        for (int at = 0; at < list.length; at++) {
            if (list[at] == ',' && ++names == MAX_NAMES) {
                return at;
            }
        }
        return list.length;
    }
}
