package shad.model.capture.live;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import shad.model.buffer.Layouts;
import shad.model.capture.Frame;
import shad.model.capture.pcapng.PcapngBlocks;

/// Writes frames to pcapng files as they come. [#write] belongs to the analysing thread and never waits: a thread of the
/// recorder's writes, a few times a second and whole blocks only, so that the files are sound whenever the process
/// ends. With rotation, one file after the other has a section of its own, and all of them in a row are one capture too:
/// positions go on from file to file.
final class Recorder implements Closeable {
    private static final int RING_BYTES = 32 << 20;
    private static final long NANOS_PER_WRITE = TimeUnit.MILLISECONDS.toNanos(200);
    /// As much is written at once, without waiting for the time to come.
    private static final int WRITE_EARLY = 4 << 20;
    private static final int UNDESCRIBED = -1;
    private static final byte[] PADDING = new byte[4];
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);
    /// Captures hold what people say to each other.
    private static final String OWNER_ONLY = "rw-------";

    private final RecordingOptions options;
    private final List<String> interfaceNames;
    private final int snaplen;
    private final ByteRing ring = new ByteRing(RING_BYTES);
    private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
    private final Thread thread;

    // The analysing thread's.
    private final byte[] header = new byte[PcapngBlocks.PACKET_HEADER_LENGTH];
    private final byte[] trailer = new byte[PcapngBlocks.TRAILER_LENGTH];
    private final int[] indexInFile;
    private int described;
    private long fileStart;
    private long fileStartNanos;
    private long[] landmarks = new long[8];
    private int landmarkCount;

    // The writing thread's.
    private @Nullable FileChannel channel;
    private final Deque<Part> parts = new ArrayDeque<>();
    private int fileCount;

    private volatile boolean closing;
    private volatile long drops;
    private volatile Present present = new Present(List.of(), 0, 0);
    private volatile String problem = "";

    /// Makes the first file.
    ///
    /// @param interfaceNames in the order of the numbers that [#write] is given
    /// @throws IOException when it cannot be made; what is there is not overwritten
    Recorder(RecordingOptions options, List<String> interfaceNames, int snaplen, long nowNanos) throws IOException {
        this.options = options;
        this.interfaceNames = List.copyOf(interfaceNames);
        this.snaplen = snaplen;
        indexInFile = new int[interfaceNames.size()];
        openNext(0, nowNanos);
        beginFile(nowNanos);
        ring.publish();
        thread = Thread.ofPlatform().name("record").daemon().start(this::writeOut);
    }

    /// Adds the frame, which must stay as it is during the call, and returns the position of its block, or the position
    /// that it would have had where it was dropped.
    long write(int interfaceNumber, int linkType, Frame frame) {
        rotateWhenDue(frame.timestampNanos());
        if (indexInFile[interfaceNumber] == UNDESCRIBED) {
            describe(interfaceNumber, linkType);
        }
        int captured = frame.capturedLength();
        long position = ring.end();
        if (indexInFile[interfaceNumber] == UNDESCRIBED || !problem.isEmpty()
                || !ring.hasRoom(PcapngBlocks.packetLength(captured))) {
            drop();
            return position;
        }
        PcapngBlocks.writePacketHeader(header, indexInFile[interfaceNumber], frame.timestampNanos(), captured,
                frame.originalLength());
        ring.put(header, 0, header.length);
        ring.put(frame.bytes(), frame.offset(), captured);
        ring.put(PADDING, 0, PcapngBlocks.paddedLength(captured) - captured);
        Layouts.setIntLe(trailer, 0, PcapngBlocks.packetLength(captured));
        ring.put(trailer, 0, trailer.length);
        ring.publish();
        if (ring.end() - ring.drained() > WRITE_EARLY) {
            LockSupport.unpark(thread);
        }
        return position;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread counts, others only look.
    private void drop() {
        drops++;
    }

    private void describe(int interfaceNumber, int linkType) {
        byte[] block = PcapngBlocks.interfaceDescription(interfaceNames.get(interfaceNumber), linkType, snaplen);
        if (ring.hasRoom(block.length)) {
            addLandmark();
            ring.put(block, 0, block.length);
            indexInFile[interfaceNumber] = described++;
        }
    }

    private void rotateWhenDue(long nowNanos) {
        boolean due = ring.end() - fileStart >= options.rotateBytes()
                || nowNanos - fileStartNanos >= options.rotateEvery().toNanos();
        if (due && ring.hasRoom(PcapngBlocks.packetLength(LiveOptions.LARGEST_SNAPLEN))) {
            cuts.add(new Cut(ring.end(), nowNanos));
            beginFile(nowNanos);
        }
    }

    private void beginFile(long nowNanos) {
        fileStart = ring.end();
        fileStartNanos = nowNanos;
        Arrays.fill(indexInFile, UNDESCRIBED);
        described = 0;
        addLandmark();
        byte[] section = PcapngBlocks.sectionHeader("Shad");
        ring.put(section, 0, section.length);
    }

    private void addLandmark() {
        if (landmarkCount == landmarks.length) {
            landmarks = Arrays.copyOf(landmarks, 2 * landmarkCount);
        }
        landmarks[landmarkCount++] = ring.end();
    }

    /// See [shad.model.capture.FrameCursor#landmarks]; the analysing thread only.
    long[] landmarks() {
        return Arrays.copyOf(landmarks, landmarkCount);
    }

    /// Any thread.
    RecordingStatus status() {
        Present now = present;
        return new RecordingStatus(now.files, now.removedFiles, now.removedBytes, ring.drained(), drops, problem);
    }

    /// Ends the last file once everything is in it.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeOut() {
        try {
            boolean last = false;
            while (!last) {
                LockSupport.parkNanos(NANOS_PER_WRITE);
                // Asked before it writes, so that nothing is left when it was the last time.
                last = closing;
                writePublished();
            }
        } catch (IOException e) {
            problem = "writing " + lastFile() + " failed (" + e.getMessage()
                    + "); what was written stays, and what comes is no longer recorded";
        } finally {
            closeQuietly();
        }
    }

    private void writePublished() throws IOException {
        long end = ring.published();
        Cut cut = cuts.peek();
        while (cut != null && cut.position() <= end) {
            drainTo(cut.position());
            closeQuietly();
            openNext(cut.position(), cut.nanos());
            removeOldest();
            cuts.remove();
            cut = cuts.peek();
        }
        drainTo(end);
    }

    private void drainTo(long position) throws IOException {
        if (channel != null) {
            ring.drainTo(channel, position);
        }
    }

    private void openNext(long position, long nowNanos) throws IOException {
        Path file = nameOf(++fileCount, nowNanos);
        channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file));
        parts.add(new Part(file, position));
        publish();
    }

    private void publish() {
        present = new Present(
                parts.stream().map(Part::file).toList(), fileCount - parts.size(), parts.getFirst().position());
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }

    private Path nameOf(int number, long nowNanos) {
        if (!options.rotates()) {
            return options.file();
        }
        String name = String.valueOf(options.file().getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String ending = dot > 0 ? name.substring(dot) : "";
        LocalDateTime time = LocalDateTime.ofInstant(
                Instant.ofEpochSecond(0, nowNanos), ZoneId.systemDefault());
        return options.file().resolveSibling(
                String.format(Locale.ROOT, "%s_%05d_%s%s", stem, number, TIME.format(time), ending));
    }

    /// Removes what exceeds the cap, but for the file that is being written.
    private void removeOldest() throws IOException {
        long total = 0;
        for (Part part : parts) {
            total += Files.exists(part.file) ? Files.size(part.file) : 0;
        }
        while (total + options.rotateBytes() > options.capBytes() && parts.size() > 1) {
            Path oldest = parts.remove().file;
            total -= Files.exists(oldest) ? Files.size(oldest) : 0;
            Files.deleteIfExists(oldest);
        }
        publish();
    }

    private void closeQuietly() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            problem = "closing " + lastFile() + " failed (" + e.getMessage() + ")";
        }
    }

    private Path lastFile() {
        return parts.getLast().file;
    }

    /// A file, and the position of its first byte.
    private record Part(Path file, long position) {}

    /// What is there at one moment.
    private record Present(List<Path> files, int removedFiles, long removedBytes) {}

    /// Where one file ends and the next begins.
    ///
    /// @param nanos time at which the next begins
    private record Cut(long position, long nanos) {}
}
