package shad.model.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import shad.model.capture.compress.CompressionException;

/// A capture that was walked before and is read again from any of its frames on: by position in the file, or in an
/// unpacked copy of a compressed one. Any thread may ask for cursors; each cursor belongs to one thread.
public final class CaptureFile implements AutoCloseable {
    private static final int COPY_LENGTH = 1 << 18;

    private final String name;
    private final CaptureParts content;
    private final boolean isCopy;
    private final long[] landmarks;
    private final @Nullable FlowIndex index;

    private CaptureFile(
            String name, CaptureParts content, boolean isCopy, long[] landmarks, @Nullable FlowIndex index) {
        this.name = name;
        this.content = content;
        this.isCopy = isCopy;
        this.landmarks = Arrays.stream(landmarks).filter(position -> position >= content.firstPosition()).toArray();
        // Stretches of an index may begin in what was removed.
        this.index = content.firstPosition() == 0 ? index : null;
    }

    /// Opens the capture at `path` for reading at any position. A compressed one is unpacked into a temporary file
    /// first, which takes as long as that takes.
    ///
    /// @param landmarks what [FrameCursor#landmarks] gave for this capture
    /// @throws CaptureException when the capture cannot be read, or its copy not be written
    public static CaptureFile open(Path path, long[] landmarks) throws CaptureException {
        return open(path, landmarks, null);
    }

    /// The same where it is known which stretches hold frames of which flows, if `index` is not null.
    public static CaptureFile open(Path path, long[] landmarks, @Nullable FlowIndex index) throws CaptureException {
        return open(CaptureParts.of(path), landmarks, index);
    }

    /// The same of a capture in several files, which is read where it is.
    public static CaptureFile open(CaptureParts parts, long[] landmarks, @Nullable FlowIndex index)
            throws CaptureException {
        String name = parts.name();
        try (CaptureInput input = CaptureSource.input(parts)) {
            return input.compression() == null
                    ? new CaptureFile(name, parts, false, landmarks, index)
                    : new CaptureFile(name, CaptureParts.of(unpack(input)), true, landmarks, index);
        } catch (IOException e) {
            throw new CaptureException(name + " cannot be unpacked into a temporary file: " + e.getMessage(), e);
        }
    }

    /// Whether the capture at `path` has to be unpacked before it can be read anywhere.
    ///
    /// @throws CaptureException when it cannot be read
    public static boolean isCompressed(Path path) throws CaptureException {
        try (CaptureInput input = CaptureSource.input(path)) {
            return input.compression() != null;
        } catch (IOException e) {
            throw CaptureSource.unreadable(path.toString(), e);
        }
    }

    /// What messages call the capture.
    public String name() {
        return name;
    }

    /// A cursor whose next frame is the first.
    ///
    /// @throws CaptureException when the file is gone, or the first of several
    public FrameCursor start() throws CaptureException {
        requireFrom(0);
        return CaptureSource.open(CaptureSource.input(content));
    }

    /// A cursor whose next frame is the one at `filePosition`.
    ///
    /// @param filePosition the frame's [Frame#filePosition]
    /// @param frameNumber the frame's [Frame#frameNumber]
    /// @throws CaptureException when the file is gone or is not the same any more
    public FrameCursor from(long filePosition, long frameNumber) throws CaptureException {
        requireFrom(filePosition);
        FileCursor cursor = CaptureSource.open(CaptureSource.input(content));
        try {
            cursor.skipTo(filePosition, frameNumber, landmarks);
            return cursor;
        } catch (IOException e) {
            cursor.close();
            throw CaptureSource.unreadable(name, e);
        }
    }

    private void requireFrom(long filePosition) throws CaptureException {
        if (filePosition < content.firstPosition()) {
            throw new CaptureException(
                    "The first packets are gone: the oldest files of the recording were removed to keep it below its cap");
        }
    }

    /// The same, and the cursor may leave out frames that belong to none of some flows.
    ///
    /// @param flows the numbers that stand for them, as [FlowIndexBuilder#mark] was told; a few
    public FrameCursor from(long filePosition, long frameNumber, int... flows) throws CaptureException {
        return index == null
                ? from(filePosition, frameNumber)
                : new IndexedCursor(
                        CaptureSource.open(CaptureSource.input(content)), landmarks, index, flows,
                        filePosition, frameNumber);
    }

    /// Whether it is known which stretches hold frames of which flows.
    public boolean isIndexed() {
        return index != null;
    }

    /// Whether all of a frame is there, as it is not at once where the capture is still being written.
    ///
    /// @param filePosition the frame's [Frame#filePosition]
    /// @param frameNumber the frame's [Frame#frameNumber]
    public boolean holds(long filePosition, long frameNumber) {
        try (FrameCursor cursor = from(filePosition, frameNumber)) {
            return cursor.next();
        } catch (CaptureException e) {
            return false;
        }
    }

    /// Removes the temporary file, if there is one.
    @Override
    public void close() throws IOException {
        if (isCopy) {
            Files.deleteIfExists(content.files().getFirst());
        }
    }

    private static Path unpack(CaptureInput input) throws IOException {
        Path copy = Files.createTempFile("shad-", ".capture");
        // For whoever ends without closing.
        copy.toFile().deleteOnExit();
        boolean complete = false;
        try (FileChannel target = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            copy(input.content(), target);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(copy);
            }
        }
        return copy;
    }

    private static void copy(ReadableByteChannel source, FileChannel target) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(COPY_LENGTH);
        try {
            while (source.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    target.write(buffer);
                }
            }
        } catch (CompressionException e) {
            // Whoever walked the capture before knows; the frames before the damage are all there.
        }
    }
}
