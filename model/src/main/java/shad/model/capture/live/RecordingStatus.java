package shad.model.capture.live;

import java.nio.file.Path;
import java.util.List;

/// How the recording of a capture is doing. Immutable.
///
/// @param files what was written and is still there, oldest first
/// @param removedFiles how many older ones were removed to keep below the cap
/// @param removedBytes what these held: positions of frames are counted from the first of them
/// @param bytesWritten bytes that the system has taken, those of removed files included: they outlive this process
/// @param drops frames that are not in the files, because the disk was too slow or writing failed
/// @param problem why nothing more is written, or empty
public record RecordingStatus(List<Path> files, int removedFiles, long removedBytes, long bytesWritten, long drops,
        String problem) {
    public RecordingStatus {
        files = List.copyOf(files);
    }
}
