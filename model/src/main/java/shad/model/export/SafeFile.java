package shad.model.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import shad.model.query.ConnectionColumn;

/// A file that appears whole or not at all: it is written beside its place under another name and moved there by
/// [#commit]. Without that, [#close] takes it away and what was there before stays as it was. For one thread.
public final class SafeFile implements AutoCloseable {
    /// What may stand in the file's place and be replaced.
    public enum Replace {
        /// A log as Shad or Zeek writes it, or an empty file.
        LOGS,
        ANYTHING
    }

    private static final int LONGEST_BEGINNING = 64;
    private static final String TSV_BEGINNING = "#separator ";

    private final Path target;
    private final Replace replace;
    private final Path temporary;
    private final FileChannel channel;
    private final OutputStream stream;
    private boolean committed;

    private SafeFile(Path target, Replace replace, Path temporary) throws IOException {
        this.target = target;
        this.replace = replace;
        this.temporary = temporary;
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.stream = new FileStream(channel, target);
    }

    /// Begins a file. A symbolic link is followed: the file it names is replaced, the link stays.
    ///
    /// @throws ExportException where the folder cannot be written to, or what is there must not be replaced
    public static SafeFile create(Path target, Replace replace) throws ExportException {
        try {
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            refuseForeign(real, replace);
            String suffix = "." + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36) + ".part";
            return new SafeFile(real, replace, real.resolveSibling("." + real.getFileName() + suffix));
        } catch (ExportException e) {
            throw e;
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /// Where to write. Not buffered: write large pieces. Its exceptions are [ExportException]s.
    public OutputStream stream() {
        return stream;
    }

    /// Puts the file in its place.
    ///
    /// @param force whether to wait until the disk has it, so that a power cut can't take it back
    public void commit(boolean force) throws ExportException {
        try {
            if (force) {
                channel.force(true);
            }
            channel.close();
            refuseForeign(target, replace);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            committed = true;
        } catch (ExportException e) {
            throw e;
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    /// Takes away what was written, unless it was committed.
    @Override
    public void close() throws ExportException {
        try {
            channel.close();
            if (!committed) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failure(target, e);
        }
    }

    static void refuseForeign(Path target, Replace replace) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isRegularFile(target)) {
            throw new ExportException(target, target + " is not a file; choose another name");
        }
        if (replace == Replace.LOGS && !isLog(target)) {
            throw new ExportException(
                    target,
                    target + " exists and is not a Zeek log; choose another name or say that it may be replaced");
        }
    }

    private static boolean isLog(Path file) throws IOException {
        String beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = new String(in.readNBytes(LONGEST_BEGINNING), StandardCharsets.ISO_8859_1);
        }
        return beginning.isEmpty()
                || beginning.startsWith(TSV_BEGINNING)
                || ConnectionColumn.all().stream()
                        .anyMatch(column -> beginning.startsWith("{\"" + column.zeekName() + "\":"));
    }

    static ExportException failure(Path target, IOException cause) {
        String reason = reason(cause);
        String message;
        if (cause instanceof AccessDeniedException) {
            message = target + " may not be written; choose a folder that is yours";
        } else if (cause instanceof NoSuchFileException) {
            message = "The folder of " + target + " does not exist; create it or choose another";
        } else if (reason.contains("No space left") || reason.contains("quota")) {
            message = "There is no room left for " + target
                    + "; free some or choose another disk. What was there is whole";
        } else {
            message = target + " could not be written (" + reason + "); what was there is whole";
        }
        return new ExportException(target, message, cause);
    }

    private static String reason(IOException cause) {
        String reason =
                cause instanceof FileSystemException e && e.getReason() != null ? e.getReason() : cause.getMessage();
        return reason == null ? cause.getClass().getSimpleName() : reason;
    }
}
