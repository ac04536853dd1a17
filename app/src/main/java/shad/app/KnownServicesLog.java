package shad.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import shad.model.conn.KnownService;
import shad.model.export.ConnLogFormat;
import shad.model.export.KnownServicesWriter;
import shad.model.export.SafeFile;

/// Puts a known_services.log in its place.
final class KnownServicesLog {
    static final String NAME = "known_services.log";

    private KnownServicesLog() {}

    /// Without lines there is no log, as with Zeek; one of an earlier run is emptied.
    ///
    /// @throws IOException when it cannot be written; the message names the file and says what to do
    static void write(List<KnownService> lines, Path target, ConnLogFormat format) throws IOException {
        if (lines.isEmpty() && !Files.exists(target)) {
            return;
        }
        LogPump.createFolderOf(target);
        try (SafeFile file = SafeFile.create(target, SafeFile.Replace.LOGS)) {
            KnownServicesWriter.write(lines, file.stream(), format, Clock.system(ZoneId.systemDefault()));
            file.commit(false);
        }
    }
}
