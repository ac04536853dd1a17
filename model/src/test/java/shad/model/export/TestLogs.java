package shad.model.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import shad.model.query.ConnectionColumn;
import shad.model.query.TestRows;
import shad.model.store.StoreSnapshot;

/// Makes logs for tests and reads them whole.
final class TestLogs {
    private TestLogs() {}

    static byte[] log(ConnLogFormat format, StoreSnapshot snapshot, int[] rows) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        ConnLogWriter writer = new ConnLogWriter(target, format, ConnectionColumn.base(), Clock.systemUTC());
        try {
            writer.append(snapshot, rows);
            writer.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    static byte[] randomLog(ConnLogFormat format, int rows, long seed) {
        StoreSnapshot snapshot = new TestRows().addRandom(rows, new Random(seed)).snapshot();
        return log(format, snapshot, TestRows.all(snapshot));
    }

    static String text(byte[] log) {
        return new String(log, StandardCharsets.UTF_8);
    }

    static List<LogRow> read(Path file) throws IOException {
        List<LogRow> rows = new ArrayList<>();
        try (ZeekLogReader reader = ZeekLogReader.open(file)) {
            for (LogRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    static List<LogRow> read(Path folder, byte[] log) throws IOException {
        return read(Files.write(folder.resolve("test.log"), log));
    }
}
