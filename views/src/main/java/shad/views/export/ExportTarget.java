package shad.views.export;

import java.nio.file.Path;
import shad.model.export.ConnLogFormat;
import shad.model.export.SafeFile;

/// Where to write to and how.
///
/// @param replace what may be replaced there: anything, where the person was asked
public record ExportTarget(Path file, ConnLogFormat format, SafeFile.Replace replace) {}
