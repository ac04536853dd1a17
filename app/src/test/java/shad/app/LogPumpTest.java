package shad.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import shad.model.analysis.Analysis;
import shad.model.analysis.AnalysisOptions;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;
import shad.model.query.ConnectionColumn;
import shad.model.query.RowFilter;

class LogPumpTest {
    private static final int ROOM = 100_000;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFullDiskEndsTheAnalysisOfAnEndlessCapture() throws Exception {
        Path log = folder.resolve("conn.log");
        try (LogPump pump =
                new LogPump(log, ConnLogFormat.TSV, ConnectionColumn.base(), RowFilter.ALL, FullDisk::new)) {
            Analysis analysis = Analysis.ofStream(
                    new EndlessCapture(), "endless", AnalysisOptions.DEFAULT, ticking(pump));
            analysis.run();

            assertThat(analysis.state()).isEqualTo(Analysis.State.CANCELLED);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> pump.finish(analysis.snapshot()))
                    .withMessageContaining("No space left");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLogThatCannotBeBegunEndsTheAnalysisAndSaysWhatToDo() throws Exception {
        Path log = Files.writeString(folder.resolve("conn.log"), "a diary");
        try (LogPump pump = new LogPump(log, ConnLogFormat.TSV, ConnectionColumn.base(), RowFilter.ALL)) {
            Analysis analysis = Analysis.ofStream(
                    new EndlessCapture(), "endless", AnalysisOptions.DEFAULT, ticking(pump));
            analysis.run();

            assertThat(analysis.state()).isEqualTo(Analysis.State.CANCELLED);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> pump.finish(analysis.snapshot()))
                    .withMessageContaining(log.toString())
                    .withMessageContaining("choose another name");
        }
        assertThat(log).hasContent("a diary");
    }

    private static Analysis.Listener ticking(LogPump pump) {
        return new Analysis.Listener() {
            @Override
            public Detail detail() {
                return Detail.ENDED;
            }

            @Override
            public void tick(Analysis analysis) {
                pump.tick(analysis);
            }
        };
    }

    /// Has room for so many bytes and no more.
    private static final class FullDisk extends FilterOutputStream {
        private int room = ROOM;

        FullDisk(SafeFile file) {
            super(file.stream());
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }
    }
}
