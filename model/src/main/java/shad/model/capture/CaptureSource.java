package shad.model.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import shad.model.buffer.ReadAheadChannel;
import shad.model.capture.compress.CompressionException;

/// Opens captures: files and streams, plain or compressed, told apart by their first bytes and never by their names.
public final class CaptureSource {
    private static final List<CaptureFormat> FORMATS = ServiceLoader
            .load(CaptureFormat.class, CaptureFormat.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private CaptureSource() {}

    /// Opens the capture at `path`: a file, or anything else that can be read from first byte to last.
    ///
    /// @throws CaptureException when nothing of it can be read
    public static FrameCursor open(Path path) throws CaptureException {
        return open(path, CaptureSource::never);
    }

    /// The same for a reader who can be stopped.
    ///
    /// @param stopped asked while a pipe keeps this method or the cursor waiting: whether to give up. The cursor has no
    ///     more frames then, and no fault
    /// @throws CaptureException when nothing of it can be read, or when this was stopped
    public static FrameCursor open(Path path, BooleanSupplier stopped) throws CaptureException {
        return open(input(path, stopped));
    }

    /// Opens the capture that `stream` delivers, such as standard input. Closing the cursor closes the stream, once it is
    /// not being read any more.
    ///
    /// @param name what messages call the capture
    /// @throws CaptureException when nothing of it can be read; the stream is closed then
    public static FrameCursor open(InputStream stream, String name) throws CaptureException {
        return open(stream, name, CaptureSource::never);
    }

    /// The same for a reader who can be stopped.
    ///
    /// @param stopped as for a path
    public static FrameCursor open(InputStream stream, String name, BooleanSupplier stopped) throws CaptureException {
        return open(input(stream, name, stopped));
    }

    /// Opens what is at `path` without asking yet whether it is a capture.
    static CaptureInput input(Path path) throws CaptureException {
        return input(path, CaptureSource::never);
    }

    /// Opens what is at `path`, unpacked, without asking yet whether it is a capture.
    ///
    /// @param stopped as for [#open(Path, BooleanSupplier)]
    /// @throws CaptureException when nothing of it can be read, or when this was stopped
    public static CaptureInput input(Path path, BooleanSupplier stopped) throws CaptureException {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new CaptureException(name + " is a folder; choose a capture file in it");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // Opening a pipe waits for somebody who writes to it.
            return input(
                    readAhead(name, () -> Channels.newInputStream(FileChannel.open(path)), stopped), name, -1, stopped);
        }
        try {
            FileChannel channel = FileChannel.open(path);
            return input(channel, name, channel.size(), stopped);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// Opens what several files hold together without asking yet whether it is a capture.
    static CaptureInput input(CaptureParts parts) throws CaptureException {
        if (parts.isOneFile()) {
            return input(parts.files().getFirst());
        }
        try {
            PartsChannel channel = new PartsChannel(parts);
            return input(channel, parts.name(), channel.size(), CaptureSource::never);
        } catch (IOException e) {
            throw unreadable(parts.name(), e);
        }
    }

    /// Opens what `stream` delivers, unpacked, without asking yet whether it is a capture.
    ///
    /// @param name what messages call it
    /// @param stopped as for [#open(Path, BooleanSupplier)]
    public static CaptureInput input(InputStream stream, String name, BooleanSupplier stopped) throws CaptureException {
        return input(readAhead(name, () -> stream, stopped), name, -1, stopped);
    }

    private static ReadAheadChannel readAhead(String name, ReadAheadChannel.Opener opener, BooleanSupplier stopped) {
        return new ReadAheadChannel(
                "read " + name,
                opener,
                failure -> failure instanceof IOException e ? e : new IOException(failure),
                stopped);
    }

    private static CaptureInput input(
            ReadableByteChannel channel, String name, long size, BooleanSupplier stopped) throws CaptureException {
        try {
            return CaptureInput.of(name, size, channel, stopped);
        } catch (CompressionException e) {
            closeQuietly(channel);
            throw new CaptureException(
                    name + " holds nothing readable: " + e.getMessage() + "; get an undamaged copy", e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw unreadable(name, e);
        }
    }

    private static boolean never() {
        return false;
    }

    /// Opens the capture that `input` holds, and closes the input when there is none.
    ///
    /// @throws CaptureException when it is no capture
    public static FileCursor open(CaptureInput input) throws CaptureException {
        ByteBuffer head = input.head();
        boolean opened = false;
        try {
            for (CaptureFormat format : FORMATS) {
                if (format.recognises(head.duplicate())) {
                    FileCursor cursor = format.open(input);
                    opened = true;
                    return cursor;
                }
            }
        } catch (IOException e) {
            throw unreadable(input.name(), e);
        } finally {
            if (!opened) {
                closeQuietly(input);
            }
        }
        throw new CaptureException(unrecognised(input, head));
    }

    static CaptureException unreadable(String name, IOException cause) {
        String message = switch (cause) {
            case NoSuchFileException e -> " does not exist; check the spelling of its path";
            case AccessDeniedException e -> " may not be read by this user; ask its owner for read permission";
            default -> " cannot be read: " + cause.getMessage();
        };
        return new CaptureException(name + message, cause);
    }

    private static String unrecognised(CaptureInput input, ByteBuffer head) {
        String where = input.name();
        if (input.compression() != null) {
            where += ", unpacked from " + input.compression().label() + ",";
        }
        if (!head.hasRemaining()) {
            return where + " is empty; a capture has at least a file header";
        }
        byte[] first = new byte[Math.min(head.remaining(), 16)];
        head.get(first);
        return where + " is not a capture: it begins with " + HexFormat.ofDelimiter(" ").formatHex(first)
                + "; choose a pcap or pcapng file or a Zeek conn.log, plain or compressed with gzip, zstd, xz or lz4";
    }

    private static void closeQuietly(AutoCloseable source) {
        try {
            source.close();
        } catch (Exception e) {
            // The failure that made the source useless is the one to report.
        }
    }
}
