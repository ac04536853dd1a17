package shad.model.capture.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    private Path folder;

    @Test
    void theRecordingOfARunningProcessIsNoOrphan() throws Exception {
        Files.createFile(Recordings.newFile(folder, Instant.now()));

        assertThat(Recordings.orphans(folder)).isEmpty();
    }

    @Test
    void theRecordingOfAProcessThatEndedIsAnOrphan() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        Path orphan = Files.createFile(
                folder.resolve("shad-2026-11-22-14-00-00-" + process.pid() + "_00002_20261122150000.pcapng"));

        assertThat(Recordings.orphans(folder)).containsExactly(orphan);
    }

    @Test
    void aLaterProcessWithTheSameNumberDoesNotHideAnOrphan() throws Exception {
        Path orphan = Files.createFile(Recordings.newFile(folder, Instant.now()));
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minusSeconds(100_000)));

        assertThat(Recordings.orphans(folder)).containsExactly(orphan);
    }

    @Test
    void otherFilesAreNobodysOrphans() throws Exception {
        Files.createFile(folder.resolve("mine.pcapng"));

        assertThat(Recordings.orphans(folder)).isEmpty();
        assertThat(Recordings.orphans(folder.resolve("none"))).isEmpty();
    }
}
