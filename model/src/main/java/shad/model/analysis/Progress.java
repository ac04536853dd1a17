package shad.model.analysis;

/// How far an analysis is.
///
/// @param bytesRead bytes taken from the source, before decompression
/// @param bytesTotal bytes of the source, or -1 where that cannot be known
/// @param frames frames read
/// @param connections connections so far, open ones included
/// @param elapsedNanos time since the start
public record Progress(long bytesRead, long bytesTotal, long frames, long connections, long elapsedNanos) {
    /// Before anything was read.
    public static final Progress NONE = new Progress(0, -1, 0, 0, 0);

    /// The part that is done, from 0 to 1, or -1 where that cannot be known.
    public double fraction() {
        return bytesTotal <= 0 ? -1 : Math.min(1.0, (double) bytesRead / bytesTotal);
    }
}
