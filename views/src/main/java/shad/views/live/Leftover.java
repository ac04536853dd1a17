package shad.views.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shad.model.capture.live.Recordings;

/// A recording whose process ended before anybody saved or discarded it.
///
/// @param bytes size of the file
/// @param written when something was written to it last
public record Leftover(Path file, long bytes, Instant written) {
    /// Those that lie in a folder, the latest first. Asks the disk.
    public static List<Leftover> in(Path folder) throws IOException {
        List<Leftover> found = new ArrayList<>();
        for (Path file : Recordings.orphans(folder)) {
            found.addFirst(new Leftover(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        }
        return found;
    }
}
