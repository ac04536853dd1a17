package shad.model.capture.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shad.model.home.UserFolders;

/// Recordings that nobody gave a name. They lie in one folder under names that tell which process wrote them, so that
/// those of a process that was killed are found again. Any thread.
public final class Recordings {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Pattern NAME = Pattern.compile("shad-[-0-9]{19}-([0-9]{1,10})(_[0-9_]+)?\\.pcapng");

    private Recordings() {}

    /// The folder that holds them unless told otherwise.
    public static Path standardFolder() {
        return UserFolders.STATE.ofShad().resolve("captures");
    }

    /// Where this process is to record, in a folder that is made if need be.
    public static Path newFile(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        return folder.resolve("shad-" + TIME.format(now) + "-" + ProcessHandle.current().pid() + ".pcapng");
    }

    /// Recordings in a folder whose process has ended without saving or discarding them, oldest first.
    public static List<Path> orphans(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Recordings::isOrphan).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }

    private static boolean isOrphan(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1))).map(process -> !wrote(process, file)).orElse(true);
    }

    /// A process that began after the file was last written has only the number of the one that wrote it.
    private static boolean wrote(ProcessHandle process, Path file) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            // Start times are told in hundredths of a second.
            return process.info().startInstant().map(start -> start.minusSeconds(1).isBefore(written)).orElse(true);
        } catch (IOException e) {
            return false;
        }
    }
}
