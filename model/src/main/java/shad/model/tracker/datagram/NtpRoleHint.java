package shad.model.tracker.datagram;

/// NTP (RFC 5905 section 7.3): a server's message from the originator, or a client's from the responder, shows swapped
/// roles (Zeek, NTP analyzer).
final class NtpRoleHint implements RoleHint {
    static final int PORT = 123;

    private static final int HEADER_LENGTH = 48;
    private static final int CLIENT = 3;
    private static final int SERVER = 4;

    private boolean originatorDecided;
    private boolean responderDecided;

    @Override
    public boolean isReversed(boolean fromOriginator, byte[] bytes, int offset, int length) {
        if (length < HEADER_LENGTH) {
            return false;
        }
        int mode = bytes[offset] & 7;
        if (fromOriginator && mode == SERVER && !originatorDecided) {
            originatorDecided = true;
            return true;
        }
        if (!fromOriginator && mode == CLIENT && !responderDecided) {
            responderDecided = true;
            return true;
        }
        return false;
    }
}
