package shad.model.marks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarTest {
    private static final Random RANDOM = new Random(9);
    private static final ConnectionKey FIRST = RandomMarks.key(RANDOM);
    private static final ConnectionKey SECOND = RandomMarks.key(RANDOM);
    private static final Remark STAR = new Remark(Mark.STAR, "");
    private static final Remark NOTED = new Remark(Mark.NOTE, "look here");

    @TempDir
    Path folder;

    private Path capture;
    private Path file;
    private Path home;

    @BeforeEach
    void makeCapture() throws IOException {
        capture = Files.createFile(Files.createDirectory(folder.resolve("captures")).resolve("office.pcap"));
        file = capture.resolveSibling("office.pcap.shad.json");
        home = folder.resolve("home");
    }

    private Sidecar sidecar() {
        return new Sidecar(capture, home);
    }

    private static Marks marks(ConnectionKey key, Remark remark) {
        return Marks.NONE.with(Map.of(key, remark));
    }

    /// A folder stands where the file should be, which no right of root overcomes.
    private void makeUnwritable() throws IOException {
        Files.createDirectory(file);
    }

    private long filesIn(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.count();
        }
    }

    @Test
    void nothingIsWrittenBeforeSomethingIsMarked() throws IOException {
        Sidecar.Outcome outcome = sidecar().read();

        assertThat(outcome.marks().isEmpty()).isTrue();
        assertThat(outcome.problem()).isEmpty();
        assertThat(filesIn(folder.resolve("captures"))).isEqualTo(1);
    }

    @Test
    void marksAreFoundBesideTheCapture() {
        Sidecar.Outcome written = sidecar().write(marks(FIRST, STAR));

        assertThat(written.kept()).isTrue();
        assertThat(written.problem()).isEmpty();
        assertThat(file).isRegularFile();
        assertThat(home).doesNotExist();
        assertThat(sidecar().read().marks().of(FIRST)).isEqualTo(STAR);
    }

    @Test
    void aLinkToTheCaptureLeadsToItsMarks() throws IOException {
        sidecar().write(marks(FIRST, STAR));
        Path link = Files.createSymbolicLink(folder.resolve("link.pcap"), capture);

        assertThat(new Sidecar(link, home).read().marks().of(FIRST)).isEqualTo(STAR);
    }

    @Test
    void theFileGoesWithTheLastMark() {
        Sidecar sidecar = sidecar();
        sidecar.write(marks(FIRST, STAR));
        sidecar.write(Marks.NONE);

        assertThat(file).doesNotExist();
    }

    @Test
    void whatAnotherWindowWroteStays() {
        Sidecar one = sidecar();
        Sidecar other = sidecar();
        one.write(marks(FIRST, STAR));
        other.read();
        other.write(marks(FIRST, STAR).with(Map.of(SECOND, NOTED)));
        Marks merged = one.write(marks(FIRST, STAR.withNote("mine"))).marks();

        assertThat(merged.of(FIRST)).isEqualTo(STAR.withNote("mine"));
        assertThat(merged.of(SECOND)).isEqualTo(NOTED);
        assertThat(sidecar().read().marks().sorted()).isEqualTo(merged.sorted());
    }

    @Test
    void whatAnotherWindowTookAwayStaysAway() {
        Sidecar one = sidecar();
        one.write(marks(FIRST, STAR).with(Map.of(SECOND, NOTED)));
        Sidecar other = sidecar();
        other.read();
        other.write(marks(FIRST, STAR));
        Marks merged = one.write(marks(FIRST, NOTED).with(Map.of(SECOND, NOTED))).marks();

        assertThat(merged.of(FIRST)).isEqualTo(NOTED);
        assertThat(merged.of(SECOND)).isEqualTo(Remark.NONE);
    }

    @Test
    void aDamagedFileIsSaidAndMovedAsideWhole() throws IOException {
        Files.writeString(file, "{\"shad_marks\":1,");
        Sidecar sidecar = sidecar();
        Sidecar.Outcome read = sidecar.read();

        assertThat(read.problem()).contains(file.toString(), "damaged", "office.pcap.shad.json.unreadable");
        assertThat(Files.readString(file)).isEqualTo("{\"shad_marks\":1,");
        sidecar.write(marks(FIRST, STAR));
        assertThat(Files.readString(capture.resolveSibling("office.pcap.shad.json.unreadable")))
                .isEqualTo("{\"shad_marks\":1,");
        assertThat(sidecar().read().marks().of(FIRST)).isEqualTo(STAR);
    }

    @Test
    void whatWasMovedAsideIsNeverReplaced() throws IOException {
        for (String damage : new String[] {"first", "second"}) {
            Files.writeString(file, damage);
            Sidecar sidecar = sidecar();
            sidecar.read();
            sidecar.write(marks(FIRST, STAR));
        }

        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".unreadable"))).isEqualTo("first");
        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".unreadable-2"))).isEqualTo("second");
    }

    @Test
    void aFileThatIsDamagedLaterIsMovedAsideToo() throws IOException {
        Sidecar sidecar = sidecar();
        sidecar.write(marks(FIRST, STAR));
        Files.writeString(file, "what is this");
        sidecar.write(marks(FIRST, NOTED));

        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".unreadable"))).isEqualTo("what is this");
        assertThat(sidecar().read().marks().of(FIRST)).isEqualTo(NOTED);
    }

    @Test
    void aFileOfANewerVersionIsSaidAndKept() throws IOException {
        Files.writeString(file, "{\"shad_marks\":2,\"rows\":[]}");
        Sidecar sidecar = sidecar();

        assertThat(sidecar.read().problem()).contains("a newer Shad wrote it (version 2)");
        sidecar.write(marks(FIRST, STAR));
        assertThat(Files.readString(file.resolveSibling(file.getFileName() + ".unreadable"))).contains("\"rows\"");
    }

    @Test
    void marksThatCannotLieBesideTheCaptureAreKeptAway() throws IOException {
        makeUnwritable();
        Sidecar.Outcome written = sidecar().write(marks(FIRST, STAR));

        assertThat(written.kept()).isTrue();
        assertThat(written.problem()).contains(file.toString(), home.toString(), "instead");
        assertThat(sidecar().read().marks().of(FIRST)).isEqualTo(STAR);
        Files.delete(file);
        Sidecar again = sidecar();
        Marks read = again.read().marks();
        assertThat(again.write(read).problem()).isEmpty();
        assertThat(file).isRegularFile();
        assertThat(filesIn(home)).isZero();
    }

    @Test
    void whatIsKeptAwayIsThePersonsLastWord() throws IOException {
        sidecar().write(marks(FIRST, STAR).with(Map.of(SECOND, STAR)));
        byte[] readOnly = Files.readAllBytes(file);
        Files.delete(file);
        makeUnwritable();
        sidecar().write(marks(SECOND, NOTED));
        Files.delete(file);
        Files.write(file, readOnly);
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        Marks read = sidecar().read().marks();

        assertThat(read.of(FIRST)).isEqualTo(Remark.NONE);
        assertThat(read.of(SECOND)).isEqualTo(NOTED);
    }

    @Test
    void marksOfTwoCapturesOfOneNameStayApart() throws IOException {
        makeUnwritable();
        sidecar().write(marks(FIRST, STAR));
        Path other = Files.createFile(folder.resolve("office.pcap"));

        assertThat(new Sidecar(other, home).read().marks().isEmpty()).isTrue();
    }

    @Test
    void whereNothingCanBeWrittenThatIsSaid() throws IOException {
        makeUnwritable();
        Files.writeString(home, "a file, no folder");
        Sidecar.Outcome written = sidecar().write(marks(FIRST, STAR));

        assertThat(written.kept()).isFalse();
        assertThat(written.marks().of(FIRST)).isEqualTo(STAR);
        assertThat(written.problem()).contains("until the capture is closed");
    }
}
