package shad.views.live;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shad.model.export.SafeFile;

/// Copies a recording, which may have several files and go on growing, into one file. Takes time by its size.
public final class RecordingCopy {
    private static final int PIECE = 1 << 20;
    /// Type and length of a block (pcapng, 3.1).
    private static final int HEADER = 8;
    /// A frame of the largest snaplen with what goes around it is far shorter.
    private static final int LONGEST_BLOCK = 1 << 24;

    private RecordingCopy() {}

    /// Puts all whole blocks one file after the other into `target`, which appears when all of it is there.
    ///
    /// @param files of one recording, oldest first
    /// @throws IOException when it cannot be written; what was at `target` stays then
    public static void write(List<Path> files, Path target) throws IOException {
        try (SafeFile safe = SafeFile.create(target, SafeFile.Replace.ANYTHING)) {
            OutputStream all = new BufferedOutputStream(safe.stream(), PIECE);
            for (Path file : files) {
                try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
                    copyBlocks(file, stream, all);
                }
            }
            all.flush();
            safe.commit(false);
        }
    }

    private static void copyBlocks(Path file, InputStream from, OutputStream to) throws IOException {
        long offset = 0;
        byte[] header = from.readNBytes(HEADER);
        while (header.length == HEADER) {
            int length = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES);
            if (length < HEADER || length > LONGEST_BLOCK) {
                throw new IOException(
                        "%s is damaged: at offset %d a block is said to have %d bytes; open it to see the packets before"
                                .formatted(file, offset, length));
            }
            byte[] rest = from.readNBytes(length - HEADER);
            if (rest.length < length - HEADER) {
                return;
            }
            to.write(header);
            to.write(rest);
            offset += length;
            header = from.readNBytes(HEADER);
        }
    }
}
