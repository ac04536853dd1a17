package shad.model.marks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shad.model.export.SafeFile;
import shad.model.home.UserFolders;

/// Where the marks of one capture are kept: in a file beside it, `office.pcap.shad.json`, so that they go where it goes. In a
/// folder that may not be written to, they are kept in a folder of the person's own instead, under a name made of the
/// capture's place. What another window or program wrote meanwhile is kept too. A file that can't be understood is never
/// written over: it is moved aside before another takes its place. Works with files; for one thread at a time, and not
/// that of a window.
public final class Sidecar {
    private static final String ENDING = ".shad.json";
    /// What a file is called that was moved aside.
    private static final String ASIDE = ".unreadable";
    /// More than the most marks with the longest notes come to.
    private static final long LARGEST_BYTES = 128 << 20;
    private static final int MOST_ASIDE = 1000;
    private static final int NAME_BYTES = 8;

    /// A file as it was when it was read or written last.
    private record Stamp(FileTime modified, long bytes) {
        static Stamp of(Path file) throws IOException {
            return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    /// What a file had in it then.
    private record Known(Stamp stamp, Marks marks) {
        static final Known NOTHING = new Known(new Stamp(FileTime.fromMillis(Long.MIN_VALUE), 0), Marks.NONE);
    }

    /// Marks, and what a person has to be told; empty for nothing.
    ///
    /// @param kept whether the marks are in a file now
    public record Outcome(Marks marks, String problem, boolean kept) {}

    private final Path beside;
    private final Path away;
    private final Map<Path, Known> known = new HashMap<>();
    private final Set<Path> unreadable = new HashSet<>();

    /// @param folder where marks are kept that can't be kept beside their capture; need not exist
    public Sidecar(Path capture, Path folder) {
        Path real = real(capture);
        beside = real.resolveSibling(real.getFileName() + ENDING);
        away = folder.resolve(shortHash(real.toString()) + "-" + real.getFileName() + ENDING);
    }

    /// Where marks are kept that can't be kept beside their capture.
    public static Path usualFolder() {
        return UserFolders.DATA.ofShad().resolve("marks");
    }

    /// The capture itself, whatever links lead to it, so that all ways to it find its marks.
    private static Path real(Path capture) {
        try {
            return capture.toRealPath();
        } catch (IOException e) {
            return capture.toAbsolutePath().normalize();
        }
    }

    private static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    /// The file beside the capture.
    public Path file() {
        return beside;
    }

    // --- reading ------------------------------------------------------------------------------------------------------

    /// Reads what is kept. What is kept away from the capture was written by somebody who knew what lay beside it, so it
    /// counts alone if it is the later of both.
    public Outcome read() {
        StringBuilder problems = new StringBuilder();
        Marks here = read(beside, problems);
        Marks there = read(away, problems);
        boolean awayIsLater = known(away).stamp().modified().compareTo(known(beside).stamp().modified()) > 0;
        Marks marks = awayIsLater ? there : there.with(here.changesSince(Marks.NONE));
        return new Outcome(marks, problems.toString(), problems.isEmpty());
    }

    private Known known(Path file) {
        return known.getOrDefault(file, Known.NOTHING);
    }

    private Marks read(Path file, StringBuilder problems) {
        try {
            Stamp stamp = Stamp.of(file);
            Marks marks = readMarks(file, stamp);
            known.put(file, new Known(stamp, marks));
            return marks;
        } catch (NoSuchFileException e) {
            return Marks.NONE;
        } catch (IOException e) {
            unreadable.add(file);
            problems.append(problems.isEmpty() ? "" : " ")
                    .append(file)
                    .append(" can’t be read: ")
                    .append(reason(e))
                    .append(". It stays as it is; when something is marked, it is moved aside to ")
                    .append(file.getFileName())
                    .append(ASIDE)
                    .append('.');
            return Marks.NONE;
        }
    }

    private static Marks readMarks(Path file, Stamp stamp) throws IOException {
        if (stamp.bytes() > LARGEST_BYTES) {
            throw MarksException.tooLarge();
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return MarksFormat.read(stream);
        }
    }

    // --- writing ------------------------------------------------------------------------------------------------------

    /// Keeps marks in place of those read or written last. The outcome has them together with what somebody else wrote
    /// meanwhile.
    public Outcome write(Marks marks) {
        try {
            Marks merged = write(beside, marks);
            Files.deleteIfExists(away);
            known.remove(away);
            return new Outcome(merged, "", true);
        } catch (IOException e) {
            return writeAway(marks, e);
        }
    }

    private Outcome writeAway(Marks marks, IOException why) {
        try {
            Files.createDirectories(Objects.requireNonNull(away.getParent()));
            Marks merged = write(away, marks);
            return new Outcome(merged, reason(why) + ". Marks and notes of this capture are kept in " + away
                    + " instead, and found again when it is opened from the same place.", true);
        } catch (IOException e) {
            return new Outcome(marks, reason(why) + ", and " + reason(e)
                    + ". Marks and notes are kept until the capture is closed: make one of the folders writable and mark"
                    + " something, or export the marked rows.", false);
        }
    }

    private Marks write(Path file, Marks marks) throws IOException {
        Marks merged = merged(file, marks);
        boolean overrules = file.equals(away) && Files.exists(beside);
        if (merged.isEmpty() && !overrules && !unreadable.contains(file)) {
            Files.deleteIfExists(file);
            known.remove(file);
            return merged;
        }
        moveAside(file);
        try (SafeFile target = SafeFile.create(file, SafeFile.Replace.ANYTHING)) {
            OutputStream stream = new BufferedOutputStream(target.stream());
            MarksFormat.write(merged, stream);
            stream.flush();
            target.commit(true);
        }
        known.put(file, new Known(Stamp.of(file), merged));
        return merged;
    }

    /// With what somebody else wrote since.
    private Marks merged(Path file, Marks marks) {
        try {
            Stamp stamp = Stamp.of(file);
            if (unreadable.contains(file) || stamp.equals(known(file).stamp())) {
                return marks;
            }
            return readMarks(file, stamp).with(marks.changesSince(known(file).marks()));
        } catch (NoSuchFileException e) {
            return marks;
        } catch (IOException e) {
            unreadable.add(file);
            return marks;
        }
    }

    private void moveAside(Path file) throws IOException {
        if (!unreadable.contains(file)) {
            return;
        }
        if (Files.isRegularFile(file)) {
            Files.move(file, freePlace(file));
        }
        unreadable.remove(file);
    }

    private static Path freePlace(Path file) throws IOException {
        for (int number = 1; number <= MOST_ASIDE; number++) {
            Path place = file.resolveSibling(file.getFileName() + ASIDE + (number == 1 ? "" : "-" + number));
            if (!Files.exists(place)) {
                return place;
            }
        }
        throw new IOException(file + " can’t be moved aside: there are too many of its kind");
    }

    private static String reason(IOException e) {
        @Nullable
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
