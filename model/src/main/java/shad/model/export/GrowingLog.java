package shad.model.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A log that others read while it is written: what is written is in the file at once. For one thread.
public final class GrowingLog implements AutoCloseable {
    private final Path target;
    private final FileChannel channel;

    private GrowingLog(Path target, FileChannel channel) {
        this.target = target;
        this.channel = channel;
    }

    /// Begins a log, in place of an earlier one.
    ///
    /// @throws ExportException where the folder cannot be written to, or what is there is no log
    public static GrowingLog create(Path target) throws ExportException {
        try {
            SafeFile.refuseForeign(target, SafeFile.Replace.LOGS);
            return new GrowingLog(target, FileChannel.open(target, StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE));
        } catch (ExportException e) {
            throw e;
        } catch (IOException e) {
            throw SafeFile.failure(target, e);
        }
    }

    /// Where to write. Not buffered: write large pieces. Its exceptions are [ExportException]s.
    public OutputStream stream() {
        return new FileStream(channel, target);
    }

    /// Ends the log and gives it another name.
    public void closeAs(Path name) throws ExportException {
        try {
            channel.close();
            Files.move(target, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw SafeFile.failure(name, e);
        }
    }

    /// Ends the log.
    @Override
    public void close() throws ExportException {
        try {
            channel.close();
        } catch (IOException e) {
            throw SafeFile.failure(target, e);
        }
    }
}
