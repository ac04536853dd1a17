package shad.model.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFileTest {
    private static final byte[] CONTENT = "#separator \\x09\nnew".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private static void write(Path target, SafeFile.Replace replace) throws IOException {
        try (SafeFile file = SafeFile.create(target, replace)) {
            file.stream().write(CONTENT);
            file.commit(true);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void fileAppearsWithTheCommit() throws IOException {
        Path target = folder.resolve("conn.log");
        try (SafeFile file = SafeFile.create(target, SafeFile.Replace.LOGS)) {
            file.stream().write(CONTENT);
            assertThat(target).doesNotExist();
            file.commit(false);
        }

        assertThat(target).hasBinaryContent(CONTENT);
        assertThat(names()).containsExactly("conn.log");
    }

    @Test
    void withoutCommitNothingChanges() throws IOException {
        Path target = Files.writeString(folder.resolve("conn.log"), "#separator old");
        try (SafeFile file = SafeFile.create(target, SafeFile.Replace.LOGS)) {
            file.stream().write(CONTENT);
        }

        assertThat(target).hasContent("#separator old");
        assertThat(names()).containsExactly("conn.log");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#separator \\x09\n", "{\"ts\":1.5}", "{\"history\":\"S\"}"})
    void logsAreReplaced(String before) throws IOException {
        Path target = Files.writeString(folder.resolve("conn.log"), before);
        write(target, SafeFile.Replace.LOGS);

        assertThat(target).hasBinaryContent(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "#sep", "{\"a\":1}", "[]", "thesis"})
    void otherFilesAreReplacedOnlyWhenAsked(String before) throws IOException {
        Path target = Files.writeString(folder.resolve("notes"), before);

        assertThatThrownBy(() -> write(target, SafeFile.Replace.LOGS))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining(target.toString());
        assertThat(target).hasContent(before);
        assertThat(names()).containsExactly("notes");

        write(target, SafeFile.Replace.ANYTHING);
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void fileThatTurnedUpMeanwhileIsNotReplaced() throws IOException {
        Path target = folder.resolve("conn.log");
        try (SafeFile file = SafeFile.create(target, SafeFile.Replace.LOGS)) {
            Files.writeString(target, "thesis");
            assertThatThrownBy(() -> file.commit(false)).isInstanceOf(ExportException.class);
        }

        assertThat(target).hasContent("thesis");
        assertThat(names()).containsExactly("conn.log");
    }

    @Test
    void linkStaysALink() throws IOException {
        Path real = Files.writeString(folder.resolve("real.log"), "");
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), real);
        write(link, SafeFile.Replace.LOGS);

        assertThat(link).isSymbolicLink();
        assertThat(real).hasBinaryContent(CONTENT);
    }

    @Test
    void folderIsNoTarget() throws IOException {
        Path target = Files.createDirectory(folder.resolve("conn.log"));

        assertThatThrownBy(() -> write(target, SafeFile.Replace.ANYTHING)).isInstanceOf(ExportException.class);
    }

    @Test
    void missingFolderIsNamed() {
        Path target = folder.resolve("none").resolve("conn.log");

        assertThatThrownBy(() -> write(target, SafeFile.Replace.LOGS))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("folder")
                .hasMessageContaining(target.toString());
    }

    @Test
    void writingFailuresNameTheFileAndLeaveTheOldOneWhole() throws IOException {
        Path target = Files.writeString(folder.resolve("conn.log"), "#separator old");
        SafeFile file = SafeFile.create(target, SafeFile.Replace.LOGS);
        file.close();

        assertThatThrownBy(() -> file.stream().write(CONTENT))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining(target.toString())
                .hasMessageContaining("whole");
        assertThat(target).hasContent("#separator old");
        assertThat(names()).containsExactly("conn.log");
    }

    @Test
    void fullDiskIsSaidInPlainWords() {
        Path target = folder.resolve("conn.log");
        IOException full = new FileSystemException(null, null, "No space left on device");

        assertThat(SafeFile.failure(target, full))
                .hasMessageContaining("no room left for " + target)
                .hasMessageContaining("choose another disk");
    }
}
