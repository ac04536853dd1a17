package shad.model.service.smb;

/// Takes what messages of SMB carry for other protocols.
interface SmbCarrier {
    /// A token of an authentication.
    void token(boolean fromOriginator, byte[] bytes, int offset, int length);

    /// Bytes of a pipe, which is known by the number of its file.
    void pipe(long file, boolean fromOriginator, byte[] bytes, int offset, int length);

    /// A pipe was closed.
    void pipeClosed(long file);

    /// A chain of commands is too long, or goes in circles.
    void limitReached();
}
