package shad.views.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;

class FileSaveDialogTest {
    @TempDir
    private Path folder;

    @Test
    void aNameThatGetsItsEndingAfterTheDialogReplacesOnlyLogs() {
        ExportTarget target = FileSaveDialog.target(folder.resolve("mine"), ConnLogFormat.TSV);

        assertThat(target.file()).isEqualTo(folder.resolve("mine.log"));
        assertThat(target.replace()).isEqualTo(SafeFile.Replace.LOGS);
    }

    @Test
    void aFileThatTheDialogAskedAboutIsReplaced() throws IOException {
        Path file = Files.createFile(folder.resolve("mine"));

        assertThat(FileSaveDialog.target(file, ConnLogFormat.TSV))
                .isEqualTo(new ExportTarget(file, ConnLogFormat.TSV, SafeFile.Replace.ANYTHING));
    }
}
