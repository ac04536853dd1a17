package shad.model.conn;

/// Whose services count as known services (Zeek, `Host` of base/utils/directions-and-hosts).
public enum ServiceHosts {
    LOCAL,
    REMOTE,
    ALL,
    NONE;

    /// Whether an address, local or not, is among them.
    public boolean include(boolean local) {
        return switch (this) {
            case LOCAL -> local;
            case REMOTE -> !local;
            case ALL -> true;
            case NONE -> false;
        };
    }
}
