package shad.model.capture;

import java.nio.file.Path;
import java.util.List;

/// The files that are one capture together, one behind the other: most often just one. Positions in it go on from file to
/// file. Immutable.
///
/// @param files at least one, oldest first; of several none is compressed
/// @param firstPosition position of the first byte of the first file: more than 0 where older files were removed
public record CaptureParts(List<Path> files, long firstPosition) {
    public CaptureParts {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files");
        }
    }

    /// A capture in one file.
    public static CaptureParts of(Path file) {
        return new CaptureParts(List.of(file), 0);
    }

    /// Whether it is a file as it is.
    boolean isOneFile() {
        return files.size() == 1 && firstPosition == 0;
    }

    /// What messages call it.
    String name() {
        return files.size() == 1
                ? files.getFirst().toString()
                : files.getFirst() + " and the files after it, " + files.size() + " in all,";
    }
}
